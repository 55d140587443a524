"""The demonstration year: whole, believable and loaded once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize
from django.db import transaction

from councils import roster
from councils.models import Body, Person, Seat
from guideline.models import Verdict
from guideline.rules import judge_all
from hedemora_bra import demo
from meetings.models import (
    Action,
    ActionState,
    Agenda,
    AgendaItem,
    Approval,
    Decision,
    Meeting,
    Participant,
    Presence,
    Spreading,
    State,
)
from office import clock, journal
from office.models import Letter
from office.models.letters import LetterState

# Each test asks for the database, so that there is one also when this module is run alone.
pytestmark = pytest.mark.django_db

NOW = datetime(2027, 5, 19, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """A year in May, loaded once for the module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.pretending(NOW):
        call_command("load_guideline", verbosity=0)
        demo.load("hedemora-prov")
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def in_may(demonstration, django_db_blocker):
    with django_db_blocker.unblock(), clock.pretending(NOW):
        yield


def test_loaded_again_nothing_changes():
    ours = [model for app in ("councils", "meetings", "office") for model in apps.get_app_config(app).get_models()]
    before = [serialize("json", model._base_manager.order_by("pk")) for model in ours]

    assert demo.load("annat-losenord") is False
    assert [serialize("json", model._base_manager.order_by("pk")) for model in ours] == before


@pytest.mark.parametrize(("role", "address"), demo.SIGN_INS)
def test_each_role_can_sign_in(client, role, address):
    assert client.login(username=address, password="hedemora-prov")


def test_every_seat_but_one_has_its_holder():
    empty = Seat.objects.empty_on(clock.today())

    assert [seat.key for seat in empty] == [demo.LEFT_EMPTY]


def test_every_body_that_meets_here_has_people():
    assert [len(roster.of(body, clock.today()).called()) for body in Body.objects.meeting_here()] == [9, 14, 3]


def test_the_past_was_held_and_what_comes_is_planned():
    over = {State.HELD, State.FOR_APPROVAL, State.APPROVED}
    assert set(Meeting.objects.filter(ends_at__lt=NOW).values_list("state", flat=True)) <= over
    assert not over.intersection(Meeting.objects.filter(starts_at__gt=NOW).values_list("state", flat=True))
    assert {meeting.day.year for meeting in Meeting.objects.all()} == {2027, 2028}


def test_only_the_latest_council_meeting_waits_for_its_minutes_to_be_approved():
    past = Meeting.objects.filter(ends_at__lt=NOW - timedelta(days=5)).in_order()
    waiting = [meeting for meeting in past if meeting.state != State.APPROVED]

    assert waiting == [past.filter(body__key="bra").last()]
    assert waiting[0].state == State.FOR_APPROVAL


def test_everyone_who_was_called_is_in_the_roll():
    for meeting in Meeting.objects.filter(ends_at__lt=NOW):
        assert [each.person.name for each in meeting.called if not each.presence] == []


def test_a_substitute_came_to_each_council_meeting_and_one_seat_was_silent():
    latest = Meeting.objects.filter(body__key="bra", ends_at__lt=NOW).in_order().last()
    parts = Participant.objects.filter(meeting=latest)

    assert [part.presence for part in parts.substitutes()] == [Presence.PRESENT]
    assert [(part.answer, part.presence) for part in parts.filter(presence=Presence.ABSENT)] == [("", Presence.ABSENT)]


def test_what_is_left_to_do_is_late_and_soon_due():
    due = Action.objects.open().filter(body__key="bra").values_list("due_on", flat=True)

    assert [day < clock.today() for day in sorted(due)] == [True, False]
    assert all(action.result for action in Action.objects.filter(state=ActionState.DONE))


def test_the_steering_groups_decisions_are_numbered_and_adjusted():
    decision = Decision.objects.get(body__key="styrgruppen")

    assert decision.label == "Styrgruppen 2027:1"
    approvals = Approval.objects.filter(minutes__meeting=decision.item.meeting)
    assert [approval.role for approval in approvals.in_order()] == ["Ordförande vid mötet", "Justerare"]


def test_some_have_told_about_the_council_and_some_have_answered_the_next_call():
    coming = Meeting.objects.get(state=State.SUMMONED)

    assert Spreading.objects.values("person").distinct().count() > 3
    assert sorted(each.answer for each in coming.called) == ["", "yes", "yes"]


def test_one_agenda_of_the_council_was_late_and_says_why():
    late = Agenda.objects.get(is_late=True)

    assert (late.meeting.body.key, late.late_reason != "") == ("bra", True)


def test_what_was_sent_then_is_not_sent_now():
    past = Letter.objects.filter(posted_at__lt=NOW)

    assert set(past.values_list("state", flat=True)) == {LetterState.SENT}


def test_there_is_something_for_the_coordinator_to_answer():
    states = list(AgendaItem.objects.filter(is_standing=False).values_list("state", flat=True))

    assert sorted(states) == ["accepted", "accepted", "parked", "proposed", "proposed"]


def test_the_guideline_page_has_all_there_is_to_see():
    verdicts = {each.finding.verdict for each in judge_all(NOW, clock.today())}

    assert {Verdict.FOLLOWED, Verdict.BROKEN, Verdict.NOT_JUDGED} <= verdicts


def test_the_journal_of_the_demonstration_holds():
    assert journal.check().faults == []


def test_nobody_in_it_is_a_real_person():
    assert {email.partition("@")[2] for email in Person.objects.values_list("email", flat=True)} == {"hedemora.example"}


def test_the_password_is_made_once_and_kept_beside_the_database(settings, tmp_path):
    settings.VAR_DIR = tmp_path

    first, again = demo.password(), demo.password()

    assert first == again
    assert (tmp_path / "demo-password").stat().st_mode & 0o777 == 0o600
