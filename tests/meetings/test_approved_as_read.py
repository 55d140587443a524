"""What somebody approves is what they had before them: the button says which version, and an older one is refused."""

import re

import pytest

from meetings.lifecycle import meetings
from meetings.models import Minutes
from tests.meetings import held

HIDDEN = re.compile(r'<input type="hidden" name="over" value="(\d+)">')


def approval(meeting):
    return f"{meeting.get_absolute_url()}steg/approve_minutes/"


def read(client, meeting):
    """The number that the button of the page sends."""
    return HIDDEN.search(client.get(f"{meeting.get_absolute_url()}protokoll/").content.decode())[1]


def rewritten(meeting, coordinator, chair):
    """Given back, changed and sent for approval as the next version."""
    meetings["return_minutes"](held.fresh(meeting), by=coordinator, text="Punkt 2 stämmer inte.")
    held.close(held.item_of(meeting, "Skolvägar"), notes="Något helt annat.")
    return held.sent(held.fresh(meeting), coordinator, chair)


def states(meeting):
    return list(Minutes.objects.filter(meeting=meeting).order_by("number").values_list("state", flat=True))


def test_a_page_left_open_approves_no_later_version(waiting, coordinator, chair, signed_in):
    over = read(signed_in(chair), waiting)
    rewritten(waiting, coordinator, chair)
    page = signed_in(chair).post(approval(waiting), {"over": over}, follow=True).content.decode()

    assert states(waiting) == ["returned", "for_approval"]
    assert "ändrats sedan du läste" in page


def test_the_page_read_anew_approves_the_version_it_shows(waiting, coordinator, chair, signed_in):
    rewritten(waiting, coordinator, chair)
    over = read(signed_in(chair), waiting)
    signed_in(chair).post(approval(waiting), {"over": over})

    assert (over, states(waiting)) == ("2", ["returned", "approved"])


@pytest.mark.parametrize("posted", [{}, {"over": ""}, {"over": "2"}, {"over": "ett"}, {"over": "9" * 30}])
def test_a_button_that_does_not_say_which_version_approves_nothing(posted, waiting, chair, signed_in):
    assert signed_in(chair).post(approval(waiting), posted).status_code == 302
    assert states(waiting) == ["for_approval"]


def test_the_preview_passes_on_the_version_that_was_read(waiting, coordinator, chair, signed_in):
    over = read(signed_in(chair), waiting)
    preview = signed_in(chair).post(approval(waiting), {"over": over, "forhandsgranska": "ja"}).content.decode()
    assert HIDDEN.search(preview)[1] == over
    rewritten(waiting, coordinator, chair)

    signed_in(chair).post(approval(waiting), {"over": over})
    assert states(waiting) == ["returned", "for_approval"]


def test_whoever_approves_an_earlier_version_s_page_sees_nobody_s_letters(waiting, coordinator, chair, signed_in):
    over = read(signed_in(chair), waiting)
    rewritten(waiting, coordinator, chair)
    answer = signed_in(chair).post(approval(waiting), {"over": over, "forhandsgranska": "ja"})

    assert answer.status_code == 302


def test_pressed_twice_on_the_same_page_one_has_approved_once(over, coordinator, chair, member, signed_in):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    for _ in range(2):
        page = signed_in(chair).post(approval(waiting), {"over": "1"}, follow=True).content.decode()

    assert "Du har justerat." in page
    assert states(waiting) == ["for_approval"]
