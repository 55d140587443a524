"""What the steps of seats and bodies ask."""

from datetime import date, timedelta

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from councils.models import Person, Reader
from councils.models.people import ADJOINED, SUBSTITUTE
from office import clock
from office.permissions import told_by_name
from office.steps import StepForm

WITHIN_REASON = [
    MinValueValidator(date(2000, 1, 1), "Skriv en dag från år 2000 och framåt."),
    MaxValueValidator(date(2100, 12, 31), "Skriv en dag till och med år 2100."),
]


TOLD_OTHERWISE = "Då går ingen inbjudan ut nu. Den kan skickas från organets sida när du vill."


def _day(label, **more):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=WITHIN_REASON, **more)


class WithPerson(StepForm):
    person = forms.ModelChoiceField(Person.objects.none(), label="Vem?", empty_label="Välj en person")
    since = _day("Från och med")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.who_can_take_part()
        self.fields["since"].initial = clock.today()

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Sista dagen kan inte ligga före den första.")
        return cleaned


class FillSeat(WithPerson):
    @property
    def grants(self):
        return self.subject.role

    intro = "Den som håller platsen nu lämnar den dagen före. Historiken stannar hos platsen."
    sends, quiet_because = True, TOLD_OTHERWISE
    leading = forms.TypedChoiceField(
        label="Har personen en ledande befattning?",
        choices=[("", "Vet inte"), ("yes", "Ja"), ("no", "Nej")],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
    )


class AddSubstitute(WithPerson):
    grants = SUBSTITUTE
    sends, quiet_because = True, TOLD_OTHERWISE
    until = _day("Till och med", required=False)


class Invite(StepForm):
    sends = True
    intro = "Innehavaren får ett brev om platsen, med en länk som öppnar kontot om det inte redan är öppnat."


class VacateSeat(StepForm):
    sends = True
    intro = "Platsen blir tom dagen efter. Samordnaren får veta det samma dag."
    until = _day("Sista dagen")


class Coopt(WithPerson):
    grants = ADJOINED
    until = _day("Till och med", required=False)
    reason = forms.CharField(label="Varför?", max_length=200)


class EndCooption(StepForm):
    until = _day("Sista dagen")


# Elections are held every fourth year; who is elected again is given the right again.
LONGEST_READING = timedelta(days=4 * 366)


class GrantReading(WithPerson):
    field_order = ["person", "role", "since", "until", "reason"]
    intro = "Läsrätten upphör av sig själv efter sista dagen, och står i journalen."
    role = forms.ChoiceField(label="Läser som", choices=Reader.choices, widget=forms.RadioSelect)
    until = _day("Till och med")
    reason = forms.CharField(label="Varför?", max_length=200, help_text="Till exempel uppdraget och beslutet om det.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].help_text = " ".join(told_by_name(reader) for reader in Reader)

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until - since > LONGEST_READING:
            self.add_error("until", "Läsrätt ges för högst fyra år. Den som väljs om får den på nytt.")
        return cleaned


class EndReading(StepForm):
    until = _day("Sista dagen")


FORMS = {
    "grant_reading": GrantReading,
    "end_reading": EndReading,
    "fill_seat": FillSeat,
    "add_substitute": AddSubstitute,
    "invite": Invite,
    "vacate_seat": VacateSeat,
    "coopt": Coopt,
    "end_cooption": EndCooption,
}
