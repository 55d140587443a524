"""A thing to do, as the start page shows it; and the outbox's own."""

from dataclasses import dataclass

from office.models import Letter
from office.models.letters import LetterState
from office.prepared import Prepared

NOW, SOON, LATER = 0, 1, 2


@dataclass(frozen=True)
class Todo:
    title: str
    url: str
    detail: str = ""
    due_text: str = ""
    tone: str = "calm"
    urgency: int = LATER


def letters_to_do(person):
    """Letters that did not arrive, and those to be printed, for those who keep the outbox."""
    if not person.has_perm("office.see_outbox"):
        return []
    count = dict(_wanting_care())
    return [*_failed(count.get(LetterState.FAILED, 0)), *_to_print(person, count.get(LetterState.TO_PRINT, 0))]


@Prepared
def _wanting_care():
    return Letter.objects.wanting_care()


def _failed(count):
    if not count:
        return []
    title = "Ett brev kom inte fram" if count == 1 else f"{count} brev kom inte fram"
    return [Todo(title, "/arbete/utskick/?lage=failed", "Rätta adressen och skicka igen.", tone="bad", urgency=NOW)]


def _to_print(person, count):
    if not count or not person.has_perm("office.mark_printed"):
        return []
    url, why = "/arbete/utskick/att-skriva-ut/", "Mottagarna saknar e-postadress."
    return [Todo(f"{count} brev att skriva ut", url, why, tone="warn", urgency=SOON)]
