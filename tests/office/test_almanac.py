from datetime import UTC, date, datetime, time

import pytest

from office import almanac

RED_DAYS = {
    2026: "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31",
    2027: "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31",
    2028: "01-01 01-06 04-14 04-16 04-17 05-01 05-25 06-04 06-06 06-23 06-24 11-04 12-24 12-25 12-26 12-31",
    2029: "01-01 01-06 03-30 04-01 04-02 05-01 05-10 05-20 06-06 06-22 06-23 11-03 12-24 12-25 12-26 12-31",
    2030: "01-01 01-06 04-19 04-21 04-22 05-01 05-30 06-06 06-09 06-21 06-22 11-02 12-24 12-25 12-26 12-31",
}


def days_of(year):
    return [
        date.fromordinal(number) for number in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]


@pytest.mark.parametrize("year", RED_DAYS)
def test_the_red_days_of_a_year_are_the_swedish_ones(year):
    red = [f"{day:%m-%d}" for day in days_of(year) if almanac.red_day(day)]

    assert red == RED_DAYS[year].split()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 12, 24), "Julafton"),
        (date(2027, 6, 25), "Midsommarafton"),
        (date(2027, 12, 31), "Nyårsafton"),
        (date(2027, 5, 6), "Kristi himmelsfärdsdag"),
        (date(2027, 5, 7), ""),
    ],
)
def test_a_red_day_is_named_in_swedish(day, name):
    assert almanac.red_day(day) == name


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2027, 5, 5), True),
        (date(2027, 5, 6), False),
        (date(2027, 5, 7), True),
        (date(2027, 5, 8), False),
        (date(2027, 5, 9), False),
        (date(2027, 5, 10), True),
    ],
)
def test_people_work_on_weekdays_that_are_not_red(day, works):
    assert almanac.is_working_day(day) == works


@pytest.mark.parametrize(
    ("day", "long", "short", "week"),
    [
        (date(2027, 1, 1), "fredag 1 januari 2027", "fre 1 jan", "v. 53"),
        (date(2027, 2, 10), "onsdag 10 februari 2027", "ons 10 feb", "v. 6"),
        (date(2027, 3, 11), "torsdag 11 mars 2027", "tors 11 mars", "v. 10"),
        (date(2027, 8, 31), "tisdag 31 augusti 2027", "tis 31 aug", "v. 35"),
        (date(2027, 10, 30), "lördag 30 oktober 2027", "lör 30 okt", "v. 43"),
        (date(2029, 12, 31), "måndag 31 december 2029", "mån 31 dec", "v. 1"),
    ],
)
def test_a_day_is_written_as_people_write_it(day, long, short, week):
    assert (almanac.written(day), almanac.short(day), almanac.week(day)) == (long, short, week)


@pytest.mark.parametrize(("day", "hour"), [(date(2027, 1, 14), 12), (date(2027, 7, 1), 11)])
def test_one_o_clock_in_stockholm_is_another_hour_elsewhere(day, hour):
    assert almanac.at(day, time(13)).astimezone(UTC) == datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def test_a_moment_just_before_midnight_in_london_is_the_day_after_in_stockholm():
    late = datetime(2027, 3, 10, 23, 30, tzinfo=UTC)

    assert almanac.local(late).date() == date(2027, 3, 11)
    assert almanac.moment(late) == "torsdag 11 mars 2027 kl. 00.30"
    assert almanac.clock_time(late) == "00.30"


def test_a_span_within_a_day_names_the_day_once():
    start, end = (datetime(2027, 3, 11, hour, tzinfo=UTC) for hour in (12, 14))

    assert almanac.span(start, end) == "torsdag 11 mars 2027 kl. 13.00–15.00"


def test_a_span_over_midnight_names_both_days():
    start, end = (datetime(2027, 3, 11, hour, tzinfo=UTC) for hour in (22, 23))

    assert almanac.span(start, end) == "torsdag 11 mars 2027 kl. 23.00 – fredag 12 mars 2027 kl. 00.00"
