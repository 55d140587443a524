"""The text to spread, and the ticks of where one has told."""

from django import forms

from meetings import news
from meetings.forms.fields import text_area
from meetings.models import Place
from office.steps import StepForm


class WriteNews(StepForm):
    """Written over the version that was read. When somebody came between, both texts are shown."""

    guarded = ("news",)
    intro = "Kort, öppet och på vanlig svenska. Töm rutan så gäller den text som protokollet ger av sig självt."
    news = text_area("Text", 12, required=False, max_length=news.LONGEST, help_text=f"Högst {news.LONGEST} tecken.")
    over = forms.IntegerField(widget=forms.HiddenInput)
    theirs = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"news": news.written(self.subject), "over": self.subject.version}

    def show_both(self, theirs):
        """Keep what was written here, show what stands, and let the next save be over that."""
        self.theirs = theirs
        self.data = self.data.copy()
        self.data["over"] = theirs.version
        self.add_error(None, "Någon annan har sparat texten medan du skrev. Jämför, ändra och spara igen.")


class TickSpread(StepForm):
    guarded = ("other",)
    where = forms.MultipleChoiceField(
        label="Var har du berättat?", choices=Place.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    other = forms.CharField(label="Annat ställe", max_length=200, required=False)


FORMS = {"write_news": WriteNews, "tick_spread": TickSpread}
