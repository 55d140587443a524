"""An item, from a member's proposal to its place on an agenda."""

from meetings import letters
from meetings.lifecycle.following import follow
from meetings.lifecycle.meetings import bodies, meetings
from meetings.models import AgendaItem, ItemState, Meeting, State
from meetings.models.states import NOT_YET_HELD
from office import classes, clock
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import Stale

items = Lifecycle("meetings")

ALIVE = (ItemState.PROPOSED, ItemState.RETURNED, ItemState.ACCEPTED, ItemState.PARKED)


def its_meeting_is_ahead(item):
    """What was on an agenda stays as it was; a proposal never answered outlives the meeting it was meant for."""
    if item.state != ItemState.ACCEPTED or item.meeting.state in NOT_YET_HELD:
        return ""
    if item.meeting.state == State.UNDER_WAY:
        return "Mötet pågår, så ärendet ändras inte längre. Ge det ett utfall eller för över det till ett senare möte."
    return "Mötet är genomfört eller inställt, så dess ärenden ändras inte längre."


def was_on_an_agenda_ahead(item):
    """A proposal that was taken back, and what was carried over by mistake, never were."""
    is_ahead = item.meeting is not None and item.meeting.state in NOT_YET_HELD
    return "" if is_ahead and not item.carried_from_id else "Punkten stod inte på någon dagordning som kommer."


@bodies.step(label="Föreslå ett ärende", done="Ärendet är föreslaget.", asks=True)
def propose(body, by, meeting=None, **fields):
    """A member asks for something to be taken up, at a certain meeting or when there is room."""
    if meeting and (meeting.body_id != body.pk or meeting.state not in NOT_YET_HELD):
        raise StepRefused("Det mötet går inte längre att föreslå ärenden till. Välj ett annat.")
    _must_be_new(fields)
    _must_say_something_new(body, by, meeting, fields)
    return AgendaItem.objects.create(
        body=body, meeting=meeting, proposed_by=by, proposed_at=clock.now(), **_allowed(body, fields)
    )


@meetings.step(*NOT_YET_HELD, State.UNDER_WAY, label="Lägg till en punkt", done="Punkten är tillagd.", asks=True)
def add_item(meeting, by, late_because="", **fields):
    """The coordinator writes an item straight onto the agenda; while the meeting goes on, whoever leads it may too."""
    _must_be_new(fields)
    item = AgendaItem.objects.create(
        body=meeting.body,
        meeting=meeting,
        state=ItemState.ACCEPTED,
        position=place_for_new(meeting),
        late_because=_why_late(meeting, late_because),
        proposed_by=by,
        proposed_at=clock.now(),
        **_allowed(meeting.body, fields),
    )
    classes.mark(item, by)
    return item


@meetings.step(*NOT_YET_HELD, State.UNDER_WAY, label="Ändra ordningen", done="Ordningen är ändrad.")
def order(meeting, by, order):
    """The items in a new order: all that are on the agenda and no others, or it has changed meanwhile."""
    on_agenda = {item.pk: item for item in meeting.items.on_agenda()}
    if sorted(order) != sorted(on_agenda):
        raise StepRefused("Någon annan har ändrat dagordningen. Läs om sidan och försök igen.")
    for position, pk in enumerate(order, start=1):
        on_agenda[pk].position = position
    AgendaItem.objects.bulk_update(on_agenda.values(), ["position"])


@items.step(*ALIVE, label="Ändra ärendet", done="Ärendet är ändrat.", needs=[its_meeting_is_ahead], asks=True)
def edit_item(item, by, over, **fields):
    """The text is saved over the version that was read; whoever comes second sees both."""
    if item.version != over:
        raise Stale(item)
    before = item.openness, item.secrecy_ground
    item.write(over, **_allowed(item.body, fields))
    if (item.openness, item.secrecy_ground) != before:
        classes.mark(item, by)
        follow(item, by)


@items.step(
    ItemState.PROPOSED,
    ItemState.PARKED,
    to=ItemState.ACCEPTED,
    label="Ta upp på dagordningen",
    done="Ärendet står på dagordningen.",
    needs=[its_meeting_is_ahead],
    asks=True,
)
def accept(item, by, meeting, late_because="", tell_nobody=False):
    """The coordinator gives the item a place on an agenda."""
    meeting = item.meeting = still_to_come(meeting, item)
    item.position = place_for_new(meeting)
    item.late_because = _why_late(meeting, late_because)
    item.answer = ""
    item.save(update_fields=["meeting", "position", "late_because", "answer"])
    _tell(item, by, "accepted", tell_nobody)


@items.step(
    ItemState.PROPOSED,
    ItemState.ACCEPTED,
    to=ItemState.PARKED,
    label="Sätt på väntelistan",
    done="Ärendet står på väntelistan.",
    needs=[its_meeting_is_ahead],
    asks=True,
)
def park(item, by, answer="", tell_nobody=False):
    """The item waits for a later meeting."""
    if item.is_standing:
        raise StepRefused("En stående punkt kan inte vänta. Ta bort den från dagordningen i stället.")
    item.meeting, item.answer, item.state = None, answer, ItemState.PARKED  # only off the agenda without a meeting
    item.save(update_fields=["meeting", "answer", "state"])
    _tell(item, by, "parked", tell_nobody)


@items.step(
    ItemState.PROPOSED,
    ItemState.PARKED,
    to=ItemState.RETURNED,
    label="Lämna tillbaka",
    done="Ärendet är tillbakalämnat.",
    asks=True,
)
def return_item(item, by, answer):
    """The item goes back to the one who proposed it, with the reason."""
    if not answer.strip():
        raise StepRefused("Skriv varför ärendet lämnas tillbaka.")
    item.meeting, item.answer = None, answer
    item.save(update_fields=["meeting", "answer"])
    letters.item_answered(item, by, "returned")


@items.step(
    ItemState.ACCEPTED,
    to=ItemState.WITHDRAWN,
    label="Ta bort punkten",
    done="{} är borttagen från dagordningen. Du kan ta med den igen.",
    needs=[its_meeting_is_ahead],
)
def take_off(item, by):
    """An item that nobody else proposed leaves the agenda; a member's item is parked or returned instead."""
    if not item.is_standing and item.proposed_by_id != by.pk:
        raise StepRefused("Någon annan har föreslagit ärendet. Sätt det på väntelistan med ett svar i stället.")


@items.step(
    ItemState.WITHDRAWN,
    to=ItemState.ACCEPTED,
    label="Ta med igen",
    done="{} står på dagordningen igen.",
    needs=[was_on_an_agenda_ahead],
)
def put_back(item, by):
    """What was taken off comes back to the place where it stood; as late as it then is, it needs its reason."""
    if not (item.is_standing or item.proposed_by_id == by.pk):
        raise StepRefused("Det är bara det som du själv kan ta bort som går att ta med igen.")
    if is_too_late_for(item.meeting) and not (item.is_standing or item.late_because):
        raise StepRefused("Punkten kommer sent. Lägg till den på nytt, så skriver du varför.")


@items.step(ItemState.RETURNED, to=ItemState.PROPOSED, label="Föreslå igen", done="Ärendet är föreslaget igen.")
def propose_again(item, by):
    """Mended after the answer, the item is proposed anew."""


@items.step(
    ItemState.PROPOSED,
    ItemState.RETURNED,
    ItemState.PARKED,
    to=ItemState.WITHDRAWN,
    label="Ta tillbaka",
    done="Ärendet är tillbakataget.",
)
def withdraw(item, by):
    """The proposer no longer wants it taken up."""


def _tell(item, by, answer, tell_nobody):
    if tell_nobody:
        letters.item_not_answered(item)
    else:
        letters.item_answered(item, by, answer)


def _must_be_new(fields):
    """A form pressed twice makes one item."""
    made = AgendaItem.objects.filter(once=fields["once"]).first() if fields.get("once") else None
    if made:
        raise AlreadyDone(made)


def _must_say_something_new(body, by, meeting, fields):
    """One who went back in the browser and sends again has a form with another key, and the same words."""
    words = {name: value for name, value in fields.items() if name != "once"}
    same = AgendaItem.objects.proposed().filter(body=body, proposed_by=by, meeting=meeting, **words).first()
    if same and fields.get("once"):
        raise AlreadyDone(same)


def _allowed(body, fields):
    """A body ends its matters only as its mandate allows: the council never decides about money."""
    kind = fields.get("kind")
    if kind and kind not in body.item_kinds:
        raise StepRefused(f"{body.name} kan inte ha punkter av slaget ”{kind}”.")
    return fields


def still_to_come(meeting, item):
    """The meeting an item is put on the agenda of; until that is done it neither begins nor is cancelled."""
    coming = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    if coming.body_id != item.body_id or coming.state not in NOT_YET_HELD:
        raise StepRefused("Välj ett kommande möte i samma organ.")
    return coming


def place_for_new(meeting):
    """Before the items that end every meeting; those move down a step."""
    on_agenda = list(meeting.items.on_agenda())
    last_titles = set(meeting.body.standing_items.filter(is_last=True).values_list("title", flat=True))
    place = len(on_agenda)
    while place and on_agenda[place - 1].is_standing and on_agenda[place - 1].title in last_titles:
        place -= 1
    for position, item in enumerate(on_agenda, start=1):
        item.position = position if position <= place else position + 1
    AgendaItem.objects.bulk_update(on_agenda, ["position"])
    return place + 1


def is_too_late_for(meeting):
    """The agenda has gone out, or should have."""
    deadline = meeting.agenda_deadline
    return meeting.is_summoned or (deadline is not None and clock.now() > deadline)


def _why_late(meeting, because):
    """After the agenda has gone out or its deadline has passed, a new item needs its reason."""
    late = is_too_late_for(meeting)
    if late and not because.strip():
        raise StepRefused(
            "Kallelsen har gått ut eller tiden för den har passerat. Skriv varför ärendet ändå ska tas upp."
        )
    return because.strip() if late else ""
