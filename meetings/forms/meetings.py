"""What the steps of a meeting ask."""

from django import forms

from councils.models import Person
from meetings.forms.calendar_replies import FORMS as CALENDAR_FORMS
from meetings.forms.fields import WhenMixin, day_field, text_area, time_field, when_initial
from meetings.forms.items import AddItem
from meetings.forms.telling import own_words, who_is_told
from meetings.letters.untold import since_when
from meetings.models import Openness, State
from office import clock
from office.almanac import moment, span
from office.forms import ClassMixin, ground_field, openness_field
from office.steps import StepForm


class CallForItems(StepForm):
    guarded_lightly = ("words",)
    sends = True
    intro = "De som kallas får ett brev och kan föreslå ärenden till mötet."
    words = own_words()


class SendAgenda(StepForm):
    guarded, guarded_lightly = ("late_reason",), ("greeting",)
    sends = True
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
    """What nobody has read yet is kept: the changes of an hour come as one mail."""

    guarded_lightly = ("greeting",)
    sends = True
    greeting = text_area("Egna ord överst i brevet", required=False, max_length=2000, help_text="Frivilligt.")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if since_when(self.subject):
            self.fields["greeting"].initial = self.subject.greeting


class TellsThoseWhoKnow(StepForm):
    """A planned meeting tells nobody; one that people know of tells them, and may say it in own words."""

    guarded_lightly = ("words", "reason", "place")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.intro = f"{who_is_told(self.subject)} {self.intro}"
        self.sends = self.subject.state != State.PLANNED
        if self.sends:
            self.fields["words"] = own_words()


class Move(WhenMixin, TellsThoseWhoKnow):
    """Written over the time and place that were read. When somebody came between, one is told what stands."""

    intro = "Sista tid för dagordningen räknas om."
    day = day_field()
    starts = time_field("Börjar")
    ends = time_field("Slutar")
    place = forms.CharField(label="Plats", max_length=160)
    reason = forms.CharField(label="Varför flyttas mötet?", max_length=300)
    over = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = when_initial(self.subject) | {"over": self.subject.moves.count()}

    def show_both(self, theirs):
        """Keep what was written here, tell what stands, and let the next press be over that."""
        self.data = self.data.copy()
        self.data["over"] = theirs.moves.count()
        when = span(theirs.starts_at, theirs.ends_at)
        self.add_error(
            None,
            f"Någon annan har flyttat mötet medan du skrev. Nu är det {when}, {theirs.place}. Ändra det som ska ändras "
            "och flytta igen.",
        )

    def details(self):
        told = ("place", "reason", "words", "over")
        return self.times() | {name: self.cleaned_data[name] for name in told if name in self.fields}


class Cancel(TellsThoseWhoKnow):
    intro = "Ledamöternas ärenden flyttas till väntelistan, och de som har föreslagit dem får veta det."
    reason = forms.CharField(label="Varför ställs mötet in?", max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.sends = True  # whoever proposed an item hears of it, also when nobody has heard of the meeting


class AddGuest(StepForm):
    guarded_lightly = ("reason",)
    sends = True
    grants = "guest"
    person = forms.ModelChoiceField(Person.objects.none(), label="Vem?", empty_label="Välj en person")
    reason = forms.CharField(label="Varför?", max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = Person.objects.who_can_take_part()


class AddPaper(ClassMixin, StepForm):
    guarded = ("upload",)
    upload = forms.FileField(label="Fil", help_text="Högst 20 MB. PDF, Word, Excel, PowerPoint, bild eller text.")
    openness = openness_field(Openness.INTERNAL)
    secrecy_ground = ground_field()


FORMS = {
    "call_for_items": CallForItems,
    "send_agenda": SendAgenda,
    "send_changed_agenda": SendChangedAgenda,
    "move": Move,
    "cancel": Cancel,
    "add_guest": AddGuest,
    "add_paper": AddPaper,
    "add_item": AddItem,
    **CALENDAR_FORMS,
}
