"""What is known of who came, gathered from many meetings at once."""

from collections import defaultdict
from dataclasses import dataclass

from django.db import models

from councils.models import Seat
from meetings.models import Presence


class Attendance(models.TextChoices):
    """How a seat was filled at a meeting."""

    PRESENT = "present", "Närvarande"
    SUBSTITUTE = "substitute", "Ersättare"
    EXCUSED = "excused", "Anmält förhinder"
    ABSENT = "absent", "Frånvarande"
    EMPTY = "empty", "Tom plats"
    UNKNOWN = "unknown", "Inte noterat"

    @property
    def sign(self):
        return {"present": "●", "substitute": "◐", "excused": "○", "absent": "×", "empty": "□", "unknown": "?"}[
            self.value
        ]


CAME = (Attendance.PRESENT, Attendance.SUBSTITUTE)


@dataclass
class Facts:
    seats: list[Seat]
    holdings: dict
    parts: dict
    substitutes: dict
    noted: set

    def holder(self, seat, day):
        held = [each for each in self.holdings[seat.pk] if each.since <= day and (not each.until or each.until >= day)]
        return held[-1].person if held else None

    def is_silent(self, seat, holder, meeting):
        if meeting.pk not in self.noted:
            return False
        part = self.parts.get((meeting.pk, holder.pk))
        said = part and (part.answer or part.presence in {Presence.PRESENT, Presence.EXCUSED})
        return not said and (meeting.pk, seat.pk) not in self.substitutes

    def cell(self, seat, meeting):
        if not existed(seat, meeting):
            return None
        holder = self.holder(seat, meeting.day)
        part = self.parts.get((meeting.pk, holder.pk)) if holder else None
        substitute = self.substitutes.get((meeting.pk, seat.pk))
        return self._attendance(meeting, holder, part, substitute)

    def _attendance(self, meeting, holder, part, substitute):
        """By the roll; an absence that was told of beforehand is excused."""
        if meeting.pk not in self.noted:
            return Attendance.UNKNOWN
        if part and part.presence == Presence.PRESENT:
            return Attendance.PRESENT
        if substitute and substitute.presence == Presence.PRESENT:
            return Attendance.SUBSTITUTE
        if holder is None:
            return Attendance.EMPTY
        return Attendance.EXCUSED if part and part.was_excused else Attendance.ABSENT


def facts_of(parts, bodies):
    """From everyone's parts in some meetings of the bodies; one question, for the seats and who has held them."""
    seats, holdings = {}, defaultdict(list)
    for row in Seat.objects.filter(body__in=bodies).with_every_holder():
        seats.setdefault(row.pk, row)
        holdings[row.pk] += [row.held] if hasattr(row, "held") else []
    return Facts(
        seats=list(seats.values()),
        holdings=holdings,
        parts={(part.meeting_id, part.person_id): part for part in parts},
        substitutes={(part.meeting_id, part.seat_id): part for part in parts if part.sits_for_somebody},
        noted={part.meeting_id for part in parts if part.presence},
    )


def existed(seat, meeting):
    return seat.since <= meeting.day and (seat.until is None or meeting.day <= seat.until)
