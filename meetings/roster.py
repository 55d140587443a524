"""Who is called to meetings, asked of many rows at once: who waits to answer, who has sat for whom."""

from django.db.models import Exists, OuterRef

from councils.models import Cooption, Holding
from meetings.models import Meeting, Participant, State


def awaiting_answer(person, now):
    """The summoned meetings to come that the person is called to and has not answered."""
    parts = Participant.objects.filter(meeting=OuterRef("pk"), person=person)
    called = Exists(_sits(person)) | Exists(_adjoined(person)) | Exists(parts.invited())
    silent = ~Exists(parts.exclude(answer=""))
    return Meeting.objects.filter(called, silent, state=State.SUMMONED, ends_at__gt=now).for_lists().in_order()


def earlier_substitutes(seats):
    """{person: the seat they have sat in for somebody}; of those who can still be asked, by name."""
    appointed = Holding.objects.filter(is_substitute=True, seat__in=seats)
    asked = Participant.objects.earlier_substitutes(seats)
    rows = [
        (row.person, row.seat_id)
        for found in (appointed, asked)
        for row in found.select_related("person__organisation").order_by("pk")
        if row.person.is_active and row.person.organisation_id
    ]
    return dict(sorted(rows, key=lambda row: row[0].name))


def _sits(person):
    """In a seat of their own on the day of the meeting: an appointed substitute is called when named."""
    day = OuterRef("starts_at__date")
    held = Holding.objects.filter(person=person, is_substitute=False, seat__body=OuterRef("body"), since__lte=day)
    return held.filter(until=None) | held.filter(until__gte=day)


def _adjoined(person):
    day = OuterRef("starts_at__date")
    adjoined = Cooption.objects.filter(person=person, body=OuterRef("body"), since__lte=day)
    return adjoined.filter(until=None) | adjoined.filter(until__gte=day)
