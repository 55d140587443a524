"""A thing to do, as the start page shows it; and the outbox's own."""

from dataclasses import dataclass

from office.models import Letter

NOW, SOON, LATER = 0, 1, 2


@dataclass(frozen=True)
class Todo:
    title: str
    url: str
    detail: str = ""
    due_text: str = ""
    tone: str = "calm"
    urgency: int = LATER


def failed_letters(person):
    """Letters that did not arrive, for those who keep the outbox."""
    if not person.has_perm("office.see_outbox"):
        return []
    failed = Letter.objects.failed().count()
    if not failed:
        return []
    title = "Ett brev kom inte fram" if failed == 1 else f"{failed} brev kom inte fram"
    return [Todo(title, "/arbete/utskick/?lage=failed", "Rätta adressen och skicka igen.", tone="bad", urgency=NOW)]
