"""What the steps of an item ask."""

from django import forms

from meetings.forms.fields import text_area
from meetings.forms.telling import QUIET
from meetings.models import Meeting, Openness
from office import clock
from office.almanac import moment
from office.forms import Classify, ClassMixin, ground_field, openness_field
from office.steps import Once, StepForm

LIMITS, HOW_LONG = ("min_value", "max_value"), "Skriv mellan 1 och 480 minuter."


class ItemFields(StepForm):
    """The text of an item, and how long it takes."""

    guarded = ("title", "text", "late_because")
    guarded_lightly = ("presenter",)
    title = forms.CharField(label="Rubrik", max_length=160, help_text="Vad gäller det? En kort mening räcker.")
    text = text_area("Beskrivning", required=False, max_length=5000, help_text="Vad behöver de andra veta i förväg?")
    kind = forms.ChoiceField(label="Slag")
    presenter = forms.CharField(label="Föredragande", max_length=120, required=False)
    minutes = forms.IntegerField(
        label="Minuter", min_value=1, max_value=480, initial=10, error_messages=dict.fromkeys(LIMITS, HOW_LONG)
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in self.body.item_kinds]

    @property
    def body(self):
        return self.subject.body


class Openly(ClassMixin, ItemFields):
    openness = openness_field(Openness.OPEN)
    secrecy_ground = ground_field()


class Propose(Once, ItemFields):
    """A member's proposal, to a certain meeting or to the next with room."""

    intro = "Samordnaren läser förslaget och svarar. Bilagor lägger du till när förslaget är sparat."
    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="Till vilket möte?", required=False, empty_label="Nästa möte med plats"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        coming = Meeting.objects.coming(clock.now()).filter(body=self.body).with_body().in_order()
        self.fields["meeting"].queryset = coming
        self.fields["meeting"].label_from_instance = lambda meeting: moment(meeting.starts_at)
        self.fields["presenter"].initial = self.by.name

    @property
    def body(self):
        return self.subject


class AddItem(Once, Openly):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ask_why_late(self, self.subject)


class EditItem(Openly):
    """Written over the version that was read. When somebody came between, both texts are shown."""

    over = forms.IntegerField(widget=forms.HiddenInput)
    theirs = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = ("title", "text", "kind", "presenter", "minutes", "openness", "secrecy_ground")
        self.initial = {name: getattr(self.subject, name) for name in names} | {"over": self.subject.version}
        self.offer_grounds(self.subject.secrecy_ground)
        if not self.by.has_perm("meetings.see_all"):
            del self.fields["openness"], self.fields["secrecy_ground"]

    def show_both(self, theirs):
        """Keep what was written here, show what stands, and let the next save be over that."""
        self.theirs = theirs
        self.data = self.data.copy()
        self.data["over"] = theirs.version
        self.add_error(None, "Någon annan har sparat ärendet medan du skrev. Jämför, ändra och spara igen.")


class Accept(StepForm):
    guarded = ("late_because",)
    sends, quiet_because = True, QUIET["accept"]
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label="Till vilket möte?", empty_label=None)
    late_because = forms.CharField(
        label="Varför tas ärendet upp sent?",
        max_length=300,
        required=False,
        help_text="Behövs om kallelsen redan har gått ut eller är försenad.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        coming = Meeting.objects.coming(clock.now()).filter(body=self.subject.body).with_body().in_order()
        self.fields["meeting"].queryset = coming
        self.fields["meeting"].initial = self.subject.meeting_id
        self.fields["meeting"].label_from_instance = lambda meeting: (
            f"{moment(meeting.starts_at)} – {meeting.state_label}"
        )


class Park(StepForm):
    guarded_lightly = ("answer",)
    sends, quiet_because = True, QUIET["park"]
    intro = "Ärendet väntar till ett senare möte. Den som föreslog det får ett brev."
    answer = forms.CharField(label="Svar till den som föreslog ärendet", max_length=500, required=False)


class Return(StepForm):
    guarded_lightly = ("answer",)
    sends = True
    intro = "Den som föreslog ärendet får ett brev med ditt skäl och kan ändra det och föreslå det igen."
    answer = forms.CharField(label="Varför lämnas det tillbaka?", max_length=500)


class AddItemPaper(StepForm):
    guarded = ("upload",)
    upload = forms.FileField(label="Fil", help_text="Högst 20 MB. PDF, Word, Excel, PowerPoint, bild eller text.")


def ask_why_late(form, meeting):
    """A new item on an agenda that has gone out, or should have, needs its reason."""
    deadline = meeting.agenda_deadline
    if meeting.is_summoned or (deadline and clock.now() > deadline):
        form.fields["late_because"] = forms.CharField(
            label="Varför tas ärendet upp så sent?", max_length=300, help_text="Skälet står på dagordningen."
        )


FORMS = {
    "propose": Propose,
    "edit_item": EditItem,
    "accept": Accept,
    "park": Park,
    "return_item": Return,
    "add_item_paper": AddItemPaper,
    "classify": Classify,
}
