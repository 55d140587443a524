"""A meeting on a red day or at a weekend is planned or moved there when one has said so, beside the day."""

from datetime import date

import pytest

from meetings.models import Meeting, Move
from office.almanac import at
from tests.pages import form_with, text_of

PLAN = "/arbete/moten/planera/"
GOOD_FRIDAY = "Fredag 14 april 2028 är ingen arbetsdag (långfredagen)."
SATURDAY = "Lördag 12 februari 2028 är ingen arbetsdag."


@pytest.fixture
def planned(signed_in, coordinator, now):
    """The form of the year as it is proposed, and the browser that it is sent from."""
    browser = signed_in(coordinator)
    return browser, form_with(browser.get(f"{PLAN}?year=2028"), "moten-TOTAL_FORMS")


def moving(meeting, day, **more):
    times = {"day": day, "starts": "13:00", "ends": "15:00"}
    return times | {"place": "Kommunhuset", "reason": "Krock", "words": "", "over": 0} | more


@pytest.mark.parametrize(("day", "remark"), [("2028-04-14", GOOD_FRIDAY), ("2028-02-12", SATURDAY)])
def test_a_day_that_is_no_working_day_is_planned_only_when_one_says_so(planned, day, remark):
    browser, form = planned
    wanted = form | {"moten-0-day": day}
    refused = browser.post(PLAN, wanted)

    assert (refused.status_code, Meeting.objects.count()) == (422, 0)
    assert remark in text_of(refused)
    assert 'name="moten-0-anyway"' in refused.content.decode()
    assert browser.post(PLAN, wanted | {"moten-0-anyway": "on"}).status_code == 302
    assert Meeting.objects.filter(starts_at__date=date.fromisoformat(day)).exists()


def test_what_is_proposed_needs_no_such_word(planned):
    browser, form = planned

    assert [name for name in form if name.endswith("-anyway")] == []
    assert browser.post(PLAN, form).status_code == 302


def test_a_place_written_on_two_lines_is_one(planned):
    browser, form = planned
    browser.post(PLAN, form | {"moten-0-place": "Kommunhuset,\r\nstora salen"})

    assert Meeting.objects.order_by("starts_at").first().place == "Kommunhuset, stora salen"


def test_a_meeting_is_moved_to_a_sunday_only_when_one_says_so(meeting, signed_in, coordinator):
    browser, address = signed_in(coordinator), f"{meeting.get_absolute_url()}steg/move/"
    refused = browser.post(address, moving(meeting, "2027-02-21"))

    assert "Söndag 21 februari 2027 är ingen arbetsdag." in text_of(refused)
    assert not Move.objects.exists()
    assert browser.post(address, moving(meeting, "2027-02-21", anyway="on")).status_code == 302
    assert Meeting.objects.get().day == date(2027, 2, 21)


def test_a_meeting_that_stays_on_its_sunday_is_asked_nothing_new(meeting, signed_in, coordinator):
    day = date(2027, 2, 21)
    Meeting.objects.update(starts_at=at(day, meeting.starts_at.time()), ends_at=at(day, meeting.ends_at.time()))

    sent = moving(meeting, "2027-02-21", place="Biblioteket")
    answer = signed_in(coordinator).post(f"{meeting.get_absolute_url()}steg/move/", sent)
    assert answer.status_code == 302


def test_a_year_that_is_planned_is_not_said_to_be_changed_at_will(planned):
    browser, form = planned
    browser.post(PLAN, form)
    page = text_of(browser.get(f"{PLAN}?year=2028"))

    assert "Ändra som du vill" not in page


def test_an_hour_that_the_clock_leaps_over_is_no_time_to_meet(signed_in, coordinator, now):
    """On the night of Sunday 28 March the clock goes from two to three."""
    form = {"day": "2027-03-28", "starts": "02:30", "ends": "03:00", "place": "Kommunhuset", "anyway": "on"}
    answer = signed_in(coordinator).post(f"{PLAN}bra/", form)

    assert answer.status_code == 422
    assert "Mötet måste sluta efter att det har börjat." in text_of(answer)
