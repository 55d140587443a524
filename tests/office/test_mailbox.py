"""Mail that comes in: read once, moved when its answer is safe, and never lost however broken."""

import io
import os
import subprocess
import sys
from email.message import EmailMessage

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError

from hedemora_bra.celery import TIMETABLE
from office import mailbox
from office.tasks import read_mailbox


@pytest.fixture
def box(tmp_path):
    (tmp_path / "new").mkdir()
    return tmp_path


@pytest.fixture
def taken(monkeypatch):
    """What a handler of our own has got: it takes "ja", knows nothing of "hej" and stumbles on "fel"."""
    found = []

    def handler(message):
        found.append(message["Subject"])
        if message["Subject"] == "fel":
            raise ValueError("Det gick inte att förstå.")
        if message["Subject"] == "databas":
            raise OperationalError("borta")
        return message["Subject"] == "ja"

    monkeypatch.setattr(mailbox, "HANDLERS", [handler])
    return found


def mail(subject, body="Hej"):
    message = EmailMessage()
    message["From"], message["Subject"] = "skolchefen@hedemora.example", subject
    message.set_content(body)
    return bytes(message)


def put(box, **mails):
    for name, raw in mails.items():
        (box / "new" / name).write_bytes(raw)


def lying(box):
    return sorted(
        path.name for folder in ("new", "cur") if (box / folder).exists() for path in (box / folder).iterdir()
    )


def test_what_is_taken_is_marked_as_seen_and_the_rest_is_left_for_a_person(box, taken):
    put(box, first=mail("ja"), second=mail("hej"))

    assert mailbox.empty(box) == 1
    assert lying(box) == ["first:2,S", "second:2,"]


def test_a_broken_mail_is_kept_and_flagged_and_stops_none_of_the_others(box, taken):
    put(box, a=mail("ja"), b=mail("fel"), c=mail("ja"))

    assert mailbox.empty(box) == 2
    assert lying(box) == ["a:2,S", "b:2,F", "c:2,S"]
    assert (box / "cur/b:2,F").read_bytes() == mail("fel")


def test_while_the_database_is_away_the_mail_waits(box, taken):
    put(box, a=mail("databas"))

    with pytest.raises(OperationalError):
        mailbox.empty(box)
    assert lying(box) == ["a"]


def test_a_mail_is_read_once(box, taken):
    put(box, a=mail("ja"))
    mailbox.empty(box)

    assert (mailbox.empty(box), taken) == (0, ["ja"])


def test_what_one_worker_has_in_hand_another_leaves_to_it(box, monkeypatch):
    read = []

    def handler(message):
        read.append(message["Subject"])
        return len(read) == 1 and not mailbox.empty(box)  # another worker comes by meanwhile

    monkeypatch.setattr(mailbox, "HANDLERS", [handler])
    put(box, one=mail("ja"))

    assert mailbox.empty(box) == 1
    assert (read, lying(box)) == (["ja"], ["one:2,S"])


@pytest.mark.parametrize("raw", [b"", b"\0\xff" * 500, b"From: \xe5\n\n", b"Content-Type: multipart/mixed\n\n--"])
def test_whatever_comes_it_is_dealt_with(box, raw):
    put(box, a=raw)

    mailbox.empty(box)

    assert [name.partition(":")[0] for name in lying(box)] == ["a"]
    assert not list((box / "new").iterdir())


def test_a_mail_beyond_measure_is_kept_unread(box, taken, monkeypatch):
    monkeypatch.setattr(mailbox, "LARGEST", 300)
    put(box, a=mail("ja", "x" * 300))

    assert (mailbox.empty(box), lying(box), taken) == (0, ["a:2,F"], [])


def test_without_a_mailbox_nothing_is_read(settings):
    settings.MAILBOX_DIR = ""
    assert read_mailbox() == 0


def test_a_mailbox_that_nothing_has_come_to_is_empty(settings, tmp_path):
    settings.MAILBOX_DIR = str(tmp_path / "finns-inte")
    assert read_mailbox() == 0


def test_the_mailbox_is_emptied_every_other_minute(box, taken, settings):
    settings.MAILBOX_DIR = str(box)
    put(box, a=mail("ja"))

    assert (TIMETABLE["read_mailbox"]["task"], TIMETABLE["read_mailbox"]["schedule"]) == (read_mailbox.name, 120)
    assert read_mailbox() == 1


def given(monkeypatch, raw):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_a_mail_from_the_mail_server_is_taken(taken, monkeypatch, capsys):
    given(monkeypatch, mail("ja"))
    call_command("take_mail")

    assert (taken, capsys.readouterr().out) == (["ja"], "Ett svar togs in.\n")


def test_a_broken_mail_from_the_mail_server_is_laid_aside(box, taken, monkeypatch, settings):
    settings.MAILBOX_DIR = str(box)
    given(monkeypatch, mail("fel"))
    call_command("take_mail")

    [kept] = (box / "cur").iterdir()
    assert (kept.name.endswith(":2,F"), kept.read_bytes()) == (True, mail("fel"))


def test_a_broken_mail_that_cannot_be_laid_aside_stays_with_the_mail_server(tmp_path, taken, monkeypatch, settings):
    (tmp_path / "fil").touch()
    settings.MAILBOX_DIR = str(tmp_path / "fil")  # as where nothing can be written
    given(monkeypatch, mail("fel"))

    with pytest.raises(SystemExit) as end:
        call_command("take_mail")
    assert end.value.code == os.EX_TEMPFAIL


def test_the_mail_server_tries_again_when_the_database_is_away(taken, monkeypatch):
    given(monkeypatch, mail("databas"))

    with pytest.raises(SystemExit) as end:
        call_command("take_mail")
    assert end.value.code == os.EX_TEMPFAIL


def test_the_command_reads_a_real_pipe():
    command = [sys.executable, "manage.py", "take_mail"]
    done = subprocess.run(command, input=mail("hej"), cwd=settings.BASE_DIR, capture_output=True, check=False)

    assert (done.returncode, done.stdout.decode()) == (0, "Brevet var inget svar på en kallelse.\n")


def test_one_that_the_database_will_not_have_stops_no_other_and_is_told_of(box, taken):
    put(box, a=mail("databas"), b=mail("ja"))

    with pytest.raises(OperationalError):
        mailbox.empty(box)
    assert (taken, lying(box)) == (["databas", "ja"], ["a", "b:2,S"])
