"""What the steps of seats and bodies ask."""

from datetime import date

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from councils.models import Person
from office import clock
from office.steps import StepForm

WITHIN_REASON = [
    MinValueValidator(date(2000, 1, 1), "Skriv en dag från år 2000 och framåt."),
    MaxValueValidator(date(2100, 12, 31), "Skriv en dag till och med år 2100."),
]


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
    intro = "Den som håller platsen nu lämnar den dagen före. Historiken stannar hos platsen."
    leading = forms.TypedChoiceField(
        label="Har personen en ledande befattning?",
        choices=[("", "Vet inte"), ("yes", "Ja"), ("no", "Nej")],
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        required=False,
    )


class AddSubstitute(WithPerson):
    intro = "Ersättaren ser organets möten och kan kallas när den ordinarie har förhinder."
    until = _day("Till och med", required=False)


class VacateSeat(StepForm):
    intro = "Platsen blir tom dagen efter. Samordnaren får veta det samma dag."
    until = _day("Sista dagen")


class Coopt(WithPerson):
    intro = "Den adjungerade kallas till organets möten under tiden, men har ingen plats i det."
    until = _day("Till och med", required=False)
    reason = forms.CharField(label="Varför?", max_length=200)


class EndCooption(StepForm):
    until = _day("Sista dagen")


FORMS = {
    "fill_seat": FillSeat,
    "add_substitute": AddSubstitute,
    "vacate_seat": VacateSeat,
    "coopt": Coopt,
    "end_cooption": EndCooption,
}
