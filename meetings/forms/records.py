"""What is written while a meeting goes on: notes, how an item ended, and what one writes for oneself."""

from django import forms

from meetings.lifecycle.records import LONGEST
from meetings.models import Outcome
from meetings.models.records import outcomes_of
from office.guarding import Guarded

# Set by a step of its own, which asks to which meeting.
NOT_CHOSEN_HERE = (Outcome.CARRIED,)

MOST_VERSIONS = 2_147_483_647


class PlainText(forms.CharField):
    """Kept as it was written, with the ends of lines as every program but a browser's form has them."""

    def __init__(self, **more):
        super().__init__(required=False, strip=False, max_length=LONGEST, **more)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


def version_field():
    return forms.IntegerField(min_value=1, max_value=MOST_VERSIONS, widget=forms.HiddenInput)


class Writing(forms.Form):
    """A text saved over the version that was read; `choice` is what to do when somebody came between."""

    over = version_field()
    choice = forms.ChoiceField(
        choices=[(each, each) for each in ("mine", "theirs", "both")], required=False, widget=forms.HiddenInput
    )


class NotesForm(Writing):
    notes = PlainText(label="Anteckningar", widget=forms.Textarea(attrs={"rows": 12}))


class PrivateNoteForm(Writing):
    text = PlainText(label="Egna anteckningar", widget=forms.Textarea(attrs={"rows": 6}))


class OutcomeForm(Guarded):
    guarded = ("outcome_text",)
    over = version_field()
    outcome = forms.ChoiceField(label="Hur slutade punkten?", required=False, widget=forms.RadioSelect)
    outcome_text = forms.CharField(
        label="Vad kom man fram till?",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Behövs för ett beslut och när en punkt utgår. Det här står i protokollet.",
    )

    def __init__(self, *args, body, **kwargs):
        super().__init__(*args, **kwargs)
        fits = [each for each in outcomes_of(body) if each not in NOT_CHOSEN_HERE]
        self.fields["outcome"].choices = [("", "Inget utfall än"), *((each.value, each.label) for each in fits)]

    def show_both(self, theirs):
        """Keep what was chosen here, tell what stands, and let the next save be over that."""
        self.data = self.data.copy()
        self.data["over"] = theirs.version
        stands = f"{theirs.outcome_label or 'inget utfall'}. {theirs.outcome_text}".strip()
        self.add_error(None, f"Någon annan har sparat utfallet medan du skrev. Så här står det nu: {stands}")
