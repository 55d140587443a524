"""What was late is told to everyone who is called, in each version that goes out."""

from datetime import date, time

import pytest

from meetings.lifecycle import items, meetings
from meetings.models import Agenda, Meeting
from office import clock
from office.almanac import at
from tests.meetings import held
from tests.meetings.refused import of

NEW = {"title": "Skolvägar", "kind": "consultation", "minutes": 15, "presenter": "Rektorn"}
WHY = "Det hände i går"
SECRET = {"openness": "secret", "secrecy_ground": "OSL 18:1"}


@pytest.fixture
def called(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return held.fresh(meeting)


def add(meeting, by, **more):
    return meetings["add_item"](held.fresh(meeting), by=by, late_because=WHY, **NEW, **more)


def next_version(meeting, by):
    return meetings["send_changed_agenda"](held.fresh(meeting), by=by)


def test_the_reason_of_a_late_item_stands_on_the_agenda_that_brings_it(called, coordinator):
    add(called, coordinator)

    assert f"Togs upp sent: {WHY}" in next_version(called, coordinator).document.html


def test_the_reason_and_who_presents_are_told_by_link_too(called, coordinator, member, client):
    add(called, coordinator)

    assert [words in client.get(of(member)).content.decode() for words in (WHY, "Rektorn")] == [True, True]


def test_of_a_secret_item_neither_is_printed_nor_told_as_a_change(called, coordinator):
    add(called, coordinator, **SECRET)
    agenda = next_version(called, coordinator)

    assert [words in agenda.document.html for words in (WHY, "Rektorn")] == [False, False]
    assert agenda.changes == ["Ny punkt 2: ”Skolvägar”."]


def test_an_agenda_that_told_them_is_held_back_when_the_item_is_marked(called, coordinator, member, signed_in):
    item = add(called, coordinator)
    agenda = next_version(called, coordinator)
    items["classify"](item, by=coordinator, reason="Kan gälla en enskild.", **SECRET)

    sent = [f"{called.get_absolute_url()}utskickad/{number}/" for number in (1, agenda.number)]
    assert [signed_in(member).get(page).status_code for page in sent] == [202, 403]


@pytest.fixture
def late(meeting, coordinator):
    """Sent on Friday the 12th; it should have gone out the day before."""
    with clock.pretending(at(date(2027, 2, 12), time(8))):
        meetings["send_agenda"](meeting, by=coordinator, late_reason="Samordnaren var sjuk.")
        add(meeting, coordinator)
        yield held.fresh(meeting)


def test_an_agenda_that_was_late_says_so_in_every_version(late, coordinator):
    with clock.pretending(at(date(2027, 2, 15), time(8))):
        html = next_version(late, coordinator).document.html

    assert "För sent utskickad." in html
    assert "senast torsdag 11 februari 2027 kl. 13.00. Den skickades fredag 12 februari 2027 kl. 08.00." in html
    assert "Skäl: Samordnaren var sjuk." in html


def test_only_the_first_version_counts_as_late(late, coordinator):
    next_version(late, coordinator)

    told = Agenda.objects.order_by("number").values_list("number", "is_late", "late_reason")
    assert list(told) == [(1, True, "Samordnaren var sjuk."), (2, False, "")]


def test_a_version_after_one_that_was_in_time_is_not_late_though_it_goes_out_after_the_deadline(called, coordinator):
    with clock.pretending(at(date(2027, 2, 15), time(8))):
        add(called, coordinator)
        html = next_version(called, coordinator).document.html

    assert "För sent utskickad." not in html


def test_where_no_notice_is_asked_for_no_version_is_late(meeting, coordinator):
    Meeting.objects.update(notice_days=0)
    meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    add(meeting, coordinator)

    assert "För sent utskickad." not in next_version(meeting, coordinator).document.html
