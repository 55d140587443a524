"""What people's calendars answer, in the shapes that they answer in."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from office.calendars import READABLE, Reply, UnreadableReply, read_reply

UID = "6f1c1f0e-8a0f-4b3e-9f2f-0d3c6c2f1a11@hedemora.example"
STAMP = datetime(2027, 2, 5, 8, 30, 15, tzinfo=UTC)
CHEF = "skolchefen@hedemora.example"

OUTLOOK = f"""BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=ACCEPTED;CN="Skolchefen; Hedemora":MAILTO:Skolchefen@Hede
 mora.example
COMMENT;LANGUAGE=sv-SE:Jag kommer\\, men sent.
UID:{UID}
SUMMARY;LANGUAGE=sv-SE:Accepterat: Brå: möte
DTSTAMP:20270205T083015Z
SEQUENCE:2
X-MICROSOFT-CDO-APPT-SEQUENCE:7
BEGIN:VALARM
UID:nagot-annat
ATTENDEE;PARTSTAT=DECLINED:mailto:ingen@hedemora.example
END:VALARM
END:VEVENT
END:VCALENDAR
"""
GOOGLE = f"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTAMP:20270205T083015Z
ORGANIZER;CN=Hedemora Brå:mailto:bra@hedemora.example
UID:{UID}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=DECLINED;CN=skolc
 hefen@hedemora.example;X-NUM-GUESTS=0:mailto:skolchefen@hedemora.example
SEQUENCE:1
STATUS:CONFIRMED
END:VEVENT
END:VCALENDAR
"""
APPLE = f"""BEGIN:VCALENDAR
CALSCALE:GREGORIAN
METHOD:REPLY
PRODID:-//Apple Inc.//macOS 15.0//EN
VERSION:2.0
BEGIN:VEVENT
UID:{UID}
DTSTAMP:20270205T083015Z
ATTENDEE;CN=Skolchefen;CUTYPE=INDIVIDUAL;EMAIL="skolchefen@hedemora.example";PARTSTAT=TENTATIVE:mailto:skolchefen@hedemora.example
ATTENDEE;CN=Rektorn;PARTSTAT=NEEDS-ACTION:mailto:rektorn@hedemora.example
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("text", "answer", "sequence"),
    [(OUTLOOK, "yes", 2), (GOOGLE, "no", 1), (APPLE, "maybe", 0)],
    ids=["outlook", "google", "apple"],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_calendar_is_understood(text, answer, sequence, ending):
    assert read_reply(text.replace("\n", ending)) == [Reply(UID, sequence, CHEF, answer, STAMP)]


def test_several_who_have_answered_are_several_answers():
    text = APPLE.replace("NEEDS-ACTION", "ACCEPTED")

    assert [(each.attendee, each.answer) for each in read_reply(text)] == [
        (CHEF, "maybe"),
        ("rektorn@hedemora.example", "yes"),
    ]


@pytest.mark.parametrize("method", ["REQUEST", "COUNTER", "CANCEL", "REFRESH", "PUBLISH", "DECLINECOUNTER"])
def test_what_is_no_answer_holds_none(method):
    assert read_reply(OUTLOOK.replace("METHOD:REPLY", f"METHOD:{method}")) == []


def test_a_calendar_without_a_method_holds_no_answer():
    assert read_reply(GOOGLE.replace("METHOD:REPLY\n", "")) == []


@pytest.mark.parametrize("said", ["DELEGATED", "NEEDS-ACTION", "COMPLETED", ""])
def test_somebody_who_has_not_said_whether_they_come_is_left_out(said):
    assert read_reply(GOOGLE.replace("DECLINED", said)) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "ingen kalenderfil"),
        ("Hej! Jag kommer.", "ingen kalenderfil"),
        ("\0" * 100, "ingen kalenderfil"),
        (OUTLOOK.replace("BEGIN:VCALENDAR", "BEGIN:VCARD"), "ingen kalenderfil"),
        (OUTLOOK.replace("END:VALARM\n", ""), "trasig"),
        (OUTLOOK.replace("END:VEVENT\nEND:VCALENDAR\n", ""), "avbruten"),
        (GOOGLE.replace(f"UID:{UID}\n", ""), "vilket möte"),
        (GOOGLE.replace("DTSTAMP:20270205T083015Z\n", ""), "när det gavs"),
        (GOOGLE.replace("20270205T083015Z", "20270230T083015Z"), "när det gavs"),
        (GOOGLE.replace("SEQUENCE:1", "SEQUENCE:" + "9" * 5000), "ordningstal"),
        (GOOGLE.replace("SEQUENCE:1", "SEQUENCE:-1"), "ordningstal"),
        ("BEGIN:VCALENDAR\n" + "X:" + "a" * READABLE, "för stor"),
    ],
)
def test_what_cannot_be_read_says_why(text, says):
    with pytest.raises(UnreadableReply, match=says):
        read_reply(text)


def only_the_error_there_is(text):
    try:
        return read_reply(text)
    except UnreadableReply:
        return []


@given(some.text())
def test_no_text_whatever_does_more_than_refuse(text):
    assert only_the_error_there_is(text) == []


LINES = OUTLOOK.splitlines() + GOOGLE.splitlines() + APPLE.splitlines()


@given(some.lists(some.sampled_from(LINES) | some.text(max_size=30), max_size=40))
def test_no_shuffled_calendar_does_more_than_refuse(lines):
    only_the_error_there_is("\n".join(["BEGIN:VCALENDAR", "METHOD:REPLY", "BEGIN:VEVENT", *lines]))


@given(some.sampled_from([OUTLOOK, GOOGLE, APPLE]), some.integers(0, 900), some.text(max_size=8))
def test_no_damaged_calendar_does_more_than_refuse(text, place, what):
    only_the_error_there_is(text[:place] + what + text[place + len(what) :])


def test_a_line_made_to_take_time_takes_none():
    only_the_error_there_is("BEGIN:VCALENDAR\n" + 'A;B="' * 50_000 + "\n" + ";A=" * 50_000)
