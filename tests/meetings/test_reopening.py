"""Decisions get their numbers once and for all; approved minutes are opened again by a visible act alone."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction

from meetings.lifecycle import meetings
from meetings.models import (
    Decision,
    Minutes,
    State,
)
from office.lifecycle import StepRefused
from office.models import Letter
from tests.meetings import held


def test_decisions_are_numbered_in_the_order_of_the_items_within_the_bodys_year(over, coordinator, chair):
    for title in ("Belysning", "Skolvägar"):
        held.decide(held.item_of(over, title))
    held.sent(over, coordinator, chair)

    found = {decision.item.title: decision.label for decision in Decision.objects.all()}
    assert found == {"Skolvägar": "Brå 2027:1", "Belysning": "Brå 2027:2"}


def test_a_decision_keeps_its_number_through_a_return_and_the_next_meeting_goes_on(
    council, waiting, over, coordinator, chair
):
    meetings["return_minutes"](waiting, by=chair, text="Ett beslut saknas.")
    held.decide(held.item_of(over, "Skolvägar"))
    held.sent(held.fresh(waiting), coordinator, chair)
    later = held.held(council, chair, items=["Nästa"], day=date(2027, 2, 1))
    held.decide(held.item_of(later, "Nästa"))
    held.sent(later, coordinator, chair)

    assert [each.number for each in Decision.objects.order_by("number")] == [1, 2]


def test_another_year_begins_at_one(council, coordinator, chair, member, now):
    for day in (date(2026, 12, 31), date(2027, 1, 1)):
        meeting = held.held(council, chair, items=[f"Beslut {day}"], day=day)
        held.decide(held.item_of(meeting, f"Beslut {day}"))
        held.sent(meeting, coordinator, chair)

    assert sorted((each.year, each.number) for each in Decision.objects.all()) == [(2026, 1), (2027, 1)]


def test_a_number_once_given_can_be_given_to_nothing_else(over, coordinator, chair):
    decision = held.decide(held.item_of(over, "Skolvägar"))
    waiting = held.sent(over, coordinator, chair)
    meetings["return_minutes"](waiting, by=chair, text="Beslutet utgår.")

    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).delete()
    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(number=None)


def test_opening_again_says_why_and_keeps_the_old_version(done, coordinator, chair, member):
    meetings["reopen_minutes"](done, by=coordinator, reason="Fel datum i punkt 2.")
    old = Minutes.objects.get()

    assert (held.fresh(done).state, held.locks(done)) == (State.HELD, {False})
    assert (old.state, old.reopened_because, bool(old.document_id)) == ("reopened", "Fel datum i punkt 2.", True)
    assert "minutes_reopened" in held.kinds(member)


def test_the_next_version_begins_with_why_the_last_was_opened(done, coordinator, chair):
    meetings["reopen_minutes"](done, by=coordinator, reason="Fel datum i punkt 2.")
    held.approved(held.fresh(done), coordinator, chair)
    new = Minutes.objects.latest()

    assert new.content["replaces"] == [{"number": 1, "reason": "Fel datum i punkt 2."}]
    assert new.document.html.index("Fel datum i punkt 2.") < new.document.html.index("<h1>")


def test_opening_again_needs_a_reason_and_the_right(done, member, coordinator):
    with pytest.raises(PermissionDenied):
        meetings["reopen_minutes"](done, by=member, reason="Jag vill.")
    with pytest.raises(StepRefused, match="varför"):
        meetings["reopen_minutes"](done, by=coordinator, reason="  ")


def test_spreading_starts_with_the_first_approval_and_no_second_time(done, coordinator, chair, member):
    first = Letter.objects.filter(kind="spreading").count()
    meetings["reopen_minutes"](done, by=coordinator, reason="Stavfel.")
    held.approved(held.fresh(done), coordinator, chair)

    assert (first, Letter.objects.filter(kind="spreading").count()) == (3, 3)


def test_what_was_sent_for_approval_reads_the_same_ever_after(waiting, chair):
    with pytest.raises(DatabaseError, match="låst"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_minutes SET content = '{}'")
    meetings["approve_minutes"](waiting, by=chair)
    with pytest.raises(DatabaseError, match="låst"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_approval SET approved_at = NULL")
