"""The roll call as it is read out: who is called in the order of the seats, what is known, what may be supposed."""

from collections import defaultdict
from dataclasses import dataclass

from councils.models import Person
from meetings.models import Answer, Presence
from meetings.models.participants import Attending, with_substitutes
from meetings.models.states import TOOK_PLACE

# What somebody's answer lets one suppose, until the roll is called.
SUPPOSED = {Answer.YES: Presence.PRESENT, Answer.NO: Presence.EXCUSED}


@dataclass
class Row:
    """One who is called. What was pressed but could not be saved stays in the row, with why."""

    each: Attending
    proposed: str
    sits_for: Person | None = None
    substitute: Person | None = None
    presence: str = ""
    came_at: int | None = None
    left_after: int | None = None
    fault: str = ""

    @property
    def key(self):
        return self.each.person.pk

    @property
    def was_there_partly(self):
        return bool(self.came_at or self.left_after)

    @property
    def is_locked(self):
        return bool(self.each.part and self.each.part.is_locked)


@dataclass(frozen=True)
class Tally:
    """A seat counts once, whether its holder or a substitute sits in it."""

    present: int
    places: int

    @property
    def told(self):
        return f"{self.present} av {self.places} på plats"


@dataclass(frozen=True)
class Sitting:
    """How a meeting goes, or went: who leads it and keeps its notes, and who is there."""

    leads: str
    keeps_notes: str
    tally: Tally
    summary: list


def sitting(meeting):
    """Nothing until the meeting has begun."""
    if not (meeting.is_under_way or meeting.state in TOOK_PLACE):
        return None
    names = {each.person.pk: each.person.name for each in meeting.called}
    leads, keeps_notes = (names.get(key, "") for key in (meeting.chair_id, meeting.secretary_id))
    return Sitting(leads, keeps_notes, tally(meeting), summary(meeting))


def rows(meeting):
    """Each substitute comes right after the one they sit for; the adjoined last."""
    found = []
    for each, substitute in with_substitutes(meeting.called):
        found.append(_row(each, substitute))
        if substitute:
            found.append(_row(substitute, None, sits_for=each.person))
    return found


def proposed(each, substitute=None):
    """Whoever has a substitute is taken to be away; otherwise it is as they have answered."""
    return Presence.EXCUSED if substitute else SUPPOSED.get(each.answer, "")


def tally(meeting):
    places = defaultdict(bool)
    for each in meeting.called:
        places[_place(each)] |= each.presence == Presence.PRESENT
    return Tally(sum(places.values()), len(places))


def missing(meeting):
    """Those of whom nobody has said whether they came."""
    return [each.person for each in meeting.called if not each.presence]


def summary(meeting):
    """Those who were there, those who had told that they could not come, and those who were away."""
    by_presence = defaultdict(list)
    for each in meeting.called:
        by_presence[each.presence].append(each.person.name)
    return [(presence, by_presence[presence]) for presence in Presence if by_presence[presence]]


def choices_of_items(meeting):
    """The items as numbers and titles, for those who came late or left early."""
    return [(item.pk, f"{number}. {item.title}") for number, item in enumerate(meeting.agenda_items, start=1)]


def _row(each, substitute, sits_for=None):
    part = each.part
    return Row(
        each,
        proposed(each, substitute),
        sits_for,
        substitute.person if substitute else None,
        each.presence,
        part.came_at_id if part else None,
        part.left_after_id if part else None,
    )


def _place(each):
    return ("seat", each.seat_id) if each.seat_id else ("person", each.person.pk)
