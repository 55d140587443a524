"""Rights end with the day: whoever sat here yesterday sees what was, and changes nothing of what comes."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import bodies, items, meetings, rolls
from meetings.models import AgendaItem
from office import clock
from tests.factories.councils import PersonFactory
from tests.house.estate import text_file

DAY = timedelta(days=1)


def leaves(person, day):
    """The last day in the seat is `day`."""
    person.holdings.update(until=day)
    return type(person).objects.get(pk=person.pk)


@pytest.mark.parametrize(("days", "may"), [(0, True), (-1, False)])
def test_the_day_after_the_last_nobody_works_on_what_they_proposed(proposed, member, now, days, may):
    member = leaves(member, clock.today() + days * DAY)
    names = ("edit_item", "add_item_paper", "propose_again")

    assert [items[name].is_allowed(proposed, member) for name in names] == [may] * 3
    assert items["withdraw"].is_allowed(proposed, member)


def test_what_was_given_back_is_not_proposed_again_from_outside(proposed, coordinator, member, now):
    items["return_item"](proposed, by=coordinator, answer="Säg vad det gäller.")
    member = leaves(member, clock.today() - DAY)

    with pytest.raises(PermissionDenied):
        items["propose_again"](AgendaItem.objects.get(pk=proposed.pk), by=member)
    with pytest.raises(PermissionDenied):
        items["add_item_paper"](AgendaItem.objects.get(pk=proposed.pk), by=member, upload=text_file())


@pytest.mark.parametrize(("days", "may"), [(0, True), (-1, False)])
def test_the_day_after_the_last_nobody_proposes(council, member, now, days, may):
    assert bodies["propose"].is_allowed(council, leaves(member, clock.today() + days * DAY)) is may


@pytest.mark.parametrize(("days", "may"), [(0, True), (-1, False)])
def test_the_day_after_the_last_the_chair_runs_no_meeting(under_way, chair, now, days, may):
    chair = leaves(chair, clock.today() + days * DAY)
    steps = [meetings["end"], meetings["add_action"], rolls["mark_presence"]]

    assert [step.is_allowed(under_way, chair) for step in steps] == [may] * 3


def test_a_chair_of_another_body_is_nobody_here(under_way, stranger, est):
    est.seats.filter(holdings__person=stranger).update(role="chair")
    stranger = type(stranger).objects.get(pk=stranger.pk)

    assert meetings["end"].is_allowed(under_way, stranger) is False
    assert stranger.has_perm("meetings.read_secret", under_way) is False


def test_a_guest_who_was_to_keep_the_notes_and_was_taken_off_reaches_nothing(under_way, now, signed_in):
    guest = PersonFactory()
    under_way.participants.create(person=guest, is_invited=True)
    type(under_way).objects.filter(pk=under_way.pk).update(secretary=guest)
    page = f"{under_way.get_absolute_url()}pagar/"
    seen = signed_in(guest).get(page).status_code
    under_way.participants.update(is_invited=False)

    answer = signed_in(guest).get(page)
    assert (seen, answer.status_code) == (200, 302)
    assert "/logga-in/" in answer.headers["Location"]


def test_one_who_was_deactivated_is_signed_out_and_does_nothing(under_way, chair, signed_in):
    browser, page = signed_in(chair), f"{under_way.get_absolute_url()}upprop/alla/"
    type(chair).objects.filter(pk=chair.pk).update(is_active=False)

    assert "/logga-in/" in browser.post(page).headers["Location"]
