"""What each of those called has not been told of how the meeting has changed: their own letters of it lie unsent."""

from dataclasses import dataclass

from meetings.letters.posting import matter_of
from office.folding import untold_since
from office.models import Letter
from office.models.letters import Withdrawn

# What tells how the meeting has changed: a newer one holds it all, and so does the word that it is not to be.
CHANGES = ("moved", "changed_agenda")
# What calls to the meeting: whoever is not to come gets none of it, however long the mail server let it wait.
CALLS = ("agenda", *CHANGES)


@dataclass(frozen=True)
class Untold:
    """Some people, and the moves and changed agendas that they have heard nothing of, oldest first."""

    people: list
    moves: list
    agendas: list
    is_to_be_asked: bool  # for items: the letter that does lies unsent too

    @property
    def kinds(self):
        """Of the letters that tell of them."""
        told = {"moved": self.moves, "changed_agenda": self.agendas}
        return tuple(kind for kind in CHANGES if told[kind])


def untold(meeting, people):
    """The people, with those together who lack the same: a paper that lies unprinted may lack more than the mails."""
    since = since_when(meeting)
    moves, agendas = _after(min(since.values()), meeting) if since else ([], [])
    unasked, alike = _unasked(meeting, since), {}
    for each in people:
        who, first = each.person.pk, since.get(each.person.pk)
        own = [move for move in moves if first and move.at >= first]
        versions = [agenda for agenda in agendas if first and agenda.sent_at >= first]
        lacks = (len(own), len(versions), who in unasked)
        alike.setdefault(lacks, Untold([], own, versions, who in unasked)).people.append(each)
    return list(alike.values())


def since_when(meeting):
    """{person: from when on they have heard of no change}"""
    return untold_since(matter_of(meeting), CHANGES, ("agenda", "no_longer_called"))


def _after(moment, meeting):
    """The first agenda changes nothing."""
    agendas = meeting.agendas.select_related("document").filter(sent_at__gte=moment, number__gt=1)
    return list(meeting.moves.filter(at__gte=moment)), list(agendas.order_by("number"))


def _unasked(meeting, since):
    """Those whose own call for items has not left, or has become part of the letter of a move that has not."""
    calls = Letter.objects.about(matter_of(meeting)).of_kinds("call_for_items")
    replaced = calls.filter(recipient__in=since, withdrawn_because=Withdrawn.REPLACED)
    return set((calls.not_left() | replaced).values_list("recipient", flat=True))
