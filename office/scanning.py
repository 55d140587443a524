"""The virus scanner: a file leaves the house when clamd has said yes. No answer is no.

Its language is clamd's own INSTREAM: each piece after its length, and a length of nothing at the end (`man clamd`).
"""

import logging
import socket
import struct
from contextlib import closing, contextmanager
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction

from office import clock, journal
from office.letters import post, write
from office.models import StoredFile
from office.models.files import Scan

logger = logging.getLogger(__name__)

PATIENCE = 30  # seconds for each answer
PIECE = 64 * 1024
MOST_AT_ONCE = 200
AGED = timedelta(days=7)


class NoAnswer(Exception):
    """The scanner could not say: it was not there, or the file was more than it takes."""


def scan_waiting():
    return _scan(StoredFile.objects.to_scan())


def scan_again(now):
    """Those looked at longest ago; in a few nights everything has been looked at anew."""
    return _scan(StoredFile.objects.scanned_before(now - AGED))


def _scan(files):
    """How many were scanned. A scanner that does not answer is left in peace until the next round."""
    if not settings.CLAMAV:
        return 0
    done = 0
    for stored in files.select_related("uploaded_by")[:MOST_AT_ONCE]:
        try:
            _write_down(stored, verdict(stored.file))
        except OSError as error:
            logger.warning("Virusskyddet svarar inte: %s", error)
            break
        except NoAnswer as error:
            logger.warning("Virusskyddet kunde inte kontrollera fil %s: %s", stored.pk, error)
            continue
        done += 1
    return done


def verdict(file):
    """What was found in the file; nothing when it is clean."""
    with _line() as line:
        said = _said_of(file, line)
    if said == "stream: OK":
        return ""
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return said.removeprefix("stream: ").removesuffix(" FOUND")
    raise NoAnswer(said)


def _said_of(file, line):
    """One who hangs up in the middle has been sent more than it takes."""
    try:
        line.sendall(b"zINSTREAM\0")
        for piece in _pieces(file):
            line.sendall(struct.pack(">I", len(piece)) + piece)
        line.sendall(bytes(4))
        return _heard(line)
    except ConnectionError as error:
        raise NoAnswer(error) from error


def answers():
    """Whether there is a scanner at the other end just now."""
    try:
        with _line(patience=0.5) as line:
            line.sendall(b"zPING\0")
            return _heard(line) == "PONG"
    except OSError:
        return False


@contextmanager
def _line(patience=PATIENCE):
    host, _, port = settings.CLAMAV.rpartition(":")
    is_path = settings.CLAMAV.startswith("/")
    with closing(socket.socket(socket.AF_UNIX if is_path else socket.AF_INET)) as line:
        line.settimeout(patience)
        line.connect(settings.CLAMAV if is_path else (host, int(port)))
        yield line


def _pieces(file):
    with file.storage.open(file.name, "rb") as opened:
        yield from iter(lambda: opened.read(PIECE), b"")


def _heard(line):
    said = b""
    while not said.endswith(b"\0") and (more := line.recv(4096)):
        said += more
    return said.rstrip(b"\0").decode(errors="replace")


def _write_down(stored, found):
    """Only over what was known when the look began; what is newly stopped is told, what is newly free is served."""
    scan = Scan.INFECTED if found else Scan.CLEAN
    told = {"scan": scan, "scanned_at": clock.now(), "found": found[:200]}
    with transaction.atomic():
        is_ours = StoredFile.objects.filter(pk=stored.pk, scan=stored.scan).update(**told)
        if is_ours and scan != stored.scan and Scan.INFECTED in (scan, stored.scan):
            said = f"Virusskyddet stoppade filen: {found}" if found else "Virusskyddet släppte filen"
            journal.note(stored, said, by=stored.uploaded_by, right="virusskyddet")
            if found:
                _tell(stored, found)


def _tell(stored, found):
    administrators = get_user_model().objects.filter(is_superuser=True, is_active=True)
    context = {"file": stored, "found": found}
    template, matter = "office/letters/infected.txt", journal.matter_of(stored)
    post([
        write(person, template, context, key=f"infected/{stored.pk}/{stored.sha256[:12]}", matter=matter)
        for person in {stored.uploaded_by, *administrators}
    ])  # fmt: skip
