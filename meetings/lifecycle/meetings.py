"""A meeting, step by step, as the guideline tells it."""

from django.db.models import F, Q

from councils.models import Body
from meetings import documents, letters
from meetings.lifecycle.inviting import ask_anew, call_in, call_off
from meetings.models import AgendaItem, ItemState, Meeting, Move, State
from meetings.models.states import BEFORE_SUMMONS, NOT_YET_HELD
from office import clock
from office.almanac import local, moment
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import Stale

bodies = Lifecycle("meetings")
meetings = Lifecycle("meetings")


@bodies.step(label="Planera möte", done="Mötet är planerat.", asks=True)
def plan(body, by, starts_at, ends_at, place="", note=""):
    """A meeting is put in the calendar with the body's standing items on its agenda."""
    _must_be_free(body, starts_at, ends_at)
    meeting = Meeting.objects.create(
        body=body,
        starts_at=starts_at,
        ends_at=ends_at,
        place=place or body.place,
        note=note,
        notice_days=body.rules_on(local(starts_at).date()).notice_days,
    )
    AgendaItem.objects.bulk_create(_standing_items(meeting, by))
    return meeting


def agenda_has_items(meeting):
    return "" if meeting.agenda_items else "Dagordningen har inga ärenden än."


def place_is_known(meeting):
    return "" if meeting.place else "Mötet har ingen plats än."


def somebody_is_called(meeting):
    return "" if meeting.called else "Ingen plats i organet är tillsatt, så ingen kan kallas."


def has_not_begun(meeting):
    return "" if clock.now() < meeting.starts_at else "Mötet har redan börjat."


def has_begun(meeting):
    return "" if clock.now() >= meeting.starts_at else f"Mötet börjar först {moment(meeting.starts_at)}."


def agenda_has_changed(meeting):
    return "" if documents.changes_since_sent(meeting) else "Dagordningen är likadan som den som skickades."


@meetings.step(
    State.PLANNED,
    to=State.CALLED,
    label="Efterfråga ärenden",
    done="Ärenden är efterfrågade.",
    needs=[has_not_begun],
    asks=True,
)
def call_for_items(meeting, by, words=""):
    """The coordinator asks the members what they want to bring up."""
    letters.call_for_items(meeting, words)


@meetings.step(
    *BEFORE_SUMMONS,
    to=State.SUMMONED,
    label="Skicka kallelsen",
    done="Kallelsen är skickad.",
    needs=[agenda_has_items, place_is_known, somebody_is_called, has_not_begun],
    asks=True,
)
def send_agenda(meeting, by, greeting="", late_reason=""):
    """The proposed agenda goes out, at the latest a week before the meeting; version 1 is frozen."""
    meeting.greeting = greeting
    meeting.save(update_fields=["greeting"])
    agenda = _freeze(meeting, by, late_reason)
    letters.agenda(meeting, agenda)
    return agenda


@meetings.step(
    State.SUMMONED,
    label="Skicka ändrad dagordning",
    done="Den ändrade dagordningen är skickad.",
    needs=[agenda_has_items, has_not_begun, agenda_has_changed],
    asks=True,
)
def send_changed_agenda(meeting, by, greeting=""):
    """What has changed since the last version goes out as the next one."""
    Meeting.objects.filter(pk=meeting.pk).update(sequence=F("sequence") + 1, greeting=greeting)
    meeting.refresh_from_db()
    agenda = _freeze(meeting, by, late_reason="")
    letters.agenda(meeting, agenda)
    return agenda


@meetings.step(
    *NOT_YET_HELD,
    to=State.HELD,
    label="Markera som genomfört",
    done="Mötet är markerat som genomfört.",
    needs=[has_begun],
)
def hold(meeting, by):
    """The meeting took place, though perhaps nobody was called to it: that the agenda is missing stays for ever."""
    letters.has_begun(meeting)


@meetings.step(
    *NOT_YET_HELD,
    label="Flytta mötet",
    done="Mötet är flyttat. De som redan visste om det får ett brev inom en timme.",
    asks=True,
)
def move(meeting, by, starts_at, ends_at, place, reason, *, words="", over=None):
    """The meeting gets another time or place; every deadline follows, and those who knew of it are told.

    `over` is how many times it had been moved when somebody read where and when it is.
    """
    if over not in (None, meeting.moves.count()):
        raise Stale(meeting)
    if (starts_at, ends_at, place) == (meeting.starts_at, meeting.ends_at, meeting.place):
        raise StepRefused("Tiden och platsen är desamma som förut.")
    if starts_at != meeting.starts_at:
        _must_be_ahead(starts_at)
        _must_be_free(meeting.body, starts_at)
    moved = Move.objects.create(
        meeting=meeting,
        from_starts_at=meeting.starts_at,
        from_place=meeting.place,
        to_starts_at=starts_at,
        reason=reason,
        words=words,
        by=by,
        at=clock.now(),
    )
    meeting.starts_at, meeting.ends_at, meeting.place = starts_at, ends_at, place
    meeting.notice_days = meeting.body.rules_on(meeting.day).notice_days
    if starts_at != moved.from_starts_at:
        ask_anew(meeting)
    meeting.sequence += 1
    meeting.save(update_fields=["starts_at", "ends_at", "place", "notice_days", "sequence"])
    if meeting.state != State.PLANNED:
        letters.moved(meeting, moved)


@meetings.step(*NOT_YET_HELD, to=State.CANCELLED, label="Ställ in mötet", done="Mötet är inställt.", asks=True)
def cancel(meeting, by, reason, words=""):
    """The meeting will not take place; those who knew of it are told, and its members' items wait for the next."""
    meeting.sequence += 1
    meeting.cancelled_because = reason
    meeting.save(update_fields=["sequence", "cancelled_because"])
    if meeting.state != State.PLANNED:
        letters.cancelled(meeting, words)
    _let_items_wait(meeting, by)


@meetings.step(*NOT_YET_HELD, label="Adjungera till mötet", done="Personen är adjungerad till mötet.", asks=True)
def add_guest(meeting, by, person, reason):
    """Someone takes part in this meeting only."""
    if person.organisation is None:
        raise StepRefused(f"{person} företräder ingen organisation. Enskilda medborgare kan inte delta i organen.")
    call_in(meeting, person, reason=reason)
    letters.reach_the_new(meeting)


@meetings.step(
    *NOT_YET_HELD,
    label="Ta bort den adjungerade",
    done="Personen är inte längre adjungerad till mötet.",
    sends=True,
)
def remove_guest(meeting, by, guest):
    """The guest is no longer called; an invitation already sent is withdrawn."""
    if not meeting.participants.part_of(guest.person, meeting).adjoined().exists():
        raise AlreadyDone(guest)
    call_off(meeting, guest)


def _freeze(meeting, by, late_reason):
    now = clock.now()
    first = not meeting.agendas.exists()
    late = first and meeting.agenda_deadline is not None and now > meeting.agenda_deadline
    if late and not late_reason.strip():
        raise StepRefused(
            f"Kallelsen skulle ha gått ut senast {moment(meeting.agenda_deadline)}. Skriv varför den är sen."
        )
    return documents.freeze_agenda(meeting, by, now, is_late=late, late_reason=late_reason.strip() if late else "")


def _let_items_wait(meeting, by):
    """Their proposers are told of it once: those who hear of the cancelling hear there that their items wait."""
    waiting = {"state": ItemState.PARKED, "meeting": None, "answer": f"{meeting} är inställt."}
    own = list(
        meeting.items.filter(is_standing=False, state__in=[ItemState.ACCEPTED, ItemState.PROPOSED]).with_people()
    )
    meeting.items.filter(pk__in=[item.pk for item in own]).update(**waiting)
    for item in own:
        item.state, item.meeting, item.answer = waiting.values()
        if meeting.state != State.PLANNED and meeting.called_as(item.proposed_by):
            letters.item_not_answered(item)
        else:
            letters.item_answered(item, by, "parked")


def _must_be_ahead(starts_at):
    """Nobody could have come to a day that has been; a meeting that has just been put earlier today is written so."""
    if local(starts_at).date() < clock.today():
        raise StepRefused(f"{moment(starts_at).capitalize()} har redan varit. Välj i dag eller en dag som kommer.")


def _must_be_free(body, starts_at, ends_at=None):
    """Two that choose the same moment at once come one after the other, so that the second sees the first."""
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)
    same = Q(starts_at__lt=ends_at, ends_at__gt=starts_at) if ends_at else Q(starts_at=starts_at)
    if there := body.meetings.standing().filter(same).in_order().first():
        raise StepRefused(f"{body.name} har redan ett möte {moment(there.starts_at)}.")


def _standing_items(meeting, by):
    """First the opening items, last those that end every meeting; members' items come between."""
    standing = sorted(meeting.body.standing_items.all(), key=lambda item: (item.is_last, item.order))
    return [
        AgendaItem(
            body=meeting.body,
            meeting=meeting,
            title=item.title,
            kind=item.kind,
            presenter=item.presenter,
            minutes=item.minutes,
            position=position,
            is_standing=True,
            brings=item.brings,
            state=ItemState.ACCEPTED,
            proposed_by=by,
            proposed_at=clock.now(),
        )
        for position, item in enumerate(standing, start=1)
    ]
