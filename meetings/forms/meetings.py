"""What the steps of a meeting ask."""

from django import forms

from councils.models import Person
from meetings.forms.calendar_replies import FORMS as CALENDAR_FORMS
from meetings.forms.fields import WhenMixin, day_field, text_area, time_field, when_initial
from meetings.forms.items import AddItem
from meetings.models import Openness
from office import clock
from office.almanac import moment
from office.steps import StepForm


class SendAgenda(StepForm):
    greeting = text_area(
        "Egna ord överst i brevet",
        required=False,
        max_length=2000,
        help_text="Frivilligt. Det viktigaste att veta eller förbereda.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["greeting"].initial = self.subject.greeting
        deadline = self.subject.agenda_deadline
        if deadline and clock.now() > deadline:
            self.fields["late_reason"] = forms.CharField(
                label="Varför går den ut för sent?",
                max_length=300,
                help_text=f"Den skulle ha gått ut senast {moment(deadline)}. Skälet står på dagordningen.",
            )


class SendChangedAgenda(StepForm):
    greeting = text_area("Egna ord överst i brevet", required=False, max_length=2000, help_text="Frivilligt.")


class Move(WhenMixin, StepForm):
    intro = "De som redan vet om mötet får ett brev, och sista tid för dagordningen räknas om."
    day = day_field()
    starts = time_field("Börjar")
    ends = time_field("Slutar")
    place = forms.CharField(label="Plats", max_length=160)
    reason = forms.CharField(label="Varför flyttas mötet?", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = when_initial(self.subject)

    def details(self):
        return self.times() | {name: self.cleaned_data[name] for name in ("place", "reason")}


class Cancel(StepForm):
    intro = "De som redan vet om mötet får ett brev. Ledamöternas ärenden flyttas till väntelistan."
    reason = forms.CharField(label="Varför ställs mötet in?", max_length=300)


class AddGuest(StepForm):
    intro = "Den som adjungeras ser det här mötet och får samma kallelse som ledamöterna."
    person = forms.ModelChoiceField(Person.objects.none(), label="Vem?", empty_label="Välj en person")
    reason = forms.CharField(label="Varför?", max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.who_can_take_part()


class AddPaper(StepForm):
    upload = forms.FileField(label="Fil", help_text="Högst 20 MB. PDF, Word, Excel, PowerPoint, bild eller text.")
    openness = forms.ChoiceField(label="Öppenhet", choices=Openness.choices, initial=Openness.INTERNAL)


FORMS = {
    "send_agenda": SendAgenda,
    "send_changed_agenda": SendChangedAgenda,
    "move": Move,
    "cancel": Cancel,
    "add_guest": AddGuest,
    "add_paper": AddPaper,
    "add_item": AddItem,
    **CALENDAR_FORMS,
}
