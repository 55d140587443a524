"""Who is called to meetings, asked of many rows at once: to which meetings, who has sat for whom."""

from collections import defaultdict

from django.db.models import Q

from councils.models import Holding
from councils.roster import Sittings
from meetings.models import Meeting, Participant, sight


def called_to(person):
    """The meetings that the person is called to: in a seat of their own that day, adjoined or invited."""
    invited = Participant.objects.invited().filter(person=person)
    return Meeting.objects.filter(sight.within(sight.called_in(person)) | Q(pk__in=invited.values("meeting")))


def with_called(meetings, sittings=None):
    """Who is in the seats, and everyone's part, worked out for many meetings in four queries."""
    sittings = sittings or Sittings()
    parts = defaultdict(list)
    for part in Participant.objects.of_meetings([meeting.pk for meeting in meetings]).with_people():
        parts[part.meeting_id].append(part)
    for meeting in meetings:
        meeting.roster = sittings.roster(meeting.body, meeting.day)
        meeting.parts = parts[meeting.pk]
    return meetings


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
