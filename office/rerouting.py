"""What becomes of letters that have not left when their reader chooses anew."""

from django.db.models import Q

from office import links, wishes
from office.almanac import local
from office.journal import matter_of
from office.models import Letter, Reminder
from office.models.letters import LetterState, Withdrawn
from office.readdressing import readdressed

DIGEST = "digest"


def reroute(person, now):
    """What nobody has tried to send gets the fate it would have been given today, at the address they have today.

    A reminder that is to leave on another day says "I morgon" of the wrong one: it is written anew in the next round.
    """
    untried = list(Letter.objects.not_left().filter(recipient=person, tries=0).defer("body", "calendar"))
    waiting = [letter for letter in untried if wishes.can_be_chosen(letter)]
    before = {letter.pk: (letter.state, letter.due_at) for letter in waiting}
    for letter in waiting:
        letter.address = person.email or ""
    wishes.route(waiting, now)
    told_anew = _told_anew([each for each in waiting if _leaves_on_another_day(each, *before[each.pk])], now)
    for letter in waiting:
        if letter.pk not in told_anew:
            _move(letter, *before[letter.pk])


def follow(person):
    """To another address, with the links of today; not what tells of the account itself, nor what may lie printed."""
    own = Letter.objects.not_left().filter(recipient=person, tries=0).exclude(state=LetterState.TO_PRINT)
    of_the_account = Q(matter=matter_of(person)) & ~Q(kind=DIGEST)
    for letter in own.exclude(of_the_account):
        Letter.objects.filter(pk=letter.pk, state=letter.state).update(
            address=person.email or "",
            body=links.current(letter.body, person),
            calendar=readdressed(letter.calendar, person.email),
            state=letter.state if person.email else LetterState.TO_PRINT,
        )


def _leaves_on_another_day(letter, state, due_at):
    """A letter of yesterday that waits for the mail server is a matter for the round."""
    if state == LetterState.HELD:
        return letter.state != state or local(letter.due_at).date() != local(due_at).date()
    return state == LetterState.WAITING and letter.state == LetterState.HELD


def _told_anew(moved, now):
    """Of letters the keys of those that remind of something, withdrawn now; what they tell is to go all the same."""
    stands = [each.pk for each in moved if each.state != LetterState.WITHDRAWN]
    reminding = set(Reminder.objects.in_letters(stands).values_list("letter", flat=True))
    found = Letter.objects.not_left().filter(pk__in=reminding)
    found.update(state=LetterState.WITHDRAWN, withdrawn_because=Withdrawn.OVERTAKEN)
    Reminder.objects.plan_anew(reminding, now)
    return reminding


def _move(letter, state, due_at):
    """Asked in the update whether it is where it was: a worker or a digest may have taken it meanwhile.

    On paper it may lie in an envelope, so only what is not wanted is taken from there; one that waits for more to be
    changed still does.
    """
    if state == LetterState.TO_PRINT and letter.state != LetterState.WITHDRAWN:
        return
    stays = letter.state == state == LetterState.WAITING
    fate = {"state": letter.state, "withdrawn_because": letter.withdrawn_because, "address": letter.address}
    fate["due_at"] = due_at if stays else letter.due_at
    Letter.objects.filter(pk=letter.pk, state=state).update(**fate)
