"""What waits to be done with meetings and items."""

from datetime import timedelta

from councils import listing
from councils.models import Role
from meetings import deadlines, worklist
from meetings.models import Action, AgendaItem, Meeting, Minutes, State, sight
from meetings.statistics import silent_seats
from office.almanac import local, moment, short
from office.prepared import Prepared
from office.todo import LATER, NOW, SOON, Todo

AHEAD = timedelta(days=28)
TO_WRITE = timedelta(days=7)
TO_COME = 6
URGENCY = {"bad": NOW, "warn": SOON, "calm": LATER}


def meetings_told(person, now):
    """Meetings with something to do, with a summons to answer, and the next to come; one question for all three."""
    seen = sight.of(person)
    work = (now + AHEAD, now - TO_WRITE) if seen is None else None
    return _told(seen, person.pk, sight.called_in(person), now, work)


@Prepared
def _told(seen, person, called_in, now, work):
    in_sight = Meeting.objects.in_sight(seen and sight.Sight(*seen))
    coming = in_sight.coming(now).in_order().values("pk")[:TO_COME]
    minutes = Meeting.objects.with_minutes_among(Minutes.objects.awaiting(person))
    stirring = Meeting.objects.astir(person, called_in, now, coming, work)
    return stirring.telling(approves=minutes).for_lists().in_order()


def meetings_and_answers_to_do(told, now):
    return [
        *(_of_meeting(meeting, now) for meeting in told if meeting.works or meeting.approves),
        *(_answer(meeting) for meeting in told if meeting.waits),
    ]


def proposals_to_do(person):
    if not person.has_perm("meetings.see_all"):
        return []
    waiting = sum(_proposed())
    if not waiting:
        return []
    title = "Ett förslag väntar på svar" if waiting == 1 else f"{waiting} förslag väntar på svar"
    return [Todo(title, "/arbete/arenden/", "Ta upp, låt vänta eller lämna tillbaka.", tone="warn", urgency=SOON)]


@Prepared
def _proposed():
    return AgendaItem.objects.proposed().numbers()


def actions_to_do(person, today):
    """One's own that are overdue, or to be done within a week."""
    return [_action(each, today) for each in _due(person.pk, today, today + worklist.SOON)]


@Prepared
def _due(person, today, last):
    return Action.objects.of_person(person, today).due_by(last).for_todos().in_order()


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
        f"{silence.seat.title} i {body.short} har varken svarat eller kommit till två möten i rad.",
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
    return _agenda(meeting, now) if meeting.starts_at > now else _close(meeting)


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
    detail = "Markera mötet som genomfört eller ställ in det."
    if meeting.state != State.SUMMONED:
        detail = "Ingen kallelse skickades. Markera mötet som genomfört om det hölls ändå, annars ställ in det."
    return Todo(f"Blev {meeting} av?", meeting.get_absolute_url(), detail, tone="warn", urgency=SOON)
