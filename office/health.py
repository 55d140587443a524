"""How the house is, part by part, told within two seconds whatever has stopped answering."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

import redis
from django.conf import settings
from django.core.cache import cache
from django.db import Error, connection, transaction
from django.db.models import Value
from redis.backoff import NoBackoff
from redis.retry import Retry

from office import journal, scanning
from office.almanac import lasting
from office.models import Letter, Reminder
from office.pulse import SILENCE, oldest_due, pulse
from office.reminders import moments

UNSEALED = timedelta(hours=1)  # seals are set every ten minutes
HASTE = 1500  # milliseconds for each question to PostgreSQL; SQLite's readers never wait
AT_ONCE = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5, "retry": Retry(NoBackoff(), 0)}


@dataclass(frozen=True)
class Finding:
    """One part, what is to be said of it, and whether that is as it should be."""

    part: str
    words: str
    is_well: bool = True

    @property
    def label(self):
        return self.part.capitalize()

    @property
    def tone(self):
        return "good" if self.is_well else "bad"


DIGESTS, REMINDERS = "samlade brev", "påminnelser"
DEAD = Finding("databas", "svarar inte", is_well=False)


def examine(now):
    """Each part's finding; without the database nothing more is asked, for nothing can be served."""
    try:
        with _in_haste():
            found = [_letters(now), *_rounds(now), *_machinery(now), *_seals(now)]
            kept = [Finding("databas", "svarar"), *found]
    except Error:
        return [DEAD]
    redis_answers = _redis_answers() if settings.REDIS_URL else True
    return [kept[0], _cache(redis_answers), _queue(redis_answers), *kept[1:], *_scanner()]


@contextmanager
def _in_haste():
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = %s", [HASTE])
        yield


def _letters(now):
    since = oldest_due(now)
    if since is None:
        return Finding("brev", "inget väntar")
    return Finding("brev", f"det äldsta har väntat i {lasting(now - since)}", now - since < SILENCE)


def _rounds(now):
    """What goes in working hours alone, and stays where it is when its round goes wrong; one question for both."""
    held = Letter.objects.ripe(now).order_by().annotate(part=Value(DIGESTS)).values_list("part", "due_at", "posted_at")
    due = Reminder.objects.due(now).order_by().annotate(part=Value(REMINDERS))
    rows = list(held.union(due.values_list("part", "due_at", "planned_at"), all=True))
    return [_on_time(part, [row[1:] for row in rows if row[0] == part], now) for part in (DIGESTS, REMINDERS)]


def _on_time(part, rows, now):
    """When the oldest should have gone; a night and a red day make nothing late."""
    meant = min((moments.meant_for(*row) for row in rows), default=now)
    if meant >= now:
        return Finding(part, "inget väntar")
    return Finding(part, f"det äldsta skulle ha gått för {lasting(now - meant)} sedan", now <= _latest(meant))


def _latest(meant):
    latest = meant + moments.LATE
    return latest if moments.is_welcome(latest) else moments.next_welcome(latest) + moments.LATE


def _machinery(now):
    heard = pulse(now)
    return [_heard("tidtabell", heard.beat_at, now), _heard("arbetsprocesser", heard.worker_at, now)]


def _seals(now):
    """Only when they are late: what is not under a seal can be taken away without a trace."""
    since = journal.unsealed_since()
    if since is None or now - since < UNSEALED:
        return []
    return [Finding("sigill", f"journalen har väntat på sitt i {lasting(now - since)}", is_well=False)]


def _heard(part, heard_at, now):
    if heard_at is None:
        return Finding(part, "har aldrig hörts av", is_well=False)
    return Finding(part, f"hördes av för {lasting(now - heard_at)} sedan", now - heard_at < SILENCE)


def _cache(redis_answers):
    """What limits guessing lies in the database, sessions in Redis where there is one: the cache of sessions never says
    that it is gone, for they are then read from the database and pages are served all the same.
    """
    try:
        with transaction.atomic():
            cache.get("halsa")
    except Error:
        return _answering("cache", answers=False)
    return _answering("cache", answers=redis_answers)


def _queue(redis_answers):
    """Letters wait in the database for it to come back."""
    return _answering("kö", answers=redis_answers if settings.REDIS_URL else _has_folder())


def _has_folder():
    return (settings.VAR_DIR / "broker" / "queue").is_dir()


def _answering(part, *, answers):
    return Finding(part, "svarar" if answers else "svarar inte", is_well=answers)


def _redis_answers():
    """Asked once, for the queue and the sessions."""
    try:
        with redis.Redis.from_url(settings.REDIS_URL, **AT_ONCE) as server:
            return server.ping()
    except redis.RedisError:
        return False


def _scanner():
    """Where there is one; without its answer files are taken in and not handed out."""
    if not settings.CLAMAV:
        return []
    return [_answering("virusskydd", answers=scanning.answers())]


def verdict(findings):
    """In one word: well, weakened (pages are served, something else is not) or down."""
    if DEAD in findings:
        return "nere"
    return "väl" if all(each.is_well for each in findings) else "försvagat"
