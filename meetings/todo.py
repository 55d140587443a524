"""What waits to be done with meetings and items."""

from datetime import timedelta

from meetings import deadlines
from meetings.models import AgendaItem, Meeting, State
from office.almanac import moment
from office.todo import LATER, NOW, SOON, Todo

AHEAD = timedelta(days=28)
URGENCY = {"bad": NOW, "warn": SOON, "calm": LATER}


def meetings_to_do(person, now):
    """Agendas to send and meetings to close, for the coordinator."""
    if not person.has_perm("meetings.see_all"):
        return []
    meetings = Meeting.objects.needing_work(now, now + AHEAD).for_lists().in_order()
    return [_agenda(meeting, now) if meeting.ends_at >= now else _close(meeting) for meeting in meetings]


def proposals_to_do(person):
    if not person.has_perm("meetings.see_all"):
        return []
    waiting = AgendaItem.objects.proposed().count()
    if not waiting:
        return []
    title = "Ett förslag väntar på svar" if waiting == 1 else f"{waiting} förslag väntar på svar"
    return [Todo(title, "/arbete/arenden/", "Ta upp, låt vänta eller lämna tillbaka.", tone="warn", urgency=SOON)]


def _agenda(meeting, now):
    """The tone follows the deadline, wherever it is shown."""
    deadline = meeting.agenda_deadline
    tone = deadlines.tone(deadline, now)
    return Todo(
        f"Skicka kallelsen till {meeting}",
        f"{meeting.get_absolute_url()}dagordning/",
        f"Mötet är {moment(meeting.starts_at)}.",
        f"Senast {moment(deadline)}" if deadline else "",
        tone,
        URGENCY[tone],
    )


def _close(meeting):
    sent = meeting.state == State.SUMMONED
    return Todo(
        f"Blev {meeting} av?",
        meeting.get_absolute_url(),
        "Markera mötet som genomfört eller ställ in det." if sent else "Ingen kallelse skickades. Ställ in mötet.",
        tone="warn",
        urgency=SOON,
    )
