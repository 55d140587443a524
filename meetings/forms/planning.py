"""The year's meetings as a form: what is proposed, changed by hand before anything is saved."""

from datetime import datetime, timedelta

from django import forms
from django.forms import formset_factory

from guideline.models import Municipality
from meetings import planning
from meetings.forms.fields import WhenMixin, day_field, text_area, time_field
from office import clock
from office.almanac import written
from office.steps import StepForm


class YearForm(forms.Form):
    """Which year to plan, and from which day the EST group's rhythm starts."""

    year = forms.IntegerField(label="År", min_value=2024, max_value=2099)
    est_from = day_field(
        "Första EST-mötet", required=False, help_text="Lämnas tomt för att fortsätta den rytm som gäller."
    )

    def clean(self):
        cleaned = super().clean()
        first = cleaned.get("est_from")
        if first and first.year != cleaned.get("year"):
            self.add_error("est_from", "Välj en dag i det år som planeras.")
        return cleaned


class PlanMeeting(WhenMixin, StepForm):
    """One meeting more. A day when nobody is expected to meet is told of first, and then chosen all the same."""

    guarded_lightly = ("place",)
    intro = (
        "Organets stående punkter läggs på dagordningen, och sista tid för kallelsen räknas ut. "
        "Ingen får något brev av att mötet planeras."
    )
    day = day_field()
    starts = time_field("Börjar")
    ends = time_field("Slutar")
    place = forms.CharField(label="Plats", max_length=160, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        body = self.subject
        ends = datetime.combine(clock.today(), body.starts) + timedelta(minutes=body.minutes)
        self.initial = {"starts": body.starts, "ends": ends.time(), "place": body.place}

    def clean(self):
        cleaned = super().clean()
        day = cleaned.get("day")
        if day and day < clock.today():
            self.add_error("day", f"{written(day).capitalize()} har redan varit. Välj i dag eller en dag som kommer.")
        return cleaned

    def remark_on(self, day):
        """A pause is no red day, but nobody is expected to meet in it either."""
        why = planning.why_unfit(day, _pauses())
        return f"{written(day).capitalize()} är ingen vanlig mötesdag ({why})." if why else ""

    def details(self):
        return self.times() | {"place": self.cleaned_data["place"]}


def _pauses():
    municipality = Municipality.objects.first()
    return planning.pauses_from(municipality.planning if municipality else {})


class ProposalForm(WhenMixin, forms.Form):
    chosen = forms.BooleanField(label="Ta med", required=False)
    body = forms.CharField(widget=forms.HiddenInput)
    day = day_field()
    starts = time_field("Börjar")
    ends = time_field("Slutar")
    place = text_area("Plats", rows=2, max_length=160, required=False)
    note = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    def __init__(self, *args, bodies, **kwargs):
        super().__init__(*args, **kwargs)
        self.bodies = bodies

    def clean_body(self):
        """The bodies are fetched once for all rows."""
        if self.cleaned_data["body"] not in self.bodies:
            raise forms.ValidationError("Organet finns inte.")
        return self.bodies[self.cleaned_data["body"]]

    def clean_place(self):
        """The field has room for two lines; a place is one."""
        return " ".join(self.cleaned_data["place"].split())

    def full_clean(self):
        """A row that is not chosen is not saved, so nothing in it can be wrong."""
        super().full_clean()
        if self.is_bound and not self.cleaned_data.get("chosen"):
            self._errors.clear()

    def meeting(self):
        data = self.cleaned_data
        return self.times() | {"place": data["place"], "note": data["note"]}


ProposalFormSet = formset_factory(ProposalForm, extra=0, max_num=200, absolute_max=200)
