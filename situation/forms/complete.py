"""The answer to the coordinator's question: the words of the report, written anew."""

from meetings.forms.fields import text_area
from office.steps import StepForm


class Complete(StepForm):
    guarded, may_be_kept = ("text",), False
    intro = "Skriv till det som saknas och skicka in igen."
    text = text_area("Beskrivning", rows=5, max_length=500)

    def __init__(self, *args, subject, initial=None, **kwargs):
        super().__init__(*args, subject=subject, initial={"text": subject.text} | (initial or {}), **kwargs)
