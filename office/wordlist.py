"""The coordinator's list for the privacy guard: a word is put on it and taken off, each with its reason."""

from office import clock
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import ListedWord
from office.privacy import alike

wordlist = Lifecycle("office")


@wordlist.step(label="Sätt upp på ordlistan", done="Ordet står på ordlistan.", asks=True)
def list_word(words, by, word):
    """`word` comes unsaved, so that the journal names it by its number and never says it."""
    if any(alike(each.text) == alike(word.text) for each in words.words.standing()):
        raise StepRefused("Det står redan på listan.")
    word.list, word.by, word.added_at = words, by, clock.now()
    word.save(force_insert=True)
    return word


@wordlist.step(label="Ta bort från ordlistan", done="Ordet står inte längre på ordlistan.")
def unlist_word(words, by, word):
    standing = ListedWord.objects.standing().filter(pk=word.pk, list=words)
    if not standing.update(removed_by=by, removed_at=clock.now()):
        raise AlreadyDone(word)
