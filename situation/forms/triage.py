"""What the steps of triage ask. Each carries the version that was read."""

from django import forms

from meetings.forms.fields import text_area
from office.steps import StepForm
from situation.forms.fields import AreaField, PlaceField
from situation.models import Category, Report, Severity


class Triage(StepForm):
    guarded, may_be_kept = ("why", "text", "handled_by", "handled_how"), False
    over = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, subject, initial=None, **kwargs):
        super().__init__(*args, subject=subject, initial={"over": subject.version} | (initial or {}), **kwargs)


class Approve(Triage):
    pass


class Undo(Triage):
    pass


class Reject(Triage):
    intro = "Rapporten räknas inte och visas inte för någon annan. Rapportören ser skälet."
    why = forms.CharField(label="Varför?", max_length=300)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        if count := subject.merged.count():
            self.intro = f"{self.intro} {_those_that_return(count)}"


class AskBack(Triage):
    intro = "Rapportören får ett brev med din fråga och en länk där svaret skrivs."
    sends = True
    why = text_area("Vad behöver du veta?", rows=3, max_length=500)


class Mask(Triage):
    intro = "Ta bort det som pekar ut en person. Texten som den skrevs sparas, och bara du ser den."
    text = text_area("Texten som den ska läsas", rows=4, max_length=500, required=False)
    handled_by = forms.CharField(label="Vem som redan har gjort något", max_length=120, required=False)
    handled_how = forms.CharField(label="Vad som gjordes", max_length=200, required=False)
    drop_photo = forms.BooleanField(label="Ta bort bilden", required=False)

    def __init__(self, *args, subject, initial=None, **kwargs):
        words = {name: getattr(subject, name) for name in ("text", "handled_by", "handled_how")}
        super().__init__(*args, subject=subject, initial=words | (initial or {}), **kwargs)
        for name in ("handled_by", "handled_how"):
            if not words[name]:
                del self.fields[name]
        if not subject.photo:
            del self.fields["drop_photo"]


class Recategorise(Triage):
    intro = "Det rapportören valde står kvar bredvid."
    category = forms.ModelChoiceField(Category.objects.none(), label="Kategori", empty_label=None)
    severity = forms.TypedChoiceField(label="Allvar", choices=Severity.choices, coerce=int)
    place = PlaceField(label="Plats", help_text="Lämna tomt om platsen är rätt.")
    area = AreaField(label="Eller område", help_text="Lämna tomt om platsen är rätt.")
    why = forms.CharField(label="Varför?", max_length=300, required=False)

    def __init__(self, *args, subject, initial=None, **kwargs):
        known = {"category": subject.category_id, "severity": subject.severity}
        super().__init__(*args, subject=subject, initial=known | (initial or {}), **kwargs)
        self.fields["category"].queryset = Category.objects.select_related("parent")
        self.fields["category"].label_from_instance = lambda category: category.full_name


class Merge(Triage):
    intro = "Rapporterna räknas som en. Välj den som ska stå kvar."
    into = forms.ModelChoiceField(Report.objects.none(), label="Samma händelse som", empty_label="Välj rapport")

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["into"].queryset = Report.objects.beside(subject).for_lists()
        self.fields["into"].label_from_instance = _told


def _those_that_return(count):
    if count == 1:
        return "Rapporten som har slagits ihop med den står för sig själv igen."
    return f"De {count} rapporter som har slagits ihop med den står för sig själva igen."


def _told(report):
    return f"Nr {report.pk}: {report.category}, {report.where}, {report.day}, {report.organisation}"


TRIAGE_FORMS = {
    "approve": Approve,
    "ask_back": AskBack,
    "reject": Reject,
    "mask": Mask,
    "recategorise": Recategorise,
    "merge": Merge,
    "undo_handling": Undo,
}
