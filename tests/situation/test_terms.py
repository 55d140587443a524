"""Quarters, tertials and years in whole weeks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from situation.terms import Kind, Term, latest_over, term_of, tertials

KINDS = st.sampled_from(Kind)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(KINDS, DAYS)
def test_every_day_lies_in_one_term_and_in_none_of_its_neighbours(kind, day):
    term = term_of(kind, day)

    assert term.first <= day <= term.last
    assert term.before.last < day < term.after.first
    assert term.last + timedelta(days=1) == term.after.first


@given(KINDS, DAYS)
def test_a_term_begins_on_a_monday_and_its_weeks_have_their_thursdays_in_its_months(kind, day):
    term = term_of(kind, day)

    assert {monday.weekday() for monday in term.mondays()} == {0}
    assert all(term.covers(monday + timedelta(days=3)) for monday in term.mondays())
    assert len(term.mondays()) == term.weeks


@given(st.integers(2020, 2040))
def test_the_parts_of_a_year_are_the_iso_year(year):
    whole = Term(Kind.YEAR, year)

    assert whole.first.isocalendar()[:2] == (year, 1)
    assert whole.weeks == date(year, 12, 28).isocalendar().week
    assert sum(each.weeks for each in tertials(year)) == whole.weeks
    assert sum(Term(Kind.QUARTER, year, number).weeks for number in range(1, 5)) == whole.weeks


@pytest.mark.parametrize(
    ("term", "first", "last", "weeks"),
    [
        (Term(Kind.QUARTER, 2027, 1), date(2027, 1, 4), date(2027, 3, 28), 12),
        (Term(Kind.QUARTER, 2027, 2), date(2027, 3, 29), date(2027, 6, 27), 13),
        (Term(Kind.TERTIAL, 2027, 1), date(2027, 1, 4), date(2027, 5, 2), 17),
        (Term(Kind.TERTIAL, 2026, 3), date(2026, 8, 31), date(2027, 1, 3), 18),
        (Term(Kind.YEAR, 2026), date(2025, 12, 29), date(2027, 1, 3), 53),
    ],
    ids=lambda part: part.name if isinstance(part, Term) else "",
)
def test_some_terms_as_a_calendar_has_them(term, first, last, weeks):
    assert (term.first, term.last, term.weeks) == (first, last, weeks)


@pytest.mark.parametrize(("day", "number"), [(date(2027, 4, 30), 1), (date(2027, 5, 1), 2), (date(2027, 12, 31), 3)])
def test_a_duty_runs_by_the_calendar(day, number):
    assert [each.number for each in tertials(2027) if each.covers(day)] == [number]


def test_what_is_over_is_over_the_day_after():
    assert latest_over(Kind.QUARTER, date(2027, 3, 28)) == Term(Kind.QUARTER, 2026, 4)
    assert latest_over(Kind.QUARTER, date(2027, 3, 29)) == Term(Kind.QUARTER, 2027, 1)


def test_a_term_is_called_as_people_call_it():
    names = [Term(kind, 2027, 1).name for kind in Kind]

    assert names == ["Kvartal 1 2027", "Tertial 1 2027", "Helåret 2027"]
    assert Term(Kind.TERTIAL, 2027, 1).week_numbers == "v. 1–17"
