"""What is asked about a summary: a few words of one's own, or why it is taken down."""

from django import forms

from meetings.forms.fields import text_area
from office.steps import StepForm


class InWords(StepForm):
    """Beside the numbers."""

    guarded = ("words",)
    words = text_area("Några ord om tiden", rows=4, required=False, max_length=2000)

    def __init__(self, *args, term, **kwargs):
        self.term = term
        super().__init__(*args, **kwargs)

    def details(self):
        term = self.term
        return {"kind": term.kind, "year": term.year, "part": term.number, "words": self.cleaned_data["words"]}


class DrawUp(InWords):
    intro = "Siffrorna fryses som de är nu, och en PDF görs som kan läggas till ett ärende i Brå."


class Publish(InWords):
    intro = (
        "Tabellen som visas på sidan blir läsbar för alla, precis så. Den går att ta bort men inte att göra om: "
        "skillnaden mellan två tabeller kan avslöja små tal."
    )


class TakeDown(StepForm):
    guarded = ("reason",)
    intro = "Sammanfattningen försvinner från den öppna sidan. Du kan lägga tillbaka den som den var."
    reason = forms.CharField(label="Varför?", max_length=300)


BODY_FORMS = {"draw_up_summary": DrawUp, "publish_summary": Publish}
SUMMARY_FORMS = {"take_down_summary": TakeDown}
