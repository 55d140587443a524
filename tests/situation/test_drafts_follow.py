"""A draft follows the numbers where nobody wrote otherwise, and the meeting that is to look at it."""

from datetime import time

from meetings.models import State
from office.almanac import at
from situation.documents import content_of, draft_words
from situation.lifecycle import situation_reports as steps
from tests.situation.reporting_est import DAY, FIRST, LAST, MEETS, meeting_of, reported
from tests.situation.test_situation_reports import approve, draft, fresh, steps_of_est

__all__ = ["draft"]

TWO_WEEKS_LATER = {"starts_at": at(MEETS + 14 * DAY, time(8)), "ends_at": at(MEETS + 14 * DAY, time(10))}


def test_a_draft_goes_to_the_later_meeting_of_the_week(est, coordinator, draft):
    later = meeting_of(est, day=MEETS + DAY)
    steps_of_est()(est, by=coordinator, meeting=later)
    assert fresh(draft).meeting == later

    steps_of_est()(est, by=coordinator, meeting=draft.meeting)
    assert fresh(draft).meeting == later


def test_what_nobody_changed_goes_on_following_the_numbers(draft, coordinator):
    words = draft_words(draft, draft.content["facts"]) | {"coming": "Sportlov."}
    steps["write_situation_report"](draft, by=coordinator, over=1, words=words)
    reported(on=LAST)
    steps["recount"](fresh(draft), by=coordinator)

    told = content_of(fresh(draft))
    assert told["summary"].startswith("5 rapporter")
    assert [each["why"] for each in told["areas"]] == [each["why"] for each in fresh(draft).content["facts"]["areas"]]
    assert told["coming"] == "Sportlov."


def test_a_colour_that_the_group_chose_is_told_in_the_words_too(draft, coordinator):
    words = draft_words(draft, draft.content["facts"])
    key = next(each["key"] for each in draft.content["facts"]["areas"] if each["number"])
    chosen = words["areas"] | {key: {"light": "red", "why": "Oro i hela kvarteret."}}
    steps["write_situation_report"](draft, by=coordinator, over=1, words=words | {"areas": chosen})

    assert "Rött läge: Hedemora stad" in content_of(fresh(draft))["summary"]


def test_a_meeting_moved_to_other_weeks_leaves_its_draft_and_gets_one_for_its_own(est, coordinator, draft):
    meeting = draft.meeting
    type(meeting).objects.filter(pk=meeting.pk).update(**TWO_WEEKS_LATER)
    moved = type(meeting).objects.get(pk=meeting.pk)
    other = steps_of_est()(est, by=coordinator, meeting=moved)

    assert (other.meeting, other.first_day, fresh(draft).meeting) == (moved, FIRST + 14 * DAY, None)


def test_what_was_approved_keeps_its_meeting_when_it_is_moved(est, coordinator, draft):
    meeting = approve(draft, coordinator).meeting
    type(meeting).objects.filter(pk=meeting.pk).update(**TWO_WEEKS_LATER)
    other = steps_of_est()(est, by=coordinator, meeting=type(meeting).objects.get(pk=meeting.pk))

    assert (fresh(draft).meeting, other.meeting) == (meeting, None)


def test_a_draft_goes_to_an_earlier_meeting_when_its_own_is_cancelled(est, coordinator, draft):
    type(draft.meeting).objects.filter(pk=draft.meeting_id).update(state=State.CANCELLED)
    earlier = meeting_of(est, day=MEETS - DAY)
    steps_of_est()(est, by=coordinator, meeting=earlier)

    assert fresh(draft).meeting == earlier
