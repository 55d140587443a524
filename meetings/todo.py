"""What waits to be done with meetings and items."""

from datetime import timedelta

from councils import listing
from councils.models import Role
from meetings import deadlines, worklist
from meetings.models import Action, AgendaItem, Meeting, Minutes, State
from meetings.roster import awaiting_answer
from meetings.statistics import silent_seats
from office.almanac import local, moment, short
from office.todo import LATER, NOW, SOON, Todo

AHEAD = timedelta(days=28)
TO_WRITE = timedelta(days=7)
URGENCY = {"bad": NOW, "warn": SOON, "calm": LATER}


def meetings_to_do(person, now):
    """Minutes to approve; and agendas to send, meetings to close and minutes to write, for the coordinator."""
    waiting = Meeting.objects.with_minutes_among(Minutes.objects.awaiting(person))
    if person.has_perm("meetings.see_all"):
        waiting |= Meeting.objects.needing_work(now, now + AHEAD) | Meeting.objects.unwritten(now - TO_WRITE)
    return [_of_meeting(meeting, now) for meeting in waiting.for_lists().in_order()]


def answers_to_do(person, now):
    return [_answer(meeting) for meeting in awaiting_answer(person, now)]


def proposals_to_do(person):
    if not person.has_perm("meetings.see_all"):
        return []
    waiting = AgendaItem.objects.proposed().count()
    if not waiting:
        return []
    title = "Ett förslag väntar på svar" if waiting == 1 else f"{waiting} förslag väntar på svar"
    return [Todo(title, "/arbete/arenden/", "Ta upp, låt vänta eller lämna tillbaka.", tone="warn", urgency=SOON)]


def actions_to_do(person, today):
    """One's own that are overdue, or to be done within a week."""
    own = Action.objects.of_person(person, today).due_by(today + worklist.SOON)
    return [_action(each, today) for each in own.for_lists().in_order()]


def silent_seats_to_do(person, today):
    """For those who chair: the seats that have fallen silent, until they are heard of or somebody else takes over."""
    bodies = person.bodies_as(Role.CHAIR)
    return [_silent(each) for each in silent_seats(bodies, today) if each.person != person] if bodies else []


@listing.tells
def silent_seats_of_the_body(body, person, today):
    """The same on the body's page, for its chair and the coordinator."""
    if not person.has_perm("meetings.see_silent_seats", body):
        return []
    return [
        listing.Notice(f"{each.seat.title} har varit tyst två möten i rad", _kindly(each), *_where(each), tone="warn")
        for each in silent_seats([body], today)
    ]


def _answer(meeting):
    return Todo(
        f"Svara på kallelsen till {meeting}",
        meeting.get_absolute_url(),
        "Ett tryck räcker: ja, nej eller kanske.",
        f"Mötet är {moment(meeting.starts_at)}",
        tone="warn",
        urgency=SOON,
    )


def _action(action, today):
    tone = worklist.tone(action, today)
    where = f"{action.body.short}, {action.owner_label}" if action.seat_id else action.body.short
    due = f"Klart senast {worklist.when(action, today)}" if action.due_on >= today else "Försenad"
    return Todo(action.text, action.get_absolute_url(), where, due, tone, URGENCY[tone])


def _silent(silence):
    body = silence.seat.body
    return Todo(
        f"Hör av dig till {silence.person.name}",
        _where(silence)[0],
        f"Platsen för {silence.seat.title} i {body.short} har varit tyst vid två möten i rad.",
        tone="warn",
        urgency=SOON,
    )


def _kindly(silence):
    days = f"{short(silence.before.day)} och {short(silence.meeting.day)}"
    return f"Inget svar och ingen på plats {days}. Hör gärna av dig till {silence.person.name} och fråga hur det går."


def _where(silence):
    year = silence.meeting.day.year
    return f"/arbete/organ/{silence.seat.body.key}/narvaro/?ar={year}", f"Närvaron {year}"


def _of_meeting(meeting, now):
    if meeting.is_under_way:
        return _under_way(meeting, now)
    if meeting.state in (State.HELD, State.FOR_APPROVAL):
        return _minutes(meeting)
    return _agenda(meeting, now) if meeting.ends_at >= now else _close(meeting)


def _under_way(meeting, now):
    """On its day it goes on; the day after, somebody has forgotten to end it."""
    if local(now).date() > meeting.day:
        detail = "Det började men avslutades aldrig. Avsluta det, så att protokollet kan skrivas."
        return Todo(f"Avsluta {meeting}", meeting.get_absolute_url(), detail, tone="bad", urgency=NOW)
    title = f"{meeting} pågår: fortsätt"
    return Todo(title, meeting.get_absolute_url(), "Uppropet och anteckningarna väntar där.", tone="warn", urgency=NOW)


def _minutes(meeting):
    """To be approved by the one who reads this, or still to be written."""
    page, text = f"{meeting.get_absolute_url()}protokoll/", f"{meeting.body.the_minutes.lower()} från {meeting}"
    if meeting.state == State.FOR_APPROVAL:
        return Todo(f"Justera {text}", page, "Läs igenom. Är allt rätt räcker ett tryck.", "", "warn", NOW)
    detail = "Det är mer än en vecka sedan mötet. Skicka texten för justering."
    return Todo(f"Skriv klart {text}", page, detail, "", "warn", SOON)


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
