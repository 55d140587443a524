"""When the council's minutes have been approved: its representatives, who have not said where they have told (H10)."""

from councils.models import Kind
from meetings import deadlines, letters
from meetings.letters.posting import matter_of
from meetings.letters.spreading import representatives
from meetings.models import Spreading
from meetings.models.states import State
from office.almanac import local
from office.models.reminders import Because
from office.reminders import Rule
from office.reminders.moments import occasions

SPREADING = Rule(
    name="meetings.spreading_reminder",
    kind="spreading_reminder",
    sentence="Rådets representanter får en påminnelse 10 dagar efter att minnesanteckningarna justerades, "
    "om de inte har kryssat för var de har berättat om mötet.",
    source="H10",
    write=letters.spreading_reminders,
)


def plan(plan, approved, sittings):
    approved = [(meeting, minutes) for meeting, minutes in approved if _is_to_be_spread(meeting, minutes)]
    told = Spreading.objects.of_meetings([meeting.pk for meeting, _ in approved]) if approved else []
    ticked = {(tick.meeting_id, tick.person_id) for tick in told}
    for meeting, minutes in approved:
        (occasion,) = occasions(local(minutes.approved_at).date(), deadlines.SPREADING_REMINDED)
        for each in representatives(meeting, sittings.roster(meeting.body, plan.day_of(occasion))):
            if (meeting.pk, each.person.pk) in ticked:
                plan.stop(SPREADING.name, matter_of(meeting), Because.DONE, each.person)
            else:
                _want(plan, meeting, minutes, each, occasion)


def _is_to_be_spread(meeting, minutes):
    return meeting.state == State.APPROVED and meeting.body.kind == Kind.COUNCIL and minutes.approved_at


def _want(plan, meeting, minutes, each, occasion):
    """Once for each meeting: minutes approved anew start no second round."""
    plan.want(
        occasion,
        each.person,
        key=f"{matter_of(meeting)}/{SPREADING.kind}",
        rule=SPREADING.name,
        anchor=matter_of(meeting),
        field="minutes_approved_at",
        anchor_at=minutes.approved_at,
        heading=f"Har du hunnit berätta? {meeting}",
        reason=f"Du företräder {each.organisation or 'din organisation'} och har inte kryssat för var du har berättat.",
        url=f"{meeting.get_absolute_url()}spridning/",
    )
