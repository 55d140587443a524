"""The start page, put together for each person, and the navigation of every page."""

from functools import partial

from django.conf import settings
from django.shortcuts import render

from councils.todo import empty_seats
from guideline.models import Judgement
from guideline.profile import municipality
from meetings import deadlines, reading
from meetings.models import AgendaItem
from meetings.todo import (
    TO_COME,
    actions_to_do,
    meetings_and_answers_to_do,
    meetings_told,
    proposals_to_do,
    silent_seats_to_do,
)
from office.almanac import moment
from office.prepared import Prepared
from office.pulse import silence
from office.todo import letters_to_do
from records.todo import disclosures_to_do
from situation.models import Rapporteur
from situation.todo import reports_to_do

SHOWN_AT_ONCE = 8


def home(request):
    """What to do, what comes, and where the law and the guideline stand."""
    person, now = request.user, request.now
    told = meetings_told(person, now)
    coming = [meeting for meeting in told if meeting.comes][:TO_COME]
    nearest = coming[0] if coming else None
    waiting = todos(person, told, now, request.today)
    context = {
        "todos": waiting,
        # As dicts, which a template looks in first.
        "first_todos": [vars(todo) for todo in waiting[:SHOWN_AT_ONCE]],
        "more_todos": [vars(todo) for todo in waiting[SHOWN_AT_ONCE:]],
        "next": nearest,
        "next_when": _how_soon(nearest.day, request.today) if nearest else "",
        "deadline": _deadline(nearest, now) if nearest else None,
        "coming": coming[1:],
        "mine": _mine(person.pk),
        "may_plan": person.has_perm("meetings.plan"),
        "may_propose": _may_propose(person, nearest),
        "readings": reading.latest(person),
        "verdicts": _verdicts(person),
        "rapporteur": None if person.terms_today else _rapporteur(person, request.today),
        "greeting": _greeting(request.now_here.hour),
    }
    return render(request, "home.html", context)


def todos(person, told, now, today):
    """What waits for this person, most urgent first; `told` are the meetings with something to do, or to come."""
    found = [
        *meetings_and_answers_to_do(told, now),
        *actions_to_do(person, today),
        *proposals_to_do(person),
        *silent_seats_to_do(person, today),
        *empty_seats(person, today),
        *letters_to_do(person),
        *reports_to_do(person, today),
        *disclosures_to_do(person, now),
    ]
    return sorted(found, key=lambda todo: todo.urgency)


def navigation(request):
    """What every page's frame needs: where one is and which doors there are."""
    match = request.resolver_match
    section = SECTIONS.get(match.url_name if match else "", "")
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    doors = {"active": section, "demo": settings.DEMO, "outbox": signed_in and user.has_perm("office.see_outbox")}
    doors["retention"] = signed_in and user.has_perm("office.see_retention")
    doors["wordlist"] = signed_in and user.has_perm("office.see_wordlist")
    doors["records"] = signed_in and user.has_perm("records.see_register")
    doors["operations"] = signed_in and user.has_perm("office.see_operations")
    doors["reads"] = signed_in and user.has_perm("meetings.read_decided")
    doors["est"] = signed_in and user.has_perm("situation.see_reports")
    doors["trace"] = signed_in and user.has_perm("office.see_trace")
    told = doors["operations"] and (user.is_staff or section == "home")
    # As a question: only a page that has room for the answer asks it.
    return {"nav": doors | municipality()} | ({"silence": partial(silence, request.now)} if told else {})


SECTIONS = {
    "home": "home",
    **dict.fromkeys(
        ("bodies", "body", "body_step", "seat_step", "cooption_step", "reading_step", "attendance"), "bodies"
    ),
    **dict.fromkeys(("guideline",), "guideline"),
    **dict.fromkeys(("reading_room", "read_meeting"), "reading"),
    **dict.fromkeys(
        (
            "est_reports",
            "est_draft",
            "situation_report",
            "situation_report_step",
            "est_picture",
            "est_map",
            "est_places",
            "est_place",
            "est_development",
            "est_police",
            "police_step",
            "est_export",
            "est_inbox",
            "est_report",
            "report_step",
            "est_files",
            "est_file",
            "file_step",
            "est_summaries",
            "est_summary",
            "summary_step",
            "est_rapporteurs",
            "est_white_spots",
            "est_link",
            "rapporteur_step",
            "reporting_step",
            "est_proposals",
            "est_proposal",
            "proposal_step",
        ),
        "est",
    ),
    **dict.fromkeys(("actions", "action", "action_step"), "actions"),
    **dict.fromkeys(("outbox", "letter", "to_print"), "outbox"),
    **dict.fromkeys(("records", "record", "disclosures", "disclosure", "disclosure_step", "judge_record"), "records"),
    **dict.fromkeys(
        ("meetings", "plan_year", "plan_meeting", "meeting", "agenda_editor", "sent_agenda", "meeting_step"), "meetings"
    ),
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


@Prepared
def _mine(person):
    return AgendaItem.objects.proposed_by_person(person).open_to_their_proposer().with_meeting()[:5]


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
