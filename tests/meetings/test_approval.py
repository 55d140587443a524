"""The minutes are sent for approval, looked through, approved by each who must, given back, and opened again."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import meetings
from meetings.models import (
    Answer,
    Meeting,
    Minutes,
    MinutesState,
    Outcome,
    Presence,
    Record,
    Remark,
    State,
)
from office import clock, journal
from office.lifecycle import StepRefused
from office.models import Letter
from tests.meetings import held


def test_sending_locks_what_was_written_and_asks_those_who_approve(waiting, chair, member):
    assert (waiting.state, held.locks(waiting)) == (State.FOR_APPROVAL, {True})
    assert (held.kinds(chair), held.kinds(member)) == (["minutes_to_approve"], [])
    assert [each.person for each in waiting.minutes_versions.get().approvals.all()] == [chair]


def test_an_item_without_an_outcome_is_told_by_name(over, coordinator, chair):
    held.close(held.item_of(over, "Belysning"), outcome="")

    assert meetings["send_minutes"].missing(over) == ["Punkt 3, ”Belysning”, har inget utfall."]
    with pytest.raises(StepRefused, match="Belysning"):
        held.sent(over, coordinator, chair)


def test_one_of_whom_nothing_is_known_stands_in_the_way(over, member):
    held.call(over, member, presence="")

    assert meetings["send_minutes"].missing(held.fresh(over)) == ["Uppropet är inte klart: Skolchefen."]


def test_one_who_was_not_there_cannot_approve(over, coordinator, chair, member):
    held.call(over, member, presence=Presence.EXCUSED)

    with pytest.raises(StepRefused, match="Skolchefen var inte med"):
        held.sent(over, coordinator, member)


def test_a_body_with_an_adjuster_needs_one_who_did_not_lead(council, over, coordinator, chair, member):
    type(council).objects.filter(pk=council.pk).update(has_adjuster=True)

    with pytest.raises(StepRefused, match="Välj vem som justerar"):
        held.sent(held.fresh(over), coordinator, chair)
    with pytest.raises(StepRefused, match="någon annan"):
        held.sent(held.fresh(over), coordinator, chair, adjuster=chair)
    assert held.sent(held.fresh(over), coordinator, chair, adjuster=member).adjuster == member


def test_the_last_approval_freezes_the_minutes_and_sends_them_to_everyone(waiting, coordinator, chair, member):
    minutes = meetings["approve_minutes"](waiting, by=chair)

    stored = Minutes.objects.get()
    assert (held.fresh(waiting).state, stored.state) == (State.APPROVED, MinutesState.APPROVED)
    assert stored.approved_at == clock.now()
    assert {person.pk for person in (coordinator, chair, member)} == set(
        Letter.objects.filter(kind="minutes_approved", document=minutes.document).values_list("recipient", flat=True)
    )


def test_the_first_of_two_approvals_leaves_the_minutes_waiting(over, coordinator, chair, member):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    meetings["approve_minutes"](waiting, by=member)

    assert held.fresh(waiting).state == State.FOR_APPROVAL
    meetings["approve_minutes"](held.fresh(waiting), by=chair)
    assert held.fresh(waiting).state == State.APPROVED


def test_a_second_press_approves_nothing_more(over, coordinator, chair, member):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    for _ in range(2):
        meetings["approve_minutes"](held.fresh(waiting), by=chair)
    meetings["approve_minutes"](held.fresh(waiting), by=member)
    meetings["approve_minutes"](held.fresh(waiting), by=member)

    assert Letter.objects.filter(kind="minutes_approved").count() == 3
    assert [line.what for line in journal.of(waiting)].count("Justera") == 2


def test_nobody_else_approves(waiting, coordinator, member):
    for person in (coordinator, member):
        with pytest.raises(PermissionDenied):
            meetings["approve_minutes"](waiting, by=person)


def test_minutes_given_back_can_be_written_in_again_and_sent_as_the_next_version(waiting, coordinator, chair):
    meetings["return_minutes"](waiting, by=chair, text="Punkt 2 stämmer inte.")
    held.close(held.item_of(waiting, "Skolvägar"), notes="Rättat.")
    again = held.sent(held.fresh(waiting), coordinator, chair)

    versions = again.minutes_versions.order_by("number")
    assert [(each.number, each.state) for each in versions] == [(1, "returned"), (2, "for_approval")]
    assert [each.content["items"][1]["notes"] for each in versions] == ["Vi gick igenom läget.", "Rättat."]
    assert held.kinds(coordinator) == ["minutes_returned"]


def test_an_approval_of_a_version_given_back_does_not_count_for_the_next(over, coordinator, chair, member):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    meetings["approve_minutes"](waiting, by=member)
    meetings["return_minutes"](held.fresh(waiting), by=chair, text="Ändra.")
    again = held.sent(held.fresh(waiting), coordinator, chair, adjuster=member)
    meetings["approve_minutes"](again, by=chair)

    assert held.fresh(again).state == State.FOR_APPROVAL


def test_a_comment_is_kept_once_beside_its_item_and_settled(waiting, chair, coordinator):
    once, item = uuid4(), held.item_of(waiting, "Skolvägar")
    for _ in range(2):
        made = meetings["remark"](waiting, by=chair, text="Vem sa det?", item=item, once=once)
    for _ in range(2):
        meetings["settle_remark"](waiting, by=coordinator, remark=made)

    assert [(each.item, each.text) for each in Remark.objects.all()] == [(item, "Vem sa det?")]
    assert Remark.objects.get().settled_at == clock.now()


def test_a_member_who_neither_writes_nor_approves_comments_nothing(waiting, member):
    with pytest.raises(PermissionDenied):
        meetings["remark"](waiting, by=member, text="Hej")


def test_a_meeting_that_is_not_over_sends_no_minutes(meeting, coordinator, chair):
    with pytest.raises(StepRefused, match="ändrats"):
        held.sent(meeting, coordinator, chair)
    assert not Meeting.objects.get(pk=meeting.pk).minutes_versions.exists()


def test_the_letter_to_one_who_approves_leads_to_the_page_and_says_as_what(waiting, chair):
    letter = Letter.objects.get(kind="minutes_to_approve")

    assert f"/arbete/moten/{waiting.pk}/protokoll/" in letter.body
    assert "ordförande vid mötet" in letter.body


def test_outcomes_that_nobody_was_asked_about_stay(over, coordinator, chair):
    """An answer is no presence: what somebody answered before the meeting is left as it was."""
    part = over.participants.first()
    type(part).objects.filter(pk=part.pk).update(answer=Answer.YES, answered_at=clock.now())
    held.sent(held.fresh(over), coordinator, chair)

    assert over.participants.get(pk=part.pk).answer == Answer.YES
    assert Record.objects.filter(outcome=Outcome.INFORMATION).count() == 3
