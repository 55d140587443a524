"""What those who read without taking part are told: the meetings, what can be read of each, and how it went."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from meetings.models import Action, Agenda, Meeting, Minutes
from meetings.models.actions import ActionState

# Two years of a council and a steering group.
MOST = 60
LATEST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting, the number of its last sent agenda and whether its minutes stand."""

    meeting: Meeting
    agenda: int | None
    has_minutes: bool

    @property
    def url(self):
        return address(self.meeting)


def address(meeting):
    return room_of(meeting.pk)


def room_of(pk):
    return f"/arbete/lasrum/{pk}/"


def rows(person):
    """The latest first; three queries however many."""
    meetings = list(Meeting.objects.read_by(person).for_lists().latest_first()[:MOST])
    sent = Agenda.objects.filter(meeting__in=meetings).order_by().values("meeting")
    agendas = dict(sent.annotate(last=Max("number")).values_list("meeting", "last"))
    approved = set(Minutes.objects.approved().filter(meeting__in=meetings).values_list("meeting", flat=True))
    return [Row(each, agendas.get(each.pk), each.pk in approved) for each in meetings]


def latest(person):
    """The latest for the start page, each with its address in the room; one question."""
    meetings = list(Meeting.objects.read_by(person).for_lists().latest_first()[:LATEST])
    return [(meeting, address(meeting)) for meeting in meetings]


def followup(person, today):
    """For each body how many actions were agreed, how many are done and how many are late."""
    late = Q(state=ActionState.OPEN, due_on__lt=today)
    agreed = Action.objects.read_by(person).agreed().order_by("body__order")
    return list(
        agreed.values("body__name").annotate(
            agreed=Count("pk"), done=Count("pk", filter=Q(state=ActionState.DONE)), late=Count("pk", filter=late)
        )
    )


def actions_of(person, meeting):
    """What was agreed at the meeting, and how it stands."""
    return list(Action.objects.read_by(person).of_meeting(meeting).agreed().for_lists().in_order())
