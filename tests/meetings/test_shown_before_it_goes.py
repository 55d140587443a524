"""A button that sends letters has another beside it: who would get what, and nothing done yet."""

import pytest

from meetings.lifecycle import meetings
from meetings.models import Meeting
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.meetings import held

PREVIEW = {"forhandsgranska": "ja"}
READ = {"over": "1"}  # the version of the minutes that the button stood below


@pytest.fixture
def sent(meeting, coordinator, now):
    meetings["send_agenda"](meeting, by=coordinator)
    return Meeting.objects.get(pk=meeting.pk)


def test_whoever_approves_sees_first_who_gets_the_minutes(waiting, chair, signed_in):
    gone, page_of = Letter.objects.filter(kind="minutes_approved"), f"{waiting.get_absolute_url()}protokoll/"
    address = f"{waiting.get_absolute_url()}steg/approve_minutes/"
    assert b'name="forhandsgranska"' in signed_in(chair).get(page_of).content
    page = signed_in(chair).post(address, READ | PREVIEW)
    text = page.content.decode()

    assert "Skickas till 3 personer." in text
    assert f'<a class="btn btn-secondary" href="{page_of}">Avbryt</a>' in text
    assert (held.fresh(waiting).state, gone.count()) == ("for_approval", 0)

    signed_in(chair).post(address, READ)
    assert (held.fresh(waiting).state, gone.count()) == ("approved", 3)


def test_the_first_of_two_who_approve_sees_that_nothing_goes_yet(over, coordinator, chair, member, signed_in):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    page = signed_in(chair).post(f"{waiting.get_absolute_url()}steg/approve_minutes/", READ | PREVIEW)

    assert "Ingen får något brev." in page.content.decode()


def test_a_guest_s_letter_is_seen_before_they_are_removed(sent, coordinator, signed_in):
    meetings["add_guest"](sent, by=coordinator, person=PersonFactory(name="Gästen"), reason="Belysning")
    guest = sent.participants.get()
    address = f"{sent.get_absolute_url()}adjungerade/{guest.pk}/ta-bort/"
    assert b"Se brevet f\xc3\xb6rst" in signed_in(coordinator).get(sent.get_absolute_url()).content
    text = signed_in(coordinator).post(address, PREVIEW).content.decode()

    assert "Skickas till 1 person." in text
    assert "mötet tas bort ur kalendern" in text
    assert sent.participants.invited().exists()

    signed_in(coordinator).post(address)
    assert not sent.participants.invited().exists()


def test_nobody_else_sees_whom_an_approval_would_tell(waiting, member, signed_in):
    assert signed_in(member).post(f"{waiting.get_absolute_url()}steg/approve_minutes/", PREVIEW).status_code == 404
