"""Letters about actions: each in time, once, to the one it lies on; a new day starts anew, what is done has none."""

from datetime import date, time, timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.conf import settings

from councils.models import Role, Seat
from meetings.lifecycle import actions, meetings
from meetings.models import Action
from meetings.tasks import remind
from office import clock
from office.almanac import at
from office.letters import message
from office.models import Letter, Link
from tests.conftest import sit
from tests.leaving import all_leave

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NOTED = date(2027, 2, 3)
DUE = date(2027, 5, 15)
EIGHT = time(8)


def wake(day, clock_time=EIGHT):
    """A worker makes its round then."""
    with clock.pretending(at(day, clock_time)):
        remind()
        all_leave()


def letters(*kinds):
    return [(letter.kind, letter.recipient.name) for letter in Letter.objects.filter(kind__in=kinds).order_by("pk")]


def of_actions():
    return letters("new_actions", "action_due_soon", "action_overdue", "actions_left_lying")


@pytest.mark.parametrize(
    ("day", "clock_time", "count"),
    [(NOTED, time(23, 59), 0), (NOTED + DAY, time(7, 59), 0), (NOTED + DAY, EIGHT, 1), (NOTED + 14 * DAY, EIGHT, 1)],
)
def test_one_is_told_the_morning_after_what_one_took_on(day, clock_time, count, action):
    wake(day, clock_time)

    assert of_actions() == [("new_actions", "Skolchefen")] * count


def test_a_worker_that_slept_a_fortnight_tells_no_old_news(action):
    wake(NOTED + 15 * DAY)

    assert of_actions() == []


def test_all_that_one_took_on_at_a_meeting_is_one_letter(action, coordinator, seat):
    meetings["add_action"](action.meeting, by=coordinator, text="Ringer bolaget", seat=seat, due_on=date(2027, 3, 1))
    for clock_time in (EIGHT, time(8, 10), time(16)):
        wake(NOTED + DAY, clock_time)

    letter = Letter.objects.get(kind="new_actions")
    assert letter.subject == "Du har tagit på dig 2 saker: Brå onsdag 3 februari 2027"
    assert "Ringer bolaget" in letter.body
    assert "Ser över belysningen" in letter.body
    assert letter.body.count("→ Öppna åtgärden: ") == 2


def test_whoever_took_it_over_is_told_once(action, coordinator, council):
    wake(NOTED + DAY)
    new = sit(council, Role.MEMBER, name="Polisen")
    with clock.pretending(at(NOTED + 2 * DAY, time(10))):
        actions["reassign_action"](action, by=coordinator, person=new, reason="Ligger hos dem.")
    wake(NOTED + 3 * DAY)

    assert letters("new_actions", "action_handed_over") == [
        ("new_actions", "Skolchefen"),
        ("action_handed_over", "Polisen"),
    ]


def test_what_is_noted_when_the_minutes_are_written_is_told_the_morning_after_that(action, coordinator, seat):
    wake(NOTED + DAY)
    with clock.pretending(at(NOTED + DAY, time(10))):
        meetings["add_action"](action.meeting, by=coordinator, text="Ringer bolaget", seat=seat, due_on=DUE)
    wake(NOTED + 2 * DAY)

    bodies = [letter.body for letter in Letter.objects.filter(kind="new_actions").order_by("pk")]
    assert ["Ringer bolaget" in body for body in bodies] == [False, True]


@pytest.mark.parametrize(
    ("days", "clock_time", "kind"),
    [
        (-8, time(7, 59), None),
        (-8, EIGHT, "action_due_soon"),  # a Friday: a week before is a Saturday
        (-8, time(17, 59), "action_due_soon"),
        (-8, time(18), None),
        (-7, EIGHT, None),  # a worker that slept through Friday waits until Monday
        (-5, EIGHT, "action_due_soon"),
        (0, time(17, 59), "action_due_soon"),  # a Saturday, but on Monday it would be too late
        (0, time(18), None),
        (1, EIGHT, None),  # a Sunday
        (2, time(7, 59), None),
        (2, EIGHT, "action_overdue"),
        (15, EIGHT, "action_overdue"),
        (16, EIGHT, None),
    ],
)
def test_the_newest_letter_of_the_chain_is_the_one_that_goes(days, clock_time, kind, action):
    wake(DUE + days * DAY, clock_time)

    assert letters("action_due_soon", "action_overdue") == ([(kind, "Skolchefen")] if kind else [])


def test_the_whole_chain_is_one_letter_each(action):
    for day in range(-10, 20):
        wake(DUE + day * DAY)
        wake(DUE + day * DAY, time(15))

    assert of_actions() == [
        ("action_due_soon", "Skolchefen"),
        ("action_overdue", "Skolchefen"),
        ("actions_left_lying", "Samordnaren"),
    ]


@pytest.mark.parametrize(("step", "details"), [("finish_action", {}), ("drop_action", {"reason": "Löst."})])
def test_nobody_is_reminded_of_what_is_closed(step, details, action, coordinator):
    actions[step](action, by=coordinator, **details)
    for day in range(-10, 20):
        wake(DUE + day * DAY)

    assert of_actions() == []


def test_a_new_day_starts_a_new_chain(action, member):
    wake(DUE - 8 * DAY)
    with clock.pretending(at(DUE - 6 * DAY, time(12))):
        actions["postpone_action"](action, by=member, due_on=DUE + 30 * DAY, reason="Leveransen är sen.")
    for day in range(-5, 32):
        wake(DUE + day * DAY)

    days = [letter.key.split("/")[-2] for letter in Letter.objects.filter(kind__startswith="action_").order_by("pk")]
    assert days == ["2027-05-15", "2027-06-14", "2027-06-14"]


def test_a_day_within_the_week_is_fresh_in_mind(action, member):
    with clock.pretending(at(DUE - 20 * DAY, time(12))):
        actions["postpone_action"](action, by=member, due_on=DUE - 15 * DAY, reason="Går fortare.")
    wake(DUE - 19 * DAY)

    assert letters("action_due_soon") == []


@pytest.mark.parametrize(("days", "count"), [(8, 0), (9, 1), (10, 1), (21, 1), (22, 0)])
def test_on_the_working_day_after_a_week_the_coordinator_gets_to_know(days, count, action):
    wake(DUE + days * DAY)

    assert letters("actions_left_lying") == [("actions_left_lying", "Samordnaren")] * count


def test_the_coordinator_gets_one_list_a_day_and_each_action_once(action, coordinator, seat):
    for ahead in (0, 3):
        Action.objects.create(
            body=action.body, meeting=action.meeting, text=f"Efter {ahead}", seat=seat, due_on=DUE + ahead * DAY,
            made_by=coordinator, made_at=clock.now(),
        )  # fmt: skip
    for day in range(7, 14):
        wake(DUE + day * DAY)

    first, second = Letter.objects.filter(kind="actions_left_lying").order_by("pk")
    assert first.subject == "2 åtgärder har blivit liggande"
    assert "Sammanlagt är 3 åtgärder försenade." in first.body
    assert ("Efter 3" in first.body, "Efter 3" in second.body, "Efter 0" in second.body) == (False, True, False)


def test_a_list_that_was_missed_is_made_up_for(action, coordinator):
    wake(DUE + 6 * DAY)
    wake(DUE + 12 * DAY)
    wake(DUE + 13 * DAY)

    assert len(letters("actions_left_lying")) == 1


def test_the_letter_follows_the_seat_to_its_new_holder(action, member, council):
    member.holdings.update(until=DUE - 30 * DAY)
    new = sit(council, Role.MEMBER, name="Nya skolchefen")
    new.holdings.update(seat=action.seat, since=DUE - 29 * DAY)
    wake(DUE - 8 * DAY)

    assert letters("action_due_soon") == [("action_due_soon", "Nya skolchefen")]


def test_what_lies_on_an_empty_seat_is_told_to_the_coordinator(under_way, coordinator):
    empty = Seat.objects.get(body=under_way.body, key="sakerhetschef")
    meetings["add_action"](under_way, by=coordinator, text="Ringer", seat=empty, due_on=DUE)
    wake(DUE - 8 * DAY)

    assert letters("action_due_soon") == [("action_due_soon", "Samordnaren")]
    assert "För: Säkerhetschef" in Letter.objects.get(kind="action_due_soon").body
    assert "Är platsen tom får samordnaren brevet" in Letter.objects.get(kind="action_due_soon").body


def test_the_letter_leads_to_a_link_of_ones_own_that_lasts_a_month_past_the_day(action, member):
    wake(DUE - 8 * DAY)

    link, letter = Link.objects.get(), Letter.objects.get(kind="action_due_soon")
    assert (link.person, link.matter) == (member, f"meetings.action/{action.pk}")
    assert link.expires_at == at(DUE + 30 * DAY, time(23, 59))
    assert f"→ Öppna åtgärden: {settings.SITE_URL}/lank/{link.key.hex}/" in letter.body
    mail = message_from_bytes(message(letter).as_bytes(), policy=default)
    assert f"/lank/{link.key.hex}." in mail.get_body(["plain"]).get_content()


def test_a_round_makes_no_new_link_for_a_letter_that_has_gone(action):
    wake(DUE - 8 * DAY)
    Link.objects.update(revoked_at=at(DUE - 8 * DAY, time(9)))
    wake(DUE - 8 * DAY, time(9, 10))

    assert Link.objects.count() == 1
