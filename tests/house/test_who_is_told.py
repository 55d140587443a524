"""Whoever takes a step sees whom it tells; drafts tell nobody, and what people must know cannot be kept from them."""

import pytest
from django.db import transaction
from django.urls import reverse

from meetings.forms import ACTION_FORMS, ITEM_FORMS, MEETING_FORMS
from meetings.forms.telling import QUIET
from office import journal
from office.models import Letter
from tests.house import knocks, matrix

ASKED = MEETING_FORMS | ITEM_FORMS | ACTION_FORMS
BY_FILE = {"add_paper", "take_calendar_reply"}


def posted_by(house, door):
    """The kinds of letters that the coordinator's press of the door would put in the outbox."""
    name, arguments = knocks.address_of(door, house)
    sent = knocks.SENT.get(door, lambda house: {})(house)
    last = Letter.objects.order_by("pk").last().pk
    with transaction.atomic():
        house.browsers["coordinator"].post(reverse(name, kwargs=arguments), sent)
        kinds = set(Letter.objects.filter(pk__gt=last).values_list("kind", flat=True))
        transaction.set_rollback(True)
    return kinds


STEP_DOORS = [door for door in matrix.SENT if "_step/" in door and door.partition("/")[2] in ASKED]


@pytest.mark.parametrize("door", STEP_DOORS)
def test_a_form_whose_step_sends_letters_can_be_previewed(door, house):
    sends = bool(posted_by(house, door))
    name, arguments = knocks.address_of(door, house)
    form = house.browsers["coordinator"].get(reverse(name, kwargs=arguments)).context
    offered = bool(form and "form" in form and form["form"].sends)

    assert offered or not sends


@pytest.mark.parametrize("step", sorted(set(MEETING_FORMS) - BY_FILE))
def test_a_planned_meeting_mails_nobody_but_by_its_summons(step, house):
    """The house's first meeting is planned: only two things that can be done with it write to those it calls. That it
    is cancelled is told to those whose items wait for it.
    """
    door = f"meeting_step/{step}"
    sent = knocks.SENT.get(door, lambda house: {})(house)
    last = Letter.objects.order_by("pk").last().pk
    with transaction.atomic():
        house.browsers["coordinator"].post(f"{house.meeting.get_absolute_url()}steg/{step}/", sent)
        told = set(Letter.objects.filter(pk__gt=last).values_list("kind", flat=True))
        transaction.set_rollback(True)

    kinds = {"call_for_items": {"call_for_items"}, "send_agenda": {"agenda"}, "cancel": {"item_parked"}}
    assert told == kinds.get(step, set())


def test_only_where_nothing_demands_it_can_one_leave_out_the_letter():
    quiet = {name for name, form in ASKED.items() if form.quiet_because}

    assert quiet == set(QUIET) == {"accept", "park", "reassign_action"}


def test_that_nobody_was_told_is_in_the_journal(house):
    data = {"meeting": house.meeting.pk, "tell_nobody": "on"}
    last = Letter.objects.order_by("pk").last().pk
    house.browsers["coordinator"].post(f"/arbete/arenden/{house.proposed.pk}/steg/accept/", data)

    assert journal.of(house.proposed).last().details["tell_nobody"] is True
    assert not Letter.objects.filter(pk__gt=last).exists()


@pytest.mark.parametrize("step", ["move", "cancel"])
def test_it_is_said_why_those_with_the_meeting_in_their_calendar_are_always_told(step, house):
    browser = house.browsers["coordinator"]
    pages = [
        browser.get(f"{meeting.get_absolute_url()}steg/{step}/").content.decode()
        for meeting in (house.meeting, house.sent)
    ]

    assert "inget brev skickas" in pages[0]
    assert "Alla kallade får ett brev, och kalendern uppdateras." in pages[1]
    assert "Skicka inget brev" not in "".join(pages)
