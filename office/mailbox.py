"""Mail that comes in: taken one at a time, by those who know what it is about.

A mailbox is a Maildir: what has come lies in new/, what has been read in cur/ with its marks after the name. A message
is moved only when what it led to is in the database, so a worker that dies halfway reads it again.
"""

import logging
from email import message_from_bytes, policy
from email.message import EmailMessage
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.db import InterfaceError, OperationalError

log = logging.getLogger(__name__)

READ, NOT_OURS, BROKEN = "S", "", "F"  # seen, left for a person to see, flagged
LARGEST = 10 * 1024 * 1024
HANDLERS = []


class Unreadable(Exception):
    """A message that nothing can be made of."""


def takes(handler):
    """Register `handler(message) -> bool`: whether the message was for it, and is dealt with."""
    HANDLERS.append(handler)
    return handler


def take(raw: bytes) -> bool:
    """One message, as it came over the wire; true when somebody took it."""
    if len(raw) > LARGEST:
        raise Unreadable("Brevet är för stort.")
    try:
        message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
        taken = [handler(message) for handler in HANDLERS]
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        raise Unreadable(str(error)) from error
    return any(taken)


def empty(folder: Path) -> int:
    """Take everything that has come; how many messages somebody took. One that fails stops no other, and is told of
    when the rest have been taken."""
    waiting = sorted((folder / "new").iterdir()) if (folder / "new").is_dir() else []
    faults, marks = [], []
    for each in waiting:
        try:
            marks.append(each.is_file() and _take_file(each, folder))
        except Exception as fault:
            log.exception("brevet %s gick inte att ta in och ligger kvar", each.name)
            faults.append(fault)
    if faults:
        raise faults[0]
    return marks.count(READ)


def keep(raw: bytes, folder: Path) -> Path:
    """Put a broken message where a person can look at it."""
    (folder / "cur").mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=folder / "cur", prefix="trasigt-", suffix=f":2,{BROKEN}", delete=False) as file:
        file.write(raw)
    return Path(file.name)


def _take_file(path, folder):
    """What another worker has in hand is left to it; should that worker die, the file is free again."""
    try:
        with path.open("rb") as file:
            flock(file, LOCK_EX | LOCK_NB)
            mark = _mark(path.name, file.read(LARGEST + 1))
            _move(path, folder, mark)
    except (FileNotFoundError, BlockingIOError):
        return NOT_OURS
    return mark


def _move(path, folder, mark):
    (folder / "cur").mkdir(exist_ok=True)
    path.rename(folder / "cur" / f"{path.name.partition(':')[0]}:2,{mark}")


def _mark(name, raw):
    try:
        return READ if take(raw) else NOT_OURS
    except Unreadable as fault:
        log.warning("brevet %s gick inte att läsa: %s", name, fault)
        return BROKEN
