"""What the steps of the minutes ask."""

from django import forms

from councils.letters import coordinators
from councils.models import Person, Role
from meetings.forms.fields import text_area
from meetings.lifecycle.minutes import those_present
from meetings.models import AgendaItem
from office.steps import Once, StepForm


class SendMinutes(StepForm):
    intro = (
        "Anteckningar, utfall, beslut och närvaro låses, besluten får sina nummer, och de som justerar får ett brev."
    )
    chair = forms.ModelChoiceField(Person.objects.none(), label="Vem ledde mötet?", empty_label="Välj")
    secretary = forms.ModelChoiceField(
        Person.objects.none(), label="Vem förde anteckningar?", empty_label="Välj", required=False
    )
    adjuster = forms.ModelChoiceField(
        Person.objects.none(),
        label="Vem justerar tillsammans med ordföranden?",
        empty_label="Välj",
        help_text="Någon annan som var med på mötet.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        there = those_present(self.subject)
        wrote = {*(person.pk for person in there), *coordinators(self.subject.day).values_list("pk", flat=True)}
        for name, keys in (("chair", there), ("secretary", wrote), ("adjuster", there)):
            pks = [getattr(each, "pk", each) for each in keys]
            self.fields[name].queryset = Person.objects.filter(pk__in=pks).order_by("name")
            self.fields[name].initial = getattr(self.subject, f"{name}_id")
        self.fields["chair"].initial = self.subject.chair_id or _seated_chair(self.subject, there)
        if not self.subject.body.has_adjuster:
            del self.fields["adjuster"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("adjuster") and cleaned["adjuster"] == cleaned.get("chair"):
            self.add_error("adjuster", "Välj någon annan än den som ledde mötet.")
        return cleaned


class ReturnMinutes(StepForm):
    intro = "Det går att skriva i anteckningarna igen. Den som skriver protokollet får ett brev med det du skriver här."
    text = text_area("Vad behöver ändras?", max_length=2000)


class ReopenMinutes(StepForm):
    intro = (
        "Det justerade protokollet finns kvar och märks som ersatt. "
        "Alla som har fått det får veta att det öppnas igen, och skälet står först i nästa version."
    )
    reason = forms.CharField(label="Varför öppnas protokollet igen?", max_length=300)


class WriteRemark(Once, StepForm):
    intro = "De som skriver och justerar protokollet ser kommentaren."
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(), label="Till vilken punkt?", required=False, empty_label="Hela protokollet"
    )
    text = text_area("Kommentar", max_length=2000)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = self.subject.items.on_agenda()
        self.fields["item"].label_from_instance = lambda item: item.title


def _seated_chair(meeting, there):
    """Whoever holds the chair's seat, when they were there."""
    present = {person.pk for person in there}
    seated = (each.person.pk for each in meeting.called if each.role == Role.CHAIR.label)
    return next((pk for pk in seated if pk in present), None)


FORMS = {
    "send_minutes": SendMinutes,
    "return_minutes": ReturnMinutes,
    "reopen_minutes": ReopenMinutes,
    "remark": WriteRemark,
}
