"""The privacy guard at the door: a form that stops what points out a person, and says how to write instead.

A form names its texts. `guarded` are about places and matters: everything is looked for, and who has a reason may keep
it. `guarded_lightly` are words to people, where a number to call may stand: the rest never is. What is kept for a
reason stays in the house: `outward` is the text as it is told in letters, documents, calendars and files.
"""

from collections import Counter

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction

from office import journal, privacy
from office.models import ListedWord
from office.privacy import LIGHTLY, Kind

REASON, SEEN = "guard_reason", "guard_seen"
KEPT = "Behöll en text trots integritetsvakten"
WHY = (
    "Skriv bara ett skäl om uppgiften måste stå kvar. Skälet sparas i journalen, och uppgiften döljs i brev, "
    "dokument, kalendrar, filer och på öppna sidor."
)


def found_in(text, kinds=tuple(Kind)):
    """What the guard finds, with the list as it stands."""
    return [each for each in privacy.find(text, ListedWord.objects.lists()) if each.kind in kinds]


def explained(text):
    """What to tell the one who writes, where the text is saved whatever it says."""
    return [each.explanation for each in found_in(text)] if text else []


def outward(text):
    """The text as it is told outside the house: what points out a person is told by its kind alone."""
    if not privacy.find(text):
        return text
    lists = ListedWord.objects.lists()
    return privacy.masked(text, privacy.Lists(allowed=lists.allowed))


def all_outward(thing):
    """The same for every text in lists and dicts."""
    if isinstance(thing, str):
        return outward(thing)
    if isinstance(thing, dict):
        return {key: all_outward(value) for key, value in thing.items()}
    return [all_outward(each) for each in thing] if isinstance(thing, list) else thing


def about_places(text):
    """For a model's field: what no form has let through is not saved either."""
    if found := found_in(text):
        raise ValidationError([each.explanation for each in found])


class Guarded(forms.Form):
    """`guarded_texts` are texts that are not fields of the form, as what they are called and what they say."""

    guarded = ()
    guarded_lightly = ()
    may_be_kept = True
    guarded_texts = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.kept_anyway = {}
        if self.is_bound and self.may_be_kept and self.add_prefix(REASON) in self.data:
            self._ask_why()

    def clean(self):
        cleaned = super().clean()
        lists = ListedWord.objects.lists() if self._texts(self.guarded + self.guarded_lightly) else privacy.NO_LISTS
        self._stop(self._found(self.guarded_lightly, lists, LIGHTLY))
        if found := self._found(self.guarded, lists, tuple(Kind)) | self._found_elsewhere(lists):
            self._stop_unless_kept(found, lists)
        for name in (REASON, SEEN):
            (cleaned or {}).pop(name, None)
        return cleaned

    def _texts(self, names):
        values = {name: self.cleaned_data.get(name) for name in names if name in self.fields}
        return {name: getattr(value, "name", value) for name, value in values.items() if value} | dict(
            self.guarded_texts
        )

    def _found(self, names, lists, kinds):
        texts = {name: text for name, text in self._texts(names).items() if name in names}
        found = {
            name: [each for each in privacy.find(text, lists) if each.kind in kinds] for name, text in texts.items()
        }
        return {name: each for name, each in found.items() if each}

    def _found_elsewhere(self, lists):
        found = {told: privacy.find(text, lists) for told, text in self.guarded_texts}
        return {told: each for told, each in found.items() if each}

    def _stop(self, found):
        for name, findings in found.items():
            told = [each.explanation for each in findings]
            self.add_error(*((name, told) if name in self.fields else (None, [f"{name}: {each}" for each in told])))

    def _stop_unless_kept(self, found, lists):
        if not self.may_be_kept:
            self._stop(found)
            return
        counts = privacy.counted([each for findings in found.values() for each in findings])
        told = ", ".join(f"{kind}: {count}" for kind, count in counts.items())
        reason, seen = self.cleaned_data.get(REASON, ""), self.cleaned_data.get(SEEN, "")
        if reason and privacy.find(reason, lists):
            self.add_error(REASON, "Skriv skälet utan uppgiften.")
        if reason and seen == told and REASON not in self.errors:
            kinds = Counter(each.kind.name.lower() for findings in found.values() for each in findings)
            self.kept_anyway = {"reason": journal.Told(reason), "found": dict(kinds)}
            return
        self._ask_why()
        self.data = self.data.copy()
        self.data[self.add_prefix(SEEN)] = told
        self._stop(found)

    def _ask_why(self):
        self.fields[REASON] = forms.CharField(
            label="Varför måste uppgiften stå kvar?", max_length=300, required=False, help_text=WHY
        )
        self.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)


def taken(form, subject, by, act):
    """Do what the form was for, and with it write down that a text was kept, and why; never what it says."""
    kept = getattr(form, "kept_anyway", None)
    if not kept:
        return act()
    with transaction.atomic():
        result = act()
        journal.note(subject, KEPT, by=by, details=kept)
        return result
