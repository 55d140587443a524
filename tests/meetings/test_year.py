"""The year planned for every body at once."""

from collections import Counter
from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Body
from meetings import year as the_year
from meetings.lifecycle import bodies, meetings
from meetings.models import Meeting, State
from office import clock
from office.almanac import at
from office.lifecycle import StepRefused
from tests.factories.meetings import MeetingFactory


def chosen(year, est_from=None):
    """The preview's rows as they come back from its form, all ticked and none changed."""
    found = the_year.bodies_to_plan()
    return [
        {
            "body": found[row["body"]],
            "starts_at": at(row["day"], row["starts"]),
            "ends_at": at(row["day"], row["ends"]),
            "place": row["place"],
            "note": row["note"],
        }
        for row in the_year.proposals(year, est_from)
    ]


def days_of(key, rows):
    return [row["day"] for row in rows if row["body"] == key]


@pytest.mark.parametrize("year", range(2025, 2036))
def test_every_body_gets_what_the_guideline_asks(hedemora, year):
    rows = the_year.proposals(year)
    steering = days_of("styrgruppen", rows)

    assert len(days_of("bra", rows)) == 4
    assert [day.month <= 6 for day in steering] == [True, False]
    assert len(days_of("est", rows)) >= 20


def test_the_preview_comes_in_the_order_of_the_days(hedemora):
    rows = the_year.proposals(2027)

    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)


def test_a_row_has_the_bodys_own_hours_and_place(hedemora):
    [row] = [row for row in the_year.proposals(2027) if row["day"] == date(2027, 2, 11)]

    assert (row["body"], row["starts"], row["ends"], row["chosen"], row["note"]) == (
        "bra",
        time(13),
        time(15),
        True,
        "",
    )
    assert row["place"] == "Kommunhuset, sammanträdesrummet"


def test_a_meeting_moved_from_its_usual_day_says_why(hedemora):
    """Ascension Day 2029 is the council's second Thursday in May, and the national day an EST Wednesday."""
    notes = {row["body"]: row["note"] for row in the_year.proposals(2029, est_from=date(2029, 1, 17)) if row["note"]}

    assert notes == {
        "bra": "Flyttat från torsdag 10 maj 2029 (kristi himmelsfärdsdag).",
        "est": "Flyttat från onsdag 6 juni 2029 (nationaldagen).",
    }


def test_what_is_chosen_is_put_in_the_calendar_with_its_standing_items(hedemora, coordinator, now):
    saved = the_year.put_in_calendar(chosen(2027), coordinator)

    meeting = Meeting.objects.get(starts_at=at(date(2027, 2, 11), time(13)))
    assert (saved.made, saved.already) == (Meeting.objects.count(), 0)
    assert (meeting.state, meeting.notice_days, meeting.minutes) == (State.PLANNED, 7, 120)
    assert [item.title for item in meeting.agenda_items] == [
        *meeting.body.standing_items.filter(is_last=False).values_list("title", flat=True),
        "Övriga frågor",
        "Nästa möte",
    ]


def test_saved_twice_the_year_is_planned_once(hedemora, coordinator, now):
    rows = chosen(2027)
    first = the_year.put_in_calendar(rows, coordinator)
    again = the_year.put_in_calendar(rows, coordinator)

    assert (again.made, again.already) == (0, first.made)
    assert Meeting.objects.count() == first.made


def test_a_planned_year_is_not_proposed_again(hedemora, coordinator, now):
    the_year.put_in_calendar(chosen(2027), coordinator)

    assert the_year.proposals(2027) == []


def test_only_what_lacks_is_proposed(hedemora, coordinator, now):
    the_year.put_in_calendar([row for row in chosen(2027) if row["body"].key != "bra"], coordinator)

    assert Counter(row["body"] for row in the_year.proposals(2027)) == {"bra": 4}


def test_a_cancelled_meeting_is_proposed_anew(hedemora, coordinator, now):
    the_year.put_in_calendar(chosen(2027), coordinator)
    meeting = Meeting.objects.get(starts_at=at(date(2027, 2, 11), time(13)))
    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    assert [row["day"] for row in the_year.proposals(2027)] == [date(2027, 2, 11)]


@pytest.mark.parametrize(("days", "proposed"), [(-14, 4), (-13, 3), (0, 3), (13, 3), (14, 4)])
def test_a_meeting_close_by_stands_for_the_usual_one(council, coordinator, now, days, proposed):
    MeetingFactory(body=council, day=date(2027, 5, 13) + timedelta(days=days))

    assert len(days_of("bra", the_year.proposals(2027))) == proposed


def test_the_est_group_goes_on_in_its_rhythm_over_the_turn_of_the_year(est, coordinator, now):
    MeetingFactory(body=est, day=date(2026, 12, 16), hour=9)

    assert days_of("est", the_year.proposals(2027))[0] == date(2027, 1, 13)


@pytest.mark.parametrize("moved", [-3, -2, -1, 1, 2, 3])
def test_a_last_meeting_that_was_moved_does_not_take_the_rhythm_with_it(est, coordinator, now, moved):
    MeetingFactory(body=est, day=date(2026, 12, 16) + timedelta(days=moved), hour=9)

    assert days_of("est", the_year.proposals(2027))[:2] == [date(2027, 1, 13), date(2027, 1, 27)]


def test_no_day_that_has_passed_is_proposed(hedemora, coordinator, signed_in):
    with clock.pretending(at(date(2027, 10, 19), time(8))):
        page = signed_in(coordinator).get("/arbete/moten/planera/?year=2027")

    days = [row["day"].value() for row in page.context["rows"]]
    assert date(2027, 9, 9) in [row["day"] for row in the_year.proposals(2027)]
    assert (min(days), len(days)) == (date(2027, 10, 20), 6)


def test_a_year_that_has_passed_has_nothing_to_propose(hedemora, coordinator, signed_in, now):
    page = signed_in(coordinator).get("/arbete/moten/planera/?year=2026")

    assert "Det finns inget mer att föreslå" in page.content.decode()


def test_the_est_group_may_begin_on_a_day_of_ones_own(est):
    days = days_of("est", the_year.proposals(2027, est_from=date(2027, 1, 20)))

    assert days[:3] == [date(2027, 1, 20), date(2027, 2, 3), date(2027, 2, 17)]


def test_all_is_put_in_the_calendar_or_nothing(hedemora, coordinator, now):
    rows = chosen(2027)
    clash = rows[-1] | {"ends_at": rows[-1]["starts_at"]}

    with pytest.raises(Exception, match="meeting_ends_after_it_begins"):
        the_year.put_in_calendar([*rows[:-1], clash], coordinator)
    assert Meeting.objects.count() == 0


def test_a_member_plans_nothing(hedemora, member, now):
    with pytest.raises(PermissionDenied):
        the_year.put_in_calendar(chosen(2027)[:1], member)


def test_the_deciding_bodies_are_not_planned_here(hedemora):
    assert list(the_year.bodies_to_plan()) == ["styrgruppen", "bra", "est"]


def test_a_body_without_a_rhythm_is_not_planned(hedemora):
    Body.objects.filter(key="est").update(planning={})

    assert list(the_year.bodies_to_plan()) == ["styrgruppen", "bra"]


def test_a_body_has_one_meeting_at_a_time(council, coordinator, now):
    moments = {"starts_at": at(date(2027, 3, 4), time(13)), "ends_at": at(date(2027, 3, 4), time(15))}
    bodies["plan"](council, by=coordinator, **moments)

    with pytest.raises(StepRefused, match=r"har redan ett möte torsdag 4 mars 2027 kl\. 13\.00"):
        bodies["plan"](council, by=coordinator, **moments)


@pytest.mark.parametrize(
    ("starts", "year"),
    [
        (at(date(2026, 12, 31), time(23, 30)), 2026),
        (at(date(2027, 1, 1), time(0, 30)), 2027),
        (at(date(2027, 12, 31), time(23, 30)), 2027),
    ],
)
def test_the_year_turns_at_midnight_in_sweden(db, starts, year):
    meeting = MeetingFactory(starts_at=starts)

    assert [each for each in (2026, 2027, 2028) if Meeting.objects.during(each).exists()] == [year]
    assert Meeting.objects.before_year(2027).filter(pk=meeting.pk).exists() == (year < 2027)
