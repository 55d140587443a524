"""The start page, put together for each person, and the navigation of every page."""

from django.shortcuts import render

from councils.todo import empty_seats
from guideline.models import Judgement
from guideline.profile import municipality
from meetings import deadlines
from meetings.models import AgendaItem, Meeting
from meetings.todo import actions_to_do, answers_to_do, meetings_to_do, proposals_to_do, silent_seats_to_do
from office.almanac import moment
from office.todo import failed_letters
from situation.models import Rapporteur

SHOWN_AT_ONCE = 8


def home(request):
    """What to do, what comes, and where the law and the guideline stand."""
    person, now = request.user, request.now
    coming = list(Meeting.objects.seen_by(person).coming(now).for_lists().in_order()[:6])
    nearest = coming[0] if coming else None
    waiting = todos(person, now, request.today)
    context = {
        "todos": waiting,
        # As dicts, which a template looks in first.
        "first_todos": [vars(todo) for todo in waiting[:SHOWN_AT_ONCE]],
        "more_todos": [vars(todo) for todo in waiting[SHOWN_AT_ONCE:]],
        "next": nearest,
        "next_when": _how_soon(nearest.day, request.today) if nearest else "",
        "deadline": _deadline(nearest, now) if nearest else None,
        "coming": coming[1:],
        "mine": list(AgendaItem.objects.proposed_by_person(person).open_to_their_proposer().with_meeting()[:5]),
        "may_plan": person.has_perm("meetings.plan"),
        "may_propose": _may_propose(person, nearest),
        "verdicts": _verdicts(person),
        "rapporteur": None if person.terms_today else _rapporteur(person, request.today),
        "greeting": _greeting(request.now_here.hour),
    }
    return render(request, "home.html", context)


def todos(person, now, today):
    """What waits for this person, most urgent first."""
    found = [
        *meetings_to_do(person, now),
        *answers_to_do(person, now),
        *actions_to_do(person, today),
        *proposals_to_do(person),
        *silent_seats_to_do(person, today),
        *empty_seats(person, today),
        *failed_letters(person),
    ]
    return sorted(found, key=lambda todo: todo.urgency)


def navigation(request):
    """What every page's frame needs: where one is and which doors there are."""
    match = request.resolver_match
    section = SECTIONS.get(match.url_name if match else "", "")
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    doors = {"active": section, "outbox": signed_in and user.has_perm("office.see_outbox")}
    return {"nav": doors | municipality()}


SECTIONS = {
    "home": "home",
    **dict.fromkeys(("bodies", "body", "body_step", "seat_step", "cooption_step", "attendance"), "bodies"),
    **dict.fromkeys(("guideline",), "guideline"),
    **dict.fromkeys(("actions", "action", "action_step"), "actions"),
    **dict.fromkeys(("outbox", "letter"), "outbox"),
    **dict.fromkeys(("meetings", "plan_year", "meeting", "agenda_editor", "sent_agenda", "meeting_step"), "meetings"),
    **dict.fromkeys(("live", "notes", "outcome", "private_note"), "meetings"),
    **dict.fromkeys(("minutes", "minutes_version", "meeting_pack", "spreading"), "meetings"),
    **dict.fromkeys(("items", "propose", "item", "item_step"), "meetings"),
    **dict.fromkeys(("roll", "roll_add", "carry_over"), "meetings"),
}


def _may_propose(person, meeting):
    """To the nearest meeting; the coordinator writes straight onto the agenda instead."""
    if meeting is None or person.has_perm("meetings.plan"):
        return False
    return person.has_perm("meetings.propose", meeting.body)


def _deadline(meeting, now):
    """The last moment for the agenda of a meeting that has not been called."""
    deadline = meeting.agenda_deadline
    if deadline is None or meeting.is_summoned:
        return None
    tone = deadlines.tone(deadline, now)
    note = "Dagordningen skulle ha gått ut då." if now > deadline else "Då ska dagordningen ha gått ut."
    return {"label": "Sista tid för kallelsen", "moment_text": moment(deadline), "tone": tone, "note": note}


def _how_soon(day, today):
    days = (day - today).days
    return {0: "i dag", 1: "i morgon"}.get(days, f"om {days} dagar")


def _verdicts(person):
    """What the daily check found, once it has been made, for those who take part or look after the system."""
    if not (person.terms_today or person.is_staff):
        return []
    return [each for each in Judgement.objects.counts() if each["count"]]


def _rapporteur(person, today):
    return Rapporteur.objects.filter(person=person).on(today).select_related("organisation").first()


def _greeting(hour):
    if hour < 10:
        return "God morgon"
    return "Hej" if hour < 18 else "God kväll"
