"""The meeting itself: it begins, and it ends when nothing is left hanging."""

from datetime import timedelta

from councils.models import Role
from meetings import letters, roll
from meetings.lifecycle.carrying import carrying, write_outcome
from meetings.lifecycle.meetings import meetings
from meetings.lifecycle.records import stop_clock, turn_to
from meetings.models import Answer, Outcome, Record, State
from meetings.models.states import NOT_YET_HELD
from office import clock
from office.almanac import moment
from office.lifecycle import StepRefused

# So long before the hour somebody may open the meeting and begin to call the roll.
IN_GOOD_TIME = timedelta(hours=1)

# What the end of a meeting may do with an item that was not finished, beside carrying it over to a meeting.
NOTED, WAITS, DROPPED = "noted", "waits", "dropped"


def is_its_hour(meeting):
    """From an hour before, the whole day: a meeting of yesterday was not begun today."""
    opens = meeting.starts_at - IN_GOOD_TIME
    if clock.now() < opens:
        return f"Mötet går att börja från {moment(opens)}."
    if clock.today() > meeting.day:
        return "Mötets dag har passerat. Markera det som genomfört i stället."
    return ""


def roll_is_called(meeting):
    missing = roll.missing(meeting)
    if not missing:
        return ""
    return f"Uppropet är inte klart: {_names(missing)}."


@meetings.step(
    *NOT_YET_HELD, to=State.UNDER_WAY, label="Börja mötet", done="Mötet har börjat.", needs=[is_its_hour], asks=True
)
def start(meeting, by, chair, secretary=None, adjuster=None):
    """The meeting is open: who leads it, who keeps the notes, and its first item before everybody."""
    _must_be_fit(meeting, chair, adjuster)
    letters.has_begun(meeting)
    meeting.started_at = clock.now()
    meeting.chair, meeting.secretary, meeting.adjuster = chair, secretary, adjuster
    meeting.save(update_fields=["started_at", "chair", "secretary", "adjuster"])
    if meeting.agenda_items:
        turn_to(meeting, meeting.agenda_items[0])


@meetings.step(
    State.UNDER_WAY, to=State.HELD, label="Avsluta mötet", done="Mötet är avslutat.", needs=[roll_is_called], asks=True
)
def end(meeting, by, choices=None):
    """Whatever was not finished goes where somebody has chosen; without a choice the meeting does not end.

    `choices` has, for an item's key, what to do with it: a coming meeting, or NOTED, WAITS or DROPPED, and why.
    """
    for item in left(meeting):
        choice, reason = (choices or {}).get(item.pk, ("", ""))
        if choice:
            _settle(meeting, item, by, choice, reason)
    _nothing_may_be_left(meeting)
    stop_clock(meeting)
    meeting.ended_at, meeting.current_item = clock.now(), None
    meeting.save(update_fields=["ended_at", "current_item"])
    letters.silent_seats(meeting)


def left(meeting):
    """The items that have no outcome yet, numbered as on the agenda."""
    closed = set(Record.objects.of_meeting(meeting).closed().values_list("item", flat=True))
    for number, item in enumerate(meeting.agenda_items, start=1):
        item.number = number
    return [item for item in meeting.agenda_items if item.pk not in closed]


def usual_chair(meeting):
    """The body's own chair, when called and not away."""
    led = Role.CHAIR.label
    return next((each.person for each in meeting.called if each.role == led and each.answer != Answer.NO), None)


def usual_secretary(meeting, by):
    """The coordinator keeps the notes, unless somebody else is chosen."""
    keeps = Role.COORDINATOR.label
    return next((each.person for each in meeting.called if each.role == keeps and each.answer != Answer.NO), by)


def _must_be_fit(meeting, chair, adjuster):
    called = {each.person.pk for each in meeting.called}
    for person in filter(None, (chair, adjuster)):
        if person.pk not in called:
            raise StepRefused(f"{person.name} är inte kallad till mötet.")
    if adjuster and adjuster.pk == chair.pk:
        raise StepRefused("Justeraren är någon annan än den som leder mötet.")


def _settle(meeting, item, by, choice, reason):
    if choice == NOTED:
        write_outcome(item, Outcome.INFORMATION, reason.strip())
    elif choice == DROPPED:
        if not reason.strip():
            raise StepRefused(f"Skriv varför punkt {item.number}, ”{item.title}”, utgår.")
        write_outcome(item, Outcome.DROPPED, reason.strip())
    else:
        carrying["carry_over"](meeting, by=by, item=item, to=None if choice == WAITS else choice, reason=reason)


def _nothing_may_be_left(meeting):
    waiting = [f"Punkt {item.number}, ”{item.title}”: välj utfall eller för över den." for item in left(meeting)]
    if waiting:
        raise StepRefused(" ".join(waiting))


def _names(people, most=3):
    named = ", ".join(person.name for person in people[:most])
    return f"{named} och {len(people) - most} till" if len(people) > most else named
