"""What the coordinator writes down of what the police told, and corrects."""

from django import forms

from meetings.forms.fields import day_field
from office.steps import StepForm
from situation.forms.fields import AreaField
from situation.lifecycle.police import TWICE
from situation.models import Category, PoliceFigure

MOST = 100_000
LONGEST = 366  # days
WHAT = ("category", "area", "first_day", "last_day")


class Figure(StepForm):
    guarded, may_be_kept = ("source",), False
    category = forms.ModelChoiceField(Category.objects.none(), label="Kategori", empty_label="Välj kategori")
    area = AreaField(label="Område", empty_label="Hela kommunen")
    first_day = day_field("Från")
    last_day = day_field("Till och med")
    number = forms.IntegerField(label="Antal", min_value=0, max_value=MOST)
    source = forms.CharField(
        label="Hur det lämnades", max_length=160, help_text="Till exempel ”muntligt på mötet”. Inga namn."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = Category.objects.incidents().select_related("parent")
        self.fields["category"].label_from_instance = lambda category: category.full_name

    def clean(self):
        cleaned = super().clean()
        if not self.errors.keys() & {"first_day", "last_day"}:
            self._clean_days(cleaned["first_day"], cleaned["last_day"])
        if not self.errors.keys() & set(WHAT) and self._is_there(cleaned):
            self.add_error("category", TWICE)
        return cleaned

    def _clean_days(self, first, last):
        if not 2000 <= first.year <= 2100:
            self.add_error("first_day", "Skriv ett år mellan 2000 och 2100.")
        elif last < first:
            self.add_error("last_day", "Den sista dagen kan inte vara före den första.")
        elif (last - first).days >= LONGEST:
            self.add_error("last_day", "Skriv högst ett år i taget.")

    def _is_there(self, cleaned):
        return self._others().same(**{name: cleaned.get(name) for name in WHAT}).exists()

    def _others(self):
        return PoliceFigure.objects.all()


class Enter(Figure):
    """A new one, of the fourteen days that the next meeting is about, until somebody says otherwise."""


class _Over(StepForm):
    over = forms.IntegerField(widget=forms.HiddenInput)


class Correct(Figure, _Over):
    intro = "Det som står när du sparar är det som gäller."

    def __init__(self, *args, subject, initial=None, **kwargs):
        known = {name: getattr(subject, name) for name in (*WHAT, "number", "source")} | {"over": subject.version}
        super().__init__(*args, subject=subject, initial=known | (initial or {}), **kwargs)

    def _others(self):
        return super()._others().exclude(pk=self.subject.pk)


class Remove(_Over):
    intro = "Uppgiften försvinner ur läget. Att den togs bort står kvar i journalen."

    def __init__(self, *args, subject, initial=None, **kwargs):
        super().__init__(*args, subject=subject, initial={"over": subject.version} | (initial or {}), **kwargs)


FIGURE_FORMS = {"correct_figure": Correct, "remove_figure": Remove}
