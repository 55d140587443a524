"""Where somebody is signed in: begun, kept while they do something, listed for them, and ended."""

from datetime import datetime
from typing import NamedTuple

from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils.crypto import constant_time_compare

from office import clock, entrance
from office.lifecycle import AlreadyDone, Lifecycle
from signin import devices, limits

STAY = "stay"  # in a session: its own key, when it began and when it was last used
PACE = 60  # seconds between two notes of it; a stay is never longer than its limits for that, at most so much shorter

sessions = Lifecycle("signin")


class Place(NamedTuple):
    """A session as its owner knows it."""

    pk: int
    device: str
    ip: str
    begun: datetime
    seen: datetime
    is_this: bool


def stay_of(said, key):
    """When a session began and was last used, as it says itself; None of one that has just begun or got a new key."""
    of, *moments = said.get(STAY) or [""]
    return limits.Stay(*map(datetime.fromisoformat, moments)) if of == key else None


def is_over(stay, person, now):
    return limits.are_passed(stay, now, is_trusted=lambda: bool(entrance.why_twice(person)))


def begin(request, now):
    """A new key is a new stay: it is given with each sign-in."""
    UserSession.objects.create_from_request(request)
    _note(request.session, limits.Stay(now, now))
    request.session.save()  # the list of where one is signed in is read from what is saved


def keep(request, stay, now):
    if (now - stay.seen).total_seconds() >= PACE:
        UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=now)
        _note(request.session, stay._replace(seen=now))


def places(person, current_key):
    """Where the person is signed in now, this one first and then the last used."""
    rows = {row.session_key: row for row in UserSession.objects.filter(user=person)}
    now, found = clock.now(), []
    for session in Session.objects.filter(session_key__in=rows):
        stay = _believed(session, person, now)
        if stay:
            row = rows[session.session_key]
            told = (row.pk, devices.in_words(row.user_agent), row.ip, *stay)
            found.append(Place(*told, is_this=session.session_key == current_key))
    return sorted(found, key=lambda place: (place.is_this, place.seen), reverse=True)


@sessions.step(label="Logga ut en annan enhet", done="Enheten är utloggad.")
def end_session(person, by, pk):
    row = UserSession.objects.filter(user=person, pk=pk).first()
    if row is None:
        raise AlreadyDone(None)
    row.end()


@sessions.step(label="Logga ut alla andra enheter", done="Alla andra enheter är utloggade.")
def end_other_sessions(person, by, but=None):
    """`but` is the row of the one where it is asked."""
    for row in UserSession.objects.filter(user=person).exclude(pk=but):
        row.end()


def row_of(session):
    """The number of the session's own row; its key is told to nobody."""
    return UserSession.objects.filter(session_key=session.session_key).values_list("pk", flat=True).first()


def _note(session, stay):
    session[STAY] = [session.session_key, *(moment.isoformat() for moment in stay)]


def _believed(session, person, now):
    """The stay of a session that would still let its holder in."""
    said = session.get_decoded()
    stay = stay_of(said, session.session_key)
    is_right = constant_time_compare(said.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    return stay if stay and is_right and not is_over(stay, person, now) else None
