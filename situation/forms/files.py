"""A file of reports: which it is, and which of its columns tells what."""

from django import forms

from councils.models import Organisation
from office.guarding import Guarded
from office.steps import StepForm
from situation.intake import FIELDS
from situation.models import Category

WORD = "ord-"


class HandIn(Guarded):
    """What the file is called is kept with it, and shown."""

    guarded, may_be_kept = ("upload",), False

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label="Från vilken organisation?", empty_label="Välj organisation"
    )
    upload = forms.FileField(
        label="Fil", help_text="CSV eller Excel (.xlsx), högst 20 MB. Första raden ska vara rubriker."
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(found := list(organisations)) == 1:
            self.fields["organisation"].initial = found[0]


class Columns(StepForm):
    """A list of the file's headings for each thing that can be told, and of categories for each word not known."""

    intro = "Valen sparas till nästa fil från samma organisation."

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, subject=subject, **kwargs)
        headings = [("", "Finns inte i filen"), *((each, each) for each in dict.fromkeys(subject.headers) if each)]
        for told in FIELDS:
            self.fields[told.key] = forms.ChoiceField(
                label=told.label,
                help_text=told.help,
                choices=headings,
                required=told.needed,
                initial=subject.columns.get(told.key, ""),
            )
        self.words = dict.fromkeys([*subject.unknown, *subject.words])
        for number, word in enumerate(self.words):
            self.fields[f"{WORD}{number}"] = CategoryField(word, subject.words.get(word))

    def details(self):
        chosen = {told.key: self.cleaned_data[told.key] for told in FIELDS if self.cleaned_data[told.key]}
        words = {word: self.cleaned_data[f"{WORD}{number}"] for number, word in enumerate(self.words)}
        return {"columns": chosen, "words": {word: category.key for word, category in words.items() if category}}


class CategoryField(forms.ModelChoiceField):
    def __init__(self, word, key):
        super().__init__(
            Category.objects.select_related("parent"),
            label=f"”{word}” betyder",
            required=False,
            to_field_name="key",
            empty_label="Hoppa över sådana rader",
            initial=key,
        )

    def label_from_instance(self, category):
        return category.full_name
