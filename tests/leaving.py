"""A mail server that takes all there is, for tests of what comes on the days after."""

from office import clock
from office.models import Letter
from office.models.letters import LetterState


def all_leave():
    Letter.objects.filter(state=LetterState.WAITING).update(state=LetterState.SENT, sent_at=clock.now())
