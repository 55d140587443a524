"""Answers to a summons, and who comes instead: "Om en ordinarie representant får förhinder ansvarar denne själv för
att kalla en ersättare."
"""

from django.core.exceptions import PermissionDenied

from councils.models import Person
from meetings import letters
from meetings.lifecycle.inviting import call_in, call_off, look_again
from meetings.lifecycle.meetings import meetings
from meetings.models import Answer, Participant, State, Via
from office import clock, journal, links
from office.lifecycle import AlreadyDone, StepRefused


def has_not_ended(meeting):
    return "" if clock.now() < meeting.ends_at else "Mötet är över, så det går inte längre att svara."


@meetings.step(
    State.SUMMONED, label="Svara på kallelsen", done="Ditt svar är sparat.", needs=[has_not_ended], asks=True
)
def answer(meeting, by, answer, greeting="", via=Via.WEB):
    """The later answer replaces the earlier; the journal keeps both."""
    return _note(meeting, by, answer, greeting, via)


@meetings.step(State.SUMMONED, label="Notera ett svar", done="Svaret är noterat.", needs=[has_not_ended], asks=True)
def answer_for(meeting, by, person, answer, greeting=""):
    """The coordinator notes what somebody has said by telephone."""
    return _note(meeting, person, answer, greeting, Via.COORDINATOR)


@meetings.step(
    State.SUMMONED, label="Kalla en ersättare", done="Ersättaren är kallad.", needs=[has_not_ended], asks=True
)
def name_substitute(meeting, by, holder=None, person=None, via=Via.WEB, **new):
    """Whoever has the seat cannot come; somebody known, or new, sits in it at this meeting only."""
    seated = _seated(meeting, _on_behalf_of(meeting, by, holder))
    person = person or _somebody_new(meeting, seated.seat_id, **new)
    earlier = substitute_of(meeting, seated.person)
    if earlier and earlier.person_id == person.pk:
        raise AlreadyDone(earlier)
    _must_be_able_to(meeting, person)
    if earlier:
        call_off(meeting, earlier)
    _decline(meeting, seated, via if by == seated.person else Via.COORDINATOR)
    part = call_in(meeting, person, seat_id=seated.seat_id, stands_in_for=seated.person, reason="")
    letters.reach_the_new(meeting)
    letters.substitute_named(meeting, by, seated, part)
    return part


@meetings.step(
    State.SUMMONED,
    label="Ta tillbaka ersättaren",
    done="Ersättaren är inte längre kallad.",
    needs=[has_not_ended],
    asks=True,
)
def withdraw_substitute(meeting, by, holder=None):
    """The substitute need not come after all; the seat's holder has still said no until they say otherwise."""
    part = substitute_of(meeting, _on_behalf_of(meeting, by, holder))
    if part is None:
        raise AlreadyDone(None)
    call_off(meeting, part)
    return part


@meetings.step(
    State.SUMMONED, label="Påminn om att svara", done="Påminnelsen är skickad.", needs=[has_not_ended], asks=True
)
def remind_unanswered(meeting, by, people, words=""):
    """Those chosen who have not answered yet: whoever has is never reminded again."""
    chosen = {person.pk for person in people}
    silent = [each for each in meeting.called if each.person.pk in chosen and not each.answer]
    if not silent:
        raise StepRefused("Alla du valde har redan svarat." if people else "Välj vem som ska påminnas.")
    letters.please_answer(meeting, silent, words)
    return silent


@meetings.step(label="Återkalla länkarna", done="Länkarna är återkallade.", asks=True)
def revoke_links(meeting, by, person):
    """A letter has come into the wrong hands: what it opened is closed. The next letter carries a new link."""
    return links.revoke(person, journal.matter_of(meeting))


def substitute_of(meeting, holder):
    """The part of whoever sits in the person's seat at this meeting, or nothing; the seat may have had another holder
    when the substitute was named.
    """
    called = meeting.called_as(holder)
    if called is None or not called.has_own_seat:
        return None
    sitting = (part for part in meeting.parts if part.sits_for_somebody and part.seat_id == called.seat_id)
    return next((part for part in sitting if part.person_id != holder.pk), None)


def _on_behalf_of(meeting, by, holder):
    """Everyone speaks for themselves; the coordinator for anybody."""
    if holder is not None and holder != by and not by.has_perm("meetings.answer_for", meeting):
        raise PermissionDenied(f"{by} does not answer for {holder}")
    return holder or by


def _note(meeting, person, answer, greeting, via):
    called = meeting.called_as(person)
    if called is None:
        raise StepRefused(f"{person} är inte kallad till mötet.")
    if called.part and (called.part.answer, called.part.greeting) == (answer, greeting):
        raise AlreadyDone(called.part)
    part = _keep(meeting, called, answer, greeting, via)
    substitute = substitute_of(meeting, person)
    if substitute and answer != Answer.NO:
        call_off(meeting, substitute)
    if called.stands_in_for_id and answer == Answer.NO:
        letters.substitute_cannot(meeting, meeting.called_as(person))
    return part


def _decline(meeting, called, via):
    """What was said with another answer no longer holds."""
    return _keep(meeting, called, Answer.NO, called.part.greeting if called.answer == Answer.NO else "", via)


def _keep(meeting, called, answer, greeting, via):
    told = {"answer": Answer(answer), "greeting": greeting, "answered_via": via, "answered_at": clock.now()}
    told |= {"stands_in_for": None} if called.is_holder else {}  # was a substitute in the seat until it became theirs
    part, _ = Participant.objects.update_or_create(
        meeting=meeting, person=called.person, defaults={"seat_id": called.seat_id, **told}
    )
    look_again(meeting)
    letters.answered(meeting, called.person)
    return part


def _seated(meeting, holder):
    """As whoever has a seat of their own is called: the others were asked for their own sake."""
    called = meeting.called_as(holder)
    if called is None:
        raise StepRefused(f"{holder} är inte kallad till mötet.")
    if called.stands_in_for_id:
        raise StepRefused("En ersättare kan inte kalla en ersättare. Säg till samordnaren.")
    if called.seat_id is None:
        raise StepRefused("Den som är adjungerad har ingen plats att ersätta. Säg till samordnaren.")
    return called


def _somebody_new(meeting, seat_id, name, title, email):
    """Somebody new stands for the organisation that has the seat."""
    seat = next(place.seat for place in meeting.roster.places if place.seat.pk == seat_id)
    return Person.objects.known_or_new(email.strip().casefold(), name=name, title=title, organisation=seat.organisation)


def _must_be_able_to(meeting, person):
    if meeting.called_as(person):
        raise StepRefused("Den du vill kalla är redan kallad till mötet. Välj någon annan.")
    if not person.is_active:
        raise StepRefused(
            "Den du vill kalla finns inte längre med i arbetet. Välj någon annan eller säg till samordnaren."
        )
    if person.organisation is None:
        raise StepRefused(
            "Den du vill kalla företräder ingen organisation. Enskilda medborgare kan inte delta i organen."
        )
