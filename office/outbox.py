"""A letter that did not arrive can be sent again by the one who keeps the outbox."""

from office import clock, letters
from office.lifecycle import Lifecycle
from office.models import Letter
from office.models.letters import LetterState

outbox = Lifecycle("office")


@outbox.step(LetterState.FAILED, to=LetterState.WAITING, label="Skicka igen")
def resend(letter, by):
    """The letter starts over, still the same letter; a mended address is the reason to try."""
    address = letter.recipient.email
    search_text = f"{letter.search_text} {address}".casefold()
    Letter.objects.filter(pk=letter.pk).update(
        address=address, search_text=search_text, due_at=clock.now(), tries=0, last_error=""
    )
    letters.wake_on_commit()
