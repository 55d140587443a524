"""A year of attendance, seat by seat: what the roll said, told as a table, a drawing and a file."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import Seat
from meetings import charts, statistics
from meetings.models import State
from office import clock
from office.almanac import at
from tests.factories.councils import HoldingFactory, PersonFactory, SeatFactory
from tests.factories.roll import answered, held, sits_for

FEBRUARY, MAY = date(2027, 2, 18), date(2027, 5, 20)
DAY = timedelta(days=1)
PAGE, FILE = "/arbete/organ/bra/narvaro/", "/arbete/organ/bra/narvaro.csv"


@pytest.fixture
def in_june(council, coordinator, chair, member):
    with clock.pretending(at(date(2027, 6, 1), clock.now().time())):
        yield


def of_seat(person, year=2027):
    """What the table says of the person's seat."""
    seat = person.holdings.get().seat
    return next(row for row in statistics.attendance(seat.body, year).rows if row.seat == seat)


def words(person):
    return [cell.label if cell else None for cell in of_seat(person).cells]


@pytest.mark.parametrize(
    ("presence", "answer", "word"),
    [
        ("present", "", "Närvarande"),
        ("present", "no", "Närvarande"),
        ("excused", "", "Anmält förhinder"),
        ("absent", "", "Frånvarande"),
        ("absent", "yes", "Frånvarande"),
        ("absent", "no", "Anmält förhinder"),
        ("", "no", "Anmält förhinder"),
        ("", "", "Frånvarande"),
    ],
)
def test_a_seat_is_told_by_the_roll_and_the_answer(council, chair, member, presence, answer, word):
    meeting = held(council, FEBRUARY, present=[chair])
    part = answered(meeting, member, answer) if answer else meeting.participants.create(person=member)
    meeting.participants.filter(pk=part.pk).update(presence=presence)

    assert words(member) == [word]


@pytest.mark.parametrize(("presence", "word"), [("present", "Ersättare"), ("absent", "Anmält förhinder")])
def test_a_substitute_fills_the_seat_by_coming(council, chair, member, presence, word):
    meeting = held(council, FEBRUARY, present=[chair])
    answered(meeting, member, "no")
    sits_for(meeting, member, PersonFactory(), presence)

    assert words(member) == [word]


@pytest.mark.parametrize(
    ("until", "word"), [(FEBRUARY - DAY, "Tom plats"), (FEBRUARY, "Frånvarande"), (FEBRUARY + DAY, "Frånvarande")]
)
def test_a_seat_without_a_holder_that_day_is_empty(council, chair, member, until, word):
    held(council, FEBRUARY, present=[chair])
    member.holdings.update(until=until)

    assert words(member) == [word]


def test_the_history_stays_with_the_seat(council, chair, member):
    held(council, FEBRUARY, present=[chair, member])
    seat = member.holdings.get().seat
    member.holdings.update(until=MAY - DAY)
    new = HoldingFactory(seat=seat, since=MAY).person
    held(council, MAY, present=[chair, new])

    row = of_seat(new)
    assert (words(new), row.came, row.number) == (["Närvarande", "Närvarande"], 2, 2)


def test_what_nobody_noted_is_not_counted(council, chair, member):
    held(council, FEBRUARY)
    held(council, MAY, present=[chair])

    row = of_seat(chair)
    assert (words(chair), row.came, row.number, row.percent) == (["Inte noterat", "Närvarande"], 1, 1, 100)


def test_the_share_comes_with_its_number(council, chair, member):
    for month in (2, 5, 9):
        held(council, date(2027, month, 18), present=[chair, member] if month == 2 else [chair])

    row = of_seat(member)
    assert (row.came, row.number, row.percent) == (1, 3, 33)


def test_without_any_meeting_there_is_no_share(council, member):
    held(council, FEBRUARY)
    assert of_seat(member).percent is None


@pytest.mark.parametrize(("since", "told"), [(FEBRUARY, True), (FEBRUARY + DAY, False)])
def test_a_seat_that_did_not_exist_is_not_counted_against(council, chair, since, told):
    held(council, FEBRUARY, present=[chair])
    held(council, MAY, present=[chair])
    holder = HoldingFactory(seat=SeatFactory(body=council, since=since, order=90)).person

    assert of_seat(holder).cells[0] is not None if told else of_seat(holder).cells[0] is None
    assert of_seat(holder).number == (2 if told else 1)


@pytest.mark.parametrize(
    ("day", "state", "counts"),
    [
        (date(2026, 12, 31), State.HELD, False),
        (date(2027, 1, 1), State.HELD, True),
        (date(2027, 12, 31), State.APPROVED, True),
        (date(2028, 1, 1), State.HELD, False),
        (FEBRUARY, State.CANCELLED, False),
        (FEBRUARY, State.UNDER_WAY, False),
    ],
)
def test_the_years_meetings_that_took_place_count(council, chair, day, state, counts):
    held(council, day, present=[chair], state=state)

    assert bool(statistics.attendance(council, 2027).meetings) is counts


def test_the_drawing_stands_on_its_base_and_is_as_high_as_the_seats():
    drawn = charts.columns([("18 feb", "3/4", 4, [("present", 2), ("substitute", 1)]), ("20 maj", "0/2", 2, [])])

    first, second = drawn.columns
    assert [(part.y, part.height) for part in first.parts] == [(78, 60), (48, 30)]
    assert (first.top, second.top, second.parts) == (18, 78, ())
    assert second.x + drawn.wide < drawn.width


def test_a_drawing_of_nothing_is_drawn():
    assert charts.columns([("18 feb", "0/0", 0, [("present", 0)])]).columns[0].parts == ()


def test_the_page_says_in_words_what_it_shows_in_signs(in_june, council, chair, member, signed_in):
    meeting = held(council, FEBRUARY, present=[chair])
    sits_for(meeting, member, PersonFactory(), "present")
    page = signed_in(member).get(f"{PAGE}?ar=2027").content.decode()

    assert '<span class="visually-hidden">Ersättare</span>' in page
    assert "18 feb: 2/15" in page
    assert "<b>1 av 1</b>" in page
    assert "style=" not in page


def test_a_year_without_meetings_says_so(in_june, signed_in, member):
    assert "Inga genomförda möten" in signed_in(member).get(f"{PAGE}?ar=2026").content.decode()


def test_the_file_is_the_table(in_june, council, chair, member, signed_in):
    held(council, FEBRUARY, present=[chair, member])
    answer = signed_in(member).get(f"{FILE}?ar=2027")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Plats", "Organisation", "2027-02-18", "Gånger platsen var med", "Möten som räknas"]
    assert [member.title, member.organisation.name, "Närvarande", "1", "1"] in rows
    assert "narvaro-bra-2027.csv" in answer["Content-Disposition"]


def test_a_seat_named_as_a_formula_is_text_in_the_file(in_june, council, chair, member, signed_in):
    held(council, FEBRUARY, present=[chair])
    Seat.objects.filter(holdings__person=member).update(title="=1+1")

    assert "\r\n'=1+1;" in signed_in(member).get(f"{FILE}?ar=2027").content.decode()


@pytest.mark.parametrize("address", [PAGE, FILE])
@pytest.mark.parametrize(("role", "status"), [("coordinator", 200), ("member", 200), ("stranger", 404)])
def test_those_who_sit_in_the_body_see_it(council, signed_in, request, role, status, address):
    assert signed_in(request.getfixturevalue(role)).get(address).status_code == status


@pytest.mark.parametrize("address", ["/arbete/organ/kommunstyrelsen/narvaro/", "/arbete/organ/finns-inte/narvaro/"])
def test_a_body_that_does_not_meet_here_has_no_attendance(coordinator, signed_in, address):
    assert signed_in(coordinator).get(address).status_code == 404


@pytest.mark.parametrize("asked", ["", "?ar=", "?ar=abc", "?ar=99999999999999999999", "?ar=%00"])
def test_a_year_that_is_none_is_this_year(in_june, coordinator, signed_in, asked):
    assert "Närvaro 2027" in signed_in(coordinator).get(PAGE + asked).content.decode()


def questions(browser, address):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize("address", [PAGE, FILE])
def test_thirty_meetings_and_fifty_seats_cost_as_one(in_june, council, chair, member, signed_in, address):
    browser = signed_in(chair)
    held(council, FEBRUARY, present=[chair])
    questions(browser, address)
    little = questions(browser, address)
    for number in range(30):
        HoldingFactory(seat=SeatFactory(body=council, order=50 + number))
        held(council, date(2027, 3, 1) + number * DAY, present=[chair], absent=[member])

    assert questions(browser, address) == little
    assert little <= 15


def test_the_bodys_page_and_the_list_of_meetings_lead_there(coordinator, stranger, signed_in, now):
    for page, wanted in (("/arbete/organ/bra/", PAGE), ("/arbete/moten/?organ=bra&ar=2027", f"{PAGE}?ar=2027")):
        assert f'href="{wanted}"' in signed_in(coordinator).get(page).content.decode()
        assert f'href="{wanted}"' not in signed_in(stranger).get(page).content.decode()
