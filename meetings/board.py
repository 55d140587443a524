"""A meeting as it goes on: its items one at a time, what is written to them, and how it keeps its time."""

from dataclasses import dataclass
from functools import cached_property

from councils.models import Body
from councils.models.bodies import ItemKind
from meetings import listing, pace, words
from meetings.models import AgendaItem, Meeting, Outcome, Record, State, papers_of
from office.almanac import clock_time

TONES = {Outcome.CARRIED: "calm", Outcome.DROPPED: "none", "": "none"}


@dataclass
class Point:
    """An item with its place, its record, and whether the one who looks may read what it says."""

    number: int
    item: AgendaItem
    record: Record
    is_current: bool
    is_readable: bool

    @property
    def mark(self):
        return self.record.outcome_label if self.is_readable else ""

    @property
    def says_something(self):
        item = self.item
        return not self.is_readable or item.text or item.shown_papers or item.secrecy_ground or hasattr(item, "brought")

    @property
    def tone(self):
        return TONES.get(self.record.outcome, "good") if self.is_readable else "none"


@dataclass
class Board:
    meeting: Meeting
    points: list
    shown: Point | None
    papers: list  # the meeting's own
    now: object

    @cached_property
    def current(self):
        return next((point for point in self.points if point.is_current), None)

    @property
    def is_under_way(self):
        return self.meeting.state == State.UNDER_WAY

    @property
    def previous(self):
        return self._beside(-1)

    @property
    def next(self):
        return self._beside(1)

    @property
    def used_seconds(self):
        return pace.used_seconds(self.shown.record.spent_seconds, self.shown.record.opened_at, self.now)

    @property
    def item_pace(self):
        return pace.of_item(self.used_seconds, self.shown.item.minutes)

    @property
    def meeting_pace(self):
        """How the meeting lies against its agenda, while it goes on."""
        if not self.is_under_way or self.current is None:
            return None
        return pace.of_meeting(self.current.item.begins_at, self.current.item.minutes, self.now)

    def _beside(self, steps):
        place = self.points.index(self.shown) + steps if self.shown else -1
        return self.points[place] if 0 <= place < len(self.points) else None


def board(meeting, person, wanted, now):
    """The meeting with one item shown: the one asked for, else the one in hand, else the first."""
    papers = listing.show_papers(person, meeting, papers_of(meeting))
    points = _points(meeting, reads_all=person.has_perm("meetings.write_notes", meeting))
    shown = next((point for point in points if point.number == wanted), None)
    current = next((point for point in points if point.is_current), None)
    return Board(meeting, points, shown or current or next(iter(points), None), papers, now)


def hint(body, record):
    """The words that read as a decision about money in a body that may not make one; nothing elsewhere."""
    return words.money_hint(f"{record.outcome_text}\n\n{record.notes}", may_decide_money(body))


def may_decide_money(body):
    return ItemKind.MONEY in body.item_kinds


def money_decider(body):
    """The body to go to with a question of money: the one nearest above that may answer it."""
    return None if may_decide_money(body) else Body.objects.deciding_money().order_by("order").last()


def last_written(record):
    """Who wrote last and when, in words: "Kommundirektören skrev 13.41"."""
    last = record.versions.with_writers().last() if record.pk else None
    return f"{last.by} skrev {clock_time(last.at)}" if last else ""


def reads_notes(meeting, writes):
    """Notes are followed as they are written; afterwards they are a draft until the minutes are approved."""
    return writes or meeting.state in (State.UNDER_WAY, State.APPROVED)


def _points(meeting, reads_all):
    records = {record.item_id: record for record in Record.objects.of_meeting(meeting)}
    return [
        Point(
            number,
            item,
            records.get(item.pk) or Record(item=item),
            item.pk == meeting.current_item_id,
            item.is_readable or reads_all,
        )
        for number, item in enumerate(meeting.agenda_items, start=1)
    ]
