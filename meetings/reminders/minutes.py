"""After a meeting: those who write, until the minutes are sent; then those who approve them, until they have."""

from meetings import deadlines, letters
from meetings.letters.posting import matter_of
from meetings.models.states import State
from office.almanac import local
from office.models.reminders import Because
from office.reminders import Rule
from office.reminders.moments import occasions

MISSING = Rule(
    name="meetings.minutes_missing",
    kind="minutes_missing",
    sentence="Samordnaren och mötets sekreterare påminns 3 och 7 dagar efter mötet om protokollet eller "
    "minnesanteckningarna inte har skickats för justering, och ordföranden efter 14 dagar.",
    write=letters.minutes_missing,
)
APPROVAL = Rule(
    name="meetings.approval_reminder",
    kind="approval_reminder",
    sentence="Den som ska justera ett protokoll eller minnesanteckningar och inte har gjort det påminns 3 och 7 dagar "
    "efter att texten skickades.",
    write=letters.approval_reminders,
)
SENT = (State.FOR_APPROVAL, State.APPROVED)


def plan(plan, meeting, sittings, minutes):
    _writers(plan, meeting, sittings)
    _approvers(plan, meeting, minutes)


def _writers(plan, meeting, sittings):
    if meeting.state != State.HELD:
        plan.stop(MISSING.name, matter_of(meeting), Because.DONE)
        return
    day = local(meeting.ends_at).date()
    for occasion in occasions(day, deadlines.MINUTES_MISSED):
        writers = [*sittings.coordinators(plan.day_of(occasion)), *filter(None, [meeting.secretary])]
        _missing(plan, meeting, occasion, writers, f"Du skriver {_the_minutes(meeting)} eller är samordnare.")
    for occasion in occasions(day, deadlines.MINUTES_MISSED_BY_THE_CHAIR):
        chairs = [meeting.chair] if meeting.chair else sittings.chairs(meeting.body, plan.day_of(occasion))
        _missing(plan, meeting, occasion, chairs, "Du ledde mötet, eller är ordförande i organet.")


def _missing(plan, meeting, occasion, people, reason):
    for person in dict.fromkeys(people):
        plan.want(
            occasion,
            person,
            key=f"{matter_of(meeting)}/{MISSING.kind}/{occasion.day}",
            rule=MISSING.name,
            anchor=matter_of(meeting),
            field="ends_at",
            anchor_at=meeting.ends_at,
            heading=f"{meeting.body.the_minutes} från {meeting}",
            reason=f"{reason} {meeting.body.the_minutes} väntar på att skickas för justering.",
            url=f"{meeting.get_absolute_url()}protokoll/",
        )


def _approvers(plan, meeting, minutes):
    if meeting.state != State.FOR_APPROVAL or minutes is None:
        plan.stop(APPROVAL.name, matter_of(meeting), Because.DONE)
        return
    chain = occasions(local(minutes.sent_at).date(), deadlines.APPROVAL_REMINDED)
    for approval in minutes.approvals.all():
        if approval.approved_at:
            plan.stop(APPROVAL.name, matter_of(meeting), Because.DONE, approval.person)
        else:
            for occasion in chain:
                _to_approve(plan, meeting, minutes, approval, occasion)


def _to_approve(plan, meeting, minutes, approval, occasion):
    plan.want(
        occasion,
        approval.person,
        key=f"{matter_of(meeting)}/{APPROVAL.kind}/{minutes.number}/{occasion.day}",
        rule=APPROVAL.name,
        anchor=matter_of(meeting),
        field="minutes_sent_at",
        anchor_at=minutes.sent_at,
        heading=f"Att justera: {_the_minutes(meeting)} från {meeting}",
        reason=f"Du justerar {_the_minutes(meeting)} som {approval.role.lower()} och har inte gjort det än.",
        url=f"{meeting.get_absolute_url()}protokoll/",
    )


def _the_minutes(meeting):
    return meeting.body.the_minutes.lower()
