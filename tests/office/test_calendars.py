from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest

from office import calendars
from tests.office.calendar_by_hand import properties

JANUARY = datetime(2027, 1, 14, 12, 0, tzinfo=UTC)
JULY = datetime(2027, 7, 1, 11, 0, tzinfo=UTC)


def an_event(**changes):
    given = {
        "uid": "mote-1@bra.hedemora.example",
        "sequence": 0,
        "starts_at": JANUARY,
        "ends_at": JANUARY + timedelta(hours=2),
        "summary": "Brå",
        "place": "Stadshuset",
        "description": "Läs handlingarna.",
        "url": "https://bra.hedemora.example/arbete/moten/1/",
        "organiser_name": "Brottsförebyggande samordnaren",
        "organiser_email": "bra@hedemora.example",
        "stamped_at": datetime(2027, 1, 5, 8, 0, tzinfo=UTC),
        "attendee_name": "Skolchefen",
        "attendee_email": "skolchefen@hedemora.example",
    }
    return calendars.Event(**{**given, **changes})


def value(text, name, component="VEVENT"):
    return properties(text, component)[name][0]


def test_a_request_asks_the_attendee_to_answer():
    text = calendars.request(an_event())

    assert "METHOD:REQUEST" in text.split("\r\n")
    assert properties(text)["ATTENDEE"] == (
        "mailto:skolchefen@hedemora.example",
        {"CN": "Skolchefen", "PARTSTAT": "NEEDS-ACTION", "ROLE": "REQ-PARTICIPANT", "RSVP": "TRUE"},
    )
    assert value(text, "STATUS") == "CONFIRMED"


def test_a_cancellation_names_the_same_meeting_and_asks_nothing():
    text = calendars.cancel(an_event(sequence=3))

    assert "METHOD:CANCEL" in text.split("\r\n")
    assert value(text, "STATUS") == "CANCELLED"
    assert value(text, "UID") == value(calendars.request(an_event()), "UID")
    assert value(text, "SEQUENCE") == "3"
    assert "RSVP" not in properties(text)["ATTENDEE"][1]


@pytest.mark.parametrize("write", [calendars.request, calendars.cancel])
def test_the_organiser_and_the_address_are_told(write):
    found = properties(write(an_event()))

    assert found["ORGANIZER"] == ("mailto:bra@hedemora.example", {"CN": "Brottsförebyggande samordnaren"})
    assert found["URL"][0] == "https://bra.hedemora.example/arbete/moten/1/"
    assert found["DTSTAMP"][0] == "20270105T080000Z"


def test_the_frame_says_version_and_maker():
    frame = properties(calendars.request(an_event()), "VCALENDAR")

    assert (frame["VERSION"][0], frame["PRODID"][0]) == ("2.0", calendars.PRODID)


@pytest.mark.parametrize(("start", "wall"), [(JANUARY, "20270114T130000"), (JULY, "20270701T130000")])
def test_the_clock_on_the_wall_is_written_with_its_zone(start, wall):
    text = calendars.request(an_event(starts_at=start, ends_at=start + timedelta(hours=2)))

    assert properties(text)["DTSTART"] == (wall, {"TZID": "Europe/Stockholm"})


@pytest.mark.parametrize(("part", "rule"), [("DAYLIGHT", "3"), ("STANDARD", "10")])
def test_each_turn_of_the_clock_is_one_rule(part, rule):
    found = value(calendars.request(an_event()), "RRULE", part)

    assert sorted(found.split(";")) == ["BYDAY=-1SU", f"BYMONTH={rule}", "FREQ=YEARLY"]


@pytest.mark.parametrize(
    "wall",
    [
        "2027-01-14T13:00",
        "2027-03-28T01:59",
        "2027-03-28T03:01",
        "2027-07-01T13:00",
        "2027-10-31T01:59",
        "2027-10-31T03:01",
        "2031-06-06T13:00",
    ],
)
def test_a_reader_that_knows_only_our_zone_gets_the_right_offset(wall):
    calendar = icalendar.Calendar.from_ical(calendars.request(an_event()))

    zone = calendar.walk("VTIMEZONE")[0].to_tz()

    read, known = (datetime.fromisoformat(wall).replace(tzinfo=one) for one in (zone, ZoneInfo("Europe/Stockholm")))
    assert read.utcoffset() == known.utcoffset()


@pytest.mark.parametrize(
    "words", ["Åtgärder, ärenden; övrigt", "rad 1\nrad 2", "C:\\papper\\nytt", "BEGIN:VEVENT", "a\n b\n\nc", "😀 é"]
)
def test_words_come_out_as_they_went_in(words):
    text = calendars.request(an_event(summary=words, place=words, description=words))

    assert [value(text, name) for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [words] * 3
    assert str(icalendar.Calendar.from_ical(text).walk("VEVENT")[0]["summary"]) == words


def test_a_line_break_in_a_name_begins_no_property():
    event = an_event(attendee_name='Skol\r\n"chefen"\nX-EVIL:1', organiser_name="A; B:\rC\x0b", place="x\r\nX-EVIL:1\r")
    found = properties(calendars.request(event))

    assert "X-EVIL" not in found
    assert found["ATTENDEE"][1]["CN"] == "Skol 'chefen' X-EVIL:1"
    assert found["LOCATION"][0] == "x\nX-EVIL:1"


def test_no_line_is_longer_than_75_octets_and_all_end_with_crlf():
    text = calendars.request(an_event(summary="Räksmörgås, " * 40, description="ö" * 500))

    assert max(len(line.encode()) for line in text.split("\r\n")) == 75
    assert text.endswith("END:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n")
    assert value(text, "DESCRIPTION") == "ö" * 500
