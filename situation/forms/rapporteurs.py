"""What is asked about those who report: who, for which organisation, from when and until when."""

from django import forms

from councils.forms import TOLD_OTHERWISE, WITHIN_REASON
from councils.models import Person
from office import clock
from office.steps import StepForm

IN_PLACE_OF_MANY = "Välj någon"


def day_field(label, **more):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, validators=WITHIN_REASON, **more)


class AddRapporteur(StepForm):
    """Somebody of the organisation who is known here, or somebody new."""

    grants = "rapporteur"
    sends, quiet_because = True, TOLD_OTHERWISE.replace("organets sida", "sidan om rapportörerna")
    field_order = ["person", "email", "name", "title", "since"]
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Någon som redan finns här", required=False, empty_label="Någon ny"
    )
    email = forms.EmailField(label="E-post", required=False, help_text="För någon ny.")
    name = forms.CharField(label="Namn", max_length=120, required=False)
    title = forms.CharField(label="Befattning", max_length=120, required=False)
    since = day_field("Från och med")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.who_can_take_part().filter(organisation=self.subject)
        self.fields["since"].initial = clock.today()

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("person") and "email" not in self.errors:
            self._must_be_told(cleaned)
        return cleaned

    def _must_be_told(self, cleaned):
        if not cleaned.get("email"):
            self.add_error("email", "Välj någon i listan, eller skriv e-postadressen till någon ny.")
        elif not cleaned.get("name"):
            self.add_error("name", "Skriv vad personen heter.")


class EndRapporteur(StepForm):
    intro = "Det personen har rapporterat står kvar."
    until = day_field("Sista dagen")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = clock.today()


class OpenLink(StepForm):
    intro = (
        "Alla som har länken kan rapportera för organisationen, utan att logga in. Den gäller i ett år. "
        "Den som svarar för länken får samordnarens frågor."
    )
    person = forms.ModelChoiceField(Person.objects.none(), label="Vem svarar för länken?", empty_label=IN_PLACE_OF_MANY)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.who_can_take_part().filter(organisation=self.subject)


ORGANISATION_FORMS = {"appoint_rapporteur": AddRapporteur, "open_link": OpenLink}
RAPPORTEUR_FORMS = {"end_rapporteur": EndRapporteur}
