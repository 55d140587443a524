"""Actions: whoever took one on is told the day after, reminded before its day and asked when it has passed; what has
lain for a week is on a list to the coordinator.

A new day to be done by is a new chain; what is done or dropped has none.
"""

from datetime import date, time, timedelta

from councils.models import Role, Seat
from councils.roster import Sittings
from meetings import deadlines, letters
from meetings.models import Action, ActionState
from office.almanac import at, local, short
from office.guarding import outward
from office.journal import matter_of
from office.models.reminders import Because
from office.reminders import Anchor, Rule
from office.reminders.moments import occasions

DAY = timedelta(days=1)
NEW_FOR = timedelta(days=15)

NEW = Rule(
    name="meetings.new_actions",
    kind="new_actions",
    sentence="Den som har tagit på sig något på ett möte får veta det arbetsdagen efter, i ett brev för varje möte.",
    write=letters.new_actions,
)
DUE_SOON = Rule(
    name="meetings.action_due_soon",
    kind="action_due_soon",
    sentence="Den som ansvarar för en åtgärd påminns en vecka innan den ska vara klar.",
    write=letters.actions_due_soon,
)
OVERDUE = Rule(
    name="meetings.action_overdue",
    kind="action_overdue",
    sentence="Den som ansvarar för en åtgärd som inte är klar får en fråga arbetsdagen efter att dagen har gått.",
    write=letters.actions_overdue,
)
LEFT_LYING = Rule(
    name="meetings.actions_left_lying",
    kind="actions_left_lying",
    sentence="Samordnaren får en lista på åtgärder som har legat en vecka efter sin dag. "
    "Varje åtgärd står där en gång.",
    write=letters.actions_left_lying,
)


def around(now):
    return Action.objects.reminded_of_near(now).values_list("pk", flat=True)


def touched_by(subject, now):
    """The action itself; those of a seat that somebody came to or left, and all when that was the coordinator's."""
    if isinstance(subject, Action):
        return [subject.pk]
    if not isinstance(subject, Seat):
        return []
    near = Action.objects.reminded_of_near(now).values_list("pk", flat=True)
    return near if subject.role == Role.COORDINATOR else near.on_seat(subject)


def plan(plan, keys):
    sittings, listed = Sittings(), letters.last_left_lying_before_the_table()
    for action in Action.objects.among(keys).for_lists().with_changes():
        if action.is_open:
            _open(plan, action, sittings, date.fromisoformat(listed) if listed else date.min)
        else:
            because = Because.DONE if action.state == ActionState.DONE else Because.CANCELLED
            for rule in (NEW, DUE_SOON, OVERDUE, LEFT_LYING):
                plan.stop(rule.name, matter_of(action), because)


def _open(plan, action, sittings, listed):
    _owners(plan, action, sittings)
    _coordinator(plan, action, sittings, listed)


def _owners(plan, action, sittings):
    made = local(action.made_at).date()
    if action.is_still_with_the_first:
        (told,) = occasions(made, deadlines.TOLD_OF_NEW, at(made + NEW_FOR, time.min))
        _want(plan, NEW, action, told, sittings, made)
    (soon,) = occasions(action.due_on, deadlines.DUE_SOON, at(action.due_on + DAY, time.min))
    if _is_known(action, soon):
        _want(plan, DUE_SOON, action, soon, sittings, action.due_on)
    (passed,) = occasions(action.due_on, deadlines.OVERDUE)
    _want(plan, OVERDUE, action, passed, sittings, action.due_on)


def _coordinator(plan, action, sittings, listed):
    """What stood on a list that was sent before there was a table is not listed again."""
    (late,) = occasions(action.due_on, deadlines.LEFT_LYING)
    if late.day > listed:
        for person in sittings.coordinators(plan.day_of(late)):
            _say(plan, LEFT_LYING, action, late, person, day=action.due_on, reason="Du är samordnare.")


def _want(plan, rule, action, occasion, sittings, day):
    """The holder of the seat that day; the coordinator while nobody has it, or its holder has left."""
    when = plan.day_of(occasion)
    owner = action.person if action.person_id else sittings.holder(action.seat_id, when)
    if owner and owner.is_active:
        _say(plan, rule, action, occasion, owner, day=day, reason="Åtgärden ligger på dig eller din plats.")
    else:
        for person in sittings.coordinators(when):
            _say(plan, rule, action, occasion, person, day=day, reason="Ingen har platsen som åtgärden ligger på.")


def _say(plan, rule, action, occasion, person, *, day, reason):
    """The day that is counted from is in the key, so that a new day starts a new chain."""
    is_new = rule is NEW
    plan.want(
        occasion,
        person,
        key=f"{matter_of(action)}/{rule.kind}/{day}",
        rule=rule.name,
        anchor=matter_of(action),
        field="made_at" if is_new else "due_on",
        anchor_at=action.made_at if is_new else at(action.due_on, time.min),
        heading=f"{HEADINGS[rule.name]} {short(action.due_on)}: {outward(action.text)}",
        reason=reason,
        url=action.get_absolute_url(),
    )


def _is_known(action, soon):
    """What was noted or changed the morning of that letter or later is fresh in mind."""
    return action.last_changed_at < at(local(soon.due_at).date(), time.min)


HEADINGS = {
    NEW.name: "Ny åtgärd, klar senast",
    DUE_SOON.name: "Klart senast",
    OVERDUE.name: "Skulle vara klart",
    LEFT_LYING.name: "Har blivit liggande sedan",
}
ANCHOR = Anchor(Action._meta.label_lower, around, touched_by, plan)
