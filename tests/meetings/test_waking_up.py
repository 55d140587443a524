"""A worker that slept, and a clock that was wrong: no storm, nothing twice, nothing lost."""

from collections import Counter
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from councils.models import Person
from meetings import letters as meeting_letters
from meetings.lifecycle import meetings
from meetings.models import Action
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.models import Letter, Reminder
from office.reminders import RULES
from tests.factories.councils import OrganisationFactory, PersonFactory
from tests.factories.meetings import MeetingFactory

DAY = timedelta(days=1)
MONDAY = date(2027, 5, 10)


def wake(day, clock_time=time(8)):
    with clock.pretending(at(day, clock_time)):
        remind()


def letters():
    return Counter(Letter.objects.values_list("recipient__name", "kind"))


@pytest.fixture
def much(action, coordinator, seat, council):
    """Five actions that are due on days of the same week, and two meetings that nobody has called."""
    for days in (-4, -3, -2, -1):
        details = {"text": f"Sak {days}", "seat": seat, "due_on": action.due_on + days * DAY}
        meetings["add_action"](action.meeting, by=coordinator, **details)
    for days in (11, 12):
        MeetingFactory(body=council, day=MONDAY + days * DAY, items=["Öppnande"])
    wake(date(2027, 2, 4))
    Letter.objects.all().update(state="sent")
    return Letter.objects.count()


@pytest.mark.parametrize("hours", [0, 1, 9])
def test_three_days_asleep_end_with_one_letter_to_each_person_and_kind(hours, much):
    wake(date(2027, 5, 4))
    before = letters()
    wake(MONDAY - 3 * DAY + 3 * DAY, time(8 + hours))
    wake(MONDAY, time(17, 50))

    assert set((letters() - before).values()) == {1}
    assert (letters() - before)["Skolchefen", "action_due_soon"] == 1


def test_what_came_late_says_so_and_the_rest_does_not(much):
    wake(MONDAY, time(10))

    letter = Letter.objects.get(kind="action_due_soon")
    assert letter.body.startswith("Påminnelsen skulle ha kommit ")
    assert "till)" in letter.subject
    assert set(Reminder.objects.filter(letter=letter).values_list("is_late", flat=True)) == {True}
    assert not Letter.objects.filter(kind="new_actions", body__startswith="Påminnelsen").exists()


def test_all_that_fell_due_is_in_the_one_letter(much):
    wake(MONDAY, time(10))

    letter = Letter.objects.get(kind="action_due_soon")
    told = set(Reminder.objects.filter(letter=letter).values_list("heading", flat=True))
    assert len(told) == 5
    assert all(heading.split(": ", 1)[1] in letter.body for heading in told)


def test_a_clock_one_day_ahead_and_back_repeats_nothing_and_loses_nothing(much):
    for day in (4, 5, 6, 5, 6, 7, 8, 9, 10, 11, 12, 11, 12, 13, 14, 17):
        wake(date(2027, 5, day))
        Letter.objects.filter(state="waiting").update(state="sent")

    told = Counter(Reminder.objects.filter(rule="meetings.action_due_soon").values_list("anchor", flat=True))
    assert set(told.values()) == {1}
    assert Reminder.objects.filter(rule="meetings.action_due_soon", state="posted").count() == Action.objects.count()
    overdue = Reminder.objects.filter(rule="meetings.action_overdue")
    assert set(overdue.values_list("state", flat=True)) == {"posted"}


def test_at_night_and_on_a_red_day_nothing_goes(much):
    for day, hour in ((date(2027, 5, 6), 12), (date(2027, 5, 7), 7), (date(2027, 5, 7), 18), (date(2027, 5, 8), 12)):
        wake(day, time(hour))

    assert Letter.objects.count() == much


def test_a_morning_with_more_than_a_thousand_to_remind_is_one_round(hedemora):
    organisation = OrganisationFactory()
    people = PersonFactory.build_batch(1010, organisation=organisation, password="!")
    people = Person.objects.bulk_create(people)
    meeting = MeetingFactory(day=MONDAY - 60 * DAY, state="held")
    told = {"body": meeting.body, "meeting": meeting, "due_on": MONDAY + 7 * DAY}
    Action.objects.bulk_create(
        Action(text="Ta reda på en sak", person=person, made_by=people[0], made_at=meeting.ends_at, **told)
        for person in people
    )

    wake(MONDAY)

    assert Letter.objects.filter(kind="action_due_soon").count() == 1010


def test_a_rule_that_fails_stops_no_other_and_goes_once_it_is_mended(meeting, coordinator, council, monkeypatch):
    def broken(reminders, now):
        raise ValueError("Trasig")

    meetings["send_agenda"](meeting, by=coordinator)
    MeetingFactory(body=council, day=date(2027, 2, 25), items=["Öppnande"])
    with monkeypatch.context() as patch:
        patch.setitem(RULES, "meetings.agenda_reminder", replace(RULES["meetings.agenda_reminder"], write=broken))
        wake(date(2027, 2, 17))

    kinds = Letter.objects.exclude(kind="agenda").values_list("kind", flat=True)
    assert set(kinds) == {"member_reminder"}
    wake(date(2027, 2, 17), time(8, 10))
    assert set(kinds.all()) == {"member_reminder", "agenda_reminder"}


@pytest.mark.parametrize("broken", ["reach_everyone", "reaching_others"])
def test_when_nobody_can_be_reached_the_reminders_go_and_the_fault_is_seen(
    meeting, coordinator, monkeypatch, caplog, broken
):
    def fails(now):
        raise ValueError("Trasig")

    meetings["send_agenda"](meeting, by=coordinator)
    monkeypatch.setattr(meeting_letters, broken, fails)
    with pytest.raises(ValueError, match="Trasig"):
        wake(date(2027, 2, 17))

    assert Letter.objects.filter(kind="member_reminder").exists()
    assert "Before the reminders" in caplog.text
