"""What people have chosen about their letters, and what that makes of each: at once, gathered, or not at all.

What the law and the guideline ask for is no choice: those letters go at once, to everybody, whoever is away.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.signing import BadSignature, Signer

from office import sorts
from office.almanac import at, is_working_day, local
from office.models import Absence, Wish
from office.models.letters import LetterState, Withdrawn
from office.models.wishes import Rhythm

SIGNER = Signer(salt="office.wishes", sep=".")
MORNING = time(8)
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


class Fate(NamedTuple):
    """What becomes of a letter in the outbox."""

    state: str
    withdrawn_because: str
    due_at: datetime


def route(letters, now):
    """Give letters on their way into the outbox their fate; two questions, however many they are."""
    choosable = [letter for letter in letters if _sort(letter)]
    chosen, away = _chosen(choosable), _away(choosable, local(now).date())
    for letter in letters:
        rhythm = chosen.get((letter.recipient_id, letter.kind), Rhythm.AT_ONCE)
        absences = away[letter.recipient_id] if _sort(letter) else []
        fate = _fate(rhythm, absences, now, on_paper=not letter.address)
        letter.state, letter.withdrawn_because, letter.due_at = fate


def can_be_chosen(letter):
    """Its reader can say how often such letters come."""
    return _sort(letter) is not None


def rhythms(person):
    """{sort's key: rhythm} of everything that can be chosen about."""
    said = dict(Wish.objects.filter(person=person).values_list("sort", "rhythm"))
    return {sort.key: _within(sort, said.get(sort.key, Rhythm.AT_ONCE)) for sort in sorts.chosen()}


def allowed(sort):
    """The rhythms that a sort can be had in."""
    return [rhythm for rhythm in Rhythm if sort.optional or rhythm != Rhythm.NEVER]


def seldomest(sort):
    """As seldom as it can come."""
    return allowed(sort)[-1]


def digest_moment(rhythm: str, now: datetime) -> datetime:
    """When the next gathered letter goes: in the morning of a working day, or of the first one in a week."""
    step = WEEK if rhythm == Rhythm.WEEKLY else DAY
    today = local(now).date()
    day = today - today.weekday() * DAY if rhythm == Rhythm.WEEKLY else today
    while (moment := at(first_working_day(day), MORNING)) <= now:
        day += step
    return moment


def first_working_day(day: date) -> date:
    """The day itself, or the next one on which people work."""
    while not is_working_day(day):
        day += DAY
    return day


def next_moment(rhythm, absences, now):
    """This moment, or the morning when the letter is gathered: never on a day when its reader is away."""
    moment = now if rhythm == Rhythm.AT_ONCE else digest_moment(rhythm, now)
    while back := max((each.until for each in absences if each.covers(local(moment).date())), default=None):
        moment = at(first_working_day(back + DAY), MORNING)
    return moment


def leaving(reminders, now):
    """{person: when the letter of their reminder will leave}, so that its words are true on that day; two questions."""
    chosen, away = _chosen(reminders), _away(reminders, local(now).date())
    rhythms_of = {each.recipient_id: chosen.get((each.recipient_id, each.kind), Rhythm.AT_ONCE) for each in reminders}
    return {person: next_moment(rhythm, away[person], now) for person, rhythm in rhythms_of.items()}


def unsubscribe_address(letter):
    """Where its reader says that such letters shall come less often; empty for those that always come.

    Signed when the mail leaves: no row holds it, so whoever reads the database cannot choose for others.
    """
    sort = _sort(letter)
    return f"{settings.SITE_URL}/brev/{token(letter.recipient_id, sort)}/" if sort else ""


def token(person_pk, sort):
    return SIGNER.sign(f"{person_pk}-{sort.key}")


def find(token):
    """The person and the sort that the token is about, or None: forged, and whoever has left, look the same."""
    try:
        person_pk, _, key = SIGNER.unsign(token).partition("-")
    except BadSignature:
        return None
    sort = next((each for each in sorts.chosen() if each.key == key), None)
    person = get_user_model().objects.filter(pk=person_pk, is_active=True).select_related("organisation").first()
    return (person, sort) if person and sort else None


def _fate(rhythm, absences, now, *, on_paper):
    if rhythm == Rhythm.NEVER:
        return Fate(LetterState.WITHDRAWN, Withdrawn.MUTED, now)
    if on_paper:
        return Fate(LetterState.TO_PRINT, "", now)
    moment = next_moment(rhythm, absences, now)
    return Fate(LetterState.WAITING if moment == now else LetterState.HELD, "", moment)


def _sort(letter):
    """The letter's sort, when there is anything to choose about it."""
    sort = sorts.of(letter.kind)
    return None if sort is None or sort.statutory else sort


def _within(sort, rhythm):
    """What was chosen once may be more than is allowed now."""
    return rhythm if rhythm in allowed(sort) else seldomest(sort)


def _chosen(letters):
    """{(person, kind of letter): rhythm} of those who have said anything about such letters."""
    if not letters:
        return {}
    found = {_sort(letter).key: _sort(letter) for letter in letters}
    said = Wish.objects.filter(person__in={letter.recipient_id for letter in letters}, sort__in=found)
    return {
        (wish.person_id, kind): _within(found[wish.sort], wish.rhythm)
        for wish in said
        for kind in found[wish.sort].kinds
    }


def _away(letters, today):
    away = defaultdict(list)
    if letters:
        for absence in Absence.objects.not_over(today).filter(person__in={letter.recipient_id for letter in letters}):
            away[absence.person_id].append(absence)
    return away
