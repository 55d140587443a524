"""With a virus scanner no file leaves the house before it has said yes."""

import shutil
import subprocess
import time
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chaos.bad_files import EICAR
from office import clock, journal, scanning, serving, uploads
from office.models import Letter, StoredFile
from office.models.files import Scan
from tests.factories.councils import PersonFactory
from tests.scanner import listening

CLAMD = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin") or shutil.which("clamd")


@pytest.fixture
def scanner(tmp_path, settings):
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path / "files", str(tmp_path / "clamd")
    with listening(settings.CLAMAV) as scanner:
        yield scanner


@pytest.fixture
def person(db):
    return PersonFactory(name="Skolchefen")


def left(person, data=b"Hej", name="text.txt"):
    return uploads.keep(SimpleUploadedFile(name, data), person)


def state(stored):
    return StoredFile.objects.get(pk=stored.pk).scan


def answer(stored):
    found = serving.stored(StoredFile.objects.get(pk=stored.pk))
    text = b"".join(found).decode()
    for close in found._resource_closers:  # closed as a whole it would close the database too
        close()
    return found.status_code, text


def test_a_file_is_served_when_the_scanner_has_said_yes_and_not_before(scanner, person):
    stored = left(person)
    before = answer(stored)

    assert scanning.scan_waiting() == 1
    assert (before[0], "Filen kontrolleras" in before[1]) == (503, True)
    assert answer(stored) == (200, "Hej")
    assert scanner.scanned == [b"Hej"]


def test_a_virus_is_stopped_kept_and_told_to_who_left_it_and_to_the_administrator(scanner, person, administrator):
    stored = left(person, EICAR)

    scanning.scan_waiting()

    assert state(stored) == Scan.INFECTED
    assert (answer(stored)[0], "Filen är stoppad" in answer(stored)[1]) == (410, True)
    assert stored.file.storage.exists(stored.file.name)
    assert {letter.recipient for letter in Letter.objects.filter(kind="infected")} == {person, administrator}
    assert journal.of(stored).get().what == "Virusskyddet stoppade filen: Eicar-Test-Signature"


def test_told_once_however_often_it_is_scanned(scanner, person, now):
    stored = left(person, EICAR)
    scanning.scan_waiting()

    with clock.pretending(now + timedelta(days=8)):
        assert scanning.scan_again(clock.now()) == 1
        assert (state(stored), Letter.objects.filter(kind="infected").count()) == (Scan.INFECTED, 1)


def test_what_the_scanner_learns_later_stops_what_it_let_through(scanner, person, now):
    stored = left(person)
    scanning.scan_waiting()
    stored.file.storage.delete(stored.file.name)
    stored.file.storage.save(stored.file.name, SimpleUploadedFile("a", EICAR))

    with clock.pretending(now + timedelta(days=6)):
        assert scanning.scan_again(clock.now()) == 0
    with clock.pretending(now + timedelta(days=8)):
        assert scanning.scan_again(clock.now()) == 1
    assert state(stored) == Scan.INFECTED


def test_what_was_stopped_by_mistake_is_free_when_the_scanner_knows_better(scanner, person, now):
    stored = left(person)
    StoredFile.objects.update(scan=Scan.INFECTED, scanned_at=now - timedelta(days=8), found="Fel")

    scanning.scan_again(clock.now())

    assert (state(stored), journal.of(stored).get().what) == (Scan.CLEAN, "Virusskyddet släppte filen")


def test_a_scanner_that_is_not_there_lets_nothing_through(scanner, person, settings):
    settings.CLAMAV = "/finns/inte"
    stored = left(person)

    assert scanning.scan_waiting() == 0
    assert (state(stored), answer(stored)[0], scanning.answers()) == (Scan.WAITING, 503, False)


def test_a_scanner_that_says_nothing_lets_nothing_through(scanner, person, monkeypatch):
    monkeypatch.setattr(scanning, "PATIENCE", 0.2)
    scanner.mood, stored = "silent", left(person)

    assert scanning.scan_waiting() == 0
    assert (state(stored), scanning.answers()) == (Scan.WAITING, True)


def test_a_file_that_is_too_much_for_the_scanner_waits_and_keeps_no_other_waiting(scanner, person):
    scanner.most = 1000
    large, small = left(person, b"a" * 500_000), left(person, b"Hej")

    assert scanning.scan_waiting() == 1
    assert (state(large), state(small)) == (Scan.WAITING, Scan.CLEAN)


def test_a_file_goes_in_pieces_and_whole(scanner, person):
    data = bytes(range(33, 127)) * 10_000

    left(person, data)
    scanning.scan_waiting()

    assert scanner.scanned == [data]


def test_without_a_scanner_files_are_served_and_none_is_asked(person, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    stored = left(person)

    assert (scanning.scan_waiting(), answer(stored)) == (0, (200, "Hej"))


@pytest.mark.parametrize("is_there", [True, False])
def test_the_health_of_the_house_tells_of_its_scanner(scanner, settings, client, db, is_there):
    settings.CLAMAV = settings.CLAMAV if is_there else "/finns/inte"

    told = client.get("/halsa/redo/").json()

    assert told["virusskydd"] == ("svarar" if is_there else "svarar inte")


def test_what_has_been_stopped_stays_so_when_the_scanner_is_taken_away(scanner, person, settings):
    stored = left(person, EICAR)
    scanning.scan_waiting()
    settings.CLAMAV = ""

    assert answer(stored)[0] == 410


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    """Debian's own, with one signature of our own: that of the test virus."""
    if not CLAMD:
        pytest.skip("clamd is not on this machine")
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "base").mkdir()
    (folder / "base/own.ndb").write_text(f"Prov.Eicar:0:*:{EICAR.hex()}\n")
    settings = {"LocalSocket": folder / "socket", "DatabaseDirectory": folder / "base", "Foreground": "yes",
                "LogFile": folder / "log", "StreamMaxLength": "25M", "PidFile": folder / "pid"}  # fmt: skip
    (folder / "conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
    process = subprocess.Popen([CLAMD, "-c", folder / "conf"])
    until = time.monotonic() + 60
    while not (folder / "socket").exists():
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.1)
    yield str(folder / "socket")
    process.terminate()
    process.wait()


def test_clamd_itself_understands_us(clamd, person, settings, tmp_path):
    settings.MEDIA_ROOT, settings.CLAMAV = tmp_path, clamd
    clean, infected = left(person, b"a" * 3_000_000), left(person, EICAR)

    assert scanning.answers()
    assert scanning.scan_waiting() == 2
    assert (state(clean), state(infected)) == (Scan.CLEAN, Scan.INFECTED)
    assert StoredFile.objects.get(pk=infected.pk).found.startswith("Prov.Eicar")
