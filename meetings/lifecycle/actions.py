"""An action, from the line where it was agreed until it is done: given, finished, postponed, handed on, dropped."""

from meetings import letters
from meetings.lifecycle.meetings import meetings
from meetings.models import Action, ActionChange, ActionState
from meetings.models.actions import HANDED_OVER, POSTPONED
from meetings.models.states import BEING_WRITTEN
from meetings.shorthand.days import fault_of
from office import clock
from office.almanac import written
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

actions = Lifecycle("meetings")

CLOSED = (ActionState.DONE, ActionState.DROPPED)


@meetings.step(*BEING_WRITTEN, label="Anteckna åtgärd", done="Åtgärden är antecknad.", asks=True)
def add_action(meeting, by, text, due_on, item=None, once=None, **owner):
    """Somebody takes something on, with a day; it may come from an item on the agenda."""
    if once and (made := Action.objects.filter(once=once).first()):
        raise AlreadyDone(made)
    if item and item.meeting_id != meeting.pk:
        raise StepRefused("Ärendet hör till ett annat möte.")
    _must_have_one_owner(**owner)
    _must_be_a_day_ahead(due_on)
    return Action.objects.create(
        body=meeting.body,
        meeting=meeting,
        item=item,
        text=text,
        due_on=due_on,
        made_by=by,
        made_at=clock.now(),
        once=once,
        **owner,
    )


@actions.step(ActionState.OPEN, to=ActionState.DONE, label="Klar", done="Åtgärden är klar.", asks=True)
def finish_action(action, by, result=""):
    """It is done; what came of it may be told."""
    _close(action, result)


@actions.step(ActionState.OPEN, label="Ny tid", done="Den nya tiden är sparad.", asks=True)
def postpone_action(action, by, due_on, reason):
    """A new day, and why; the old one stays on record and the reminders start anew."""
    if due_on == action.due_on:
        _answer_a_second_press(action, by, reason, f"Åtgärden ska redan vara klar {written(due_on)}.")
    _must_be_a_day_ahead(due_on)
    _note(action, by, f"{POSTPONED}: {written(due_on)} (var {written(action.due_on)})", reason)
    _write(action, due_on=due_on)


@actions.step(ActionState.OPEN, label="Lämna över", done="Åtgärden är överlämnad.", asks=True)
def reassign_action(action, by, reason, seat=None, person=None, tell_nobody=False):
    """Somebody else takes it over, and is told; the link of the one before stops working."""
    _must_have_one_owner(seat, person)
    if (action.seat, action.person) == (seat, person):
        _answer_a_second_press(action, by, reason, f"Åtgärden ligger redan på {action.owner_label}.")
    letters.forget_links(action)
    before = action.owner_label
    _write(action, seat=seat, person=person)
    change = _note(action, by, f"{HANDED_OVER}: {action.owner_label} (var {before})"[:200], reason)
    if not tell_nobody:
        letters.action_handed_over(action, by, change)


@actions.step(ActionState.OPEN, to=ActionState.DROPPED, label="Skriv av", done="Åtgärden är avskriven.", asks=True)
def drop_action(action, by, reason):
    """It will not be done, and why."""
    _close(action, reason)


@actions.step(*CLOSED, to=ActionState.OPEN, label="Öppna igen", done="Åtgärden är öppen igen.")
def reopen_action(action, by):
    """It was not done after all, or the button was pressed by mistake."""
    _note(action, by, f"Öppnad igen (var {action.state_label.lower()})", action.result[:300])
    _write(action, result="", closed_at=None)


def _close(action, result):
    letters.not_handed_over(action)
    _write(action, result=result, closed_at=clock.now())


def _write(action, **fields):
    for name, value in fields.items():
        setattr(action, name, value)
    action.save(update_fields=list(fields))


def _note(action, by, what, reason):
    return ActionChange.objects.create(action=action, what=what, reason=reason, by=by, at=clock.now())


def _answer_a_second_press(action, by, reason, refusal):
    """The same change asked for twice has been made; another reason for what already is so is refused."""
    last = action.changes.last()
    if last and (last.by_id, last.reason) == (by.pk, reason):
        raise AlreadyDone(action)
    raise StepRefused(refusal)


def _must_have_one_owner(seat=None, person=None):
    if (seat is None) == (person is None):
        raise StepRefused("Välj vem som ska göra det.")


def _must_be_a_day_ahead(day):
    if fault := fault_of(day, clock.today()):
        raise StepRefused(fault)
