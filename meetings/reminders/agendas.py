"""Before a meeting: the coordinator, until its agenda has gone out; then those called, until they have answered."""

from meetings import deadlines, letters
from meetings.letters.posting import matter_of
from meetings.models.states import BEFORE_SUMMONS, State
from office.almanac import short
from office.models.reminders import Because
from office.reminders import Rule
from office.reminders.moments import occasions

AGENDA = Rule(
    name="meetings.agenda_reminder",
    kind="agenda_reminder",
    sentence="Samordnaren påminns 14, 10 och 8 dagar före mötet och den dag då dagordningen senast ska gå ut, "
    "så länge den inte har skickats. Organ med kortare framförhållning får påminnelsen dagen före och samma dag.",
    source="H06",
    write=letters.agenda_reminders,
)
MEMBERS = Rule(
    name="meetings.member_reminder",
    kind="member_reminder",
    sentence="Den som är kallad och inte har svarat påminns arbetsdagen före mötet.",
    source="H07",
    write=letters.member_reminders,
)


def plan(plan, meeting, sittings):
    _coordinator(plan, meeting, sittings)
    _members(plan, meeting)


def _coordinator(plan, meeting, sittings):
    """A body without notice to keep has no deadline to be reminded of."""
    if meeting.state not in BEFORE_SUMMONS:
        plan.stop(AGENDA.name, matter_of(meeting), _why(meeting, Because.DONE))
    elif meeting.notice_days:
        for occasion in occasions(meeting.day, deadlines.agenda_reminders(meeting.notice_days), meeting.starts_at):
            for person in sittings.coordinators(plan.day_of(occasion)):
                _want(
                    plan, AGENDA, meeting, occasion, person,
                    heading=f"Dagordningen till {meeting}",
                    reason="Du är samordnare och dagordningen har inte gått ut än.",
                    url=f"{meeting.get_absolute_url()}dagordning/",
                )  # fmt: skip


def _members(plan, meeting):
    if meeting.state != State.SUMMONED:
        plan.stop(MEMBERS.name, matter_of(meeting), _why(meeting, Because.NOT_CONCERNED))
        return
    (occasion,) = occasions(meeting.day, deadlines.MEMBERS_REMINDED, meeting.starts_at)
    for each in meeting.called:
        if each.answer:
            plan.stop(MEMBERS.name, matter_of(meeting), Because.ANSWERED, each.person)
        else:
            _want(
                plan, MEMBERS, meeting, occasion, each.person,
                heading=f"Kommer du? {meeting.body.short} {short(meeting.day)}",
                reason=f"Du är kallad som {each.role.lower()} ({each.function}) och har inte svarat.",
                url=meeting.get_absolute_url(),
            )  # fmt: skip


def _want(plan, rule, meeting, occasion, person, **told):
    plan.want(
        occasion,
        person,
        key=f"{matter_of(meeting)}/{rule.kind}/{occasion.day}",
        rule=rule.name,
        anchor=matter_of(meeting),
        field="starts_at",
        anchor_at=meeting.starts_at,
        **told,
    )


def _why(meeting, otherwise):
    return Because.CANCELLED if meeting.state == State.CANCELLED else otherwise
