"""What becomes of the members' items when their meeting is cancelled, and who is told of it."""

import pytest

from meetings.lifecycle import items, meetings
from meetings.models import ItemState
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.factories.meetings import AgendaItemFactory
from tests.meetings import held
from tests.pages import text_of


def cancel(meeting, by):
    meetings["cancel"](held.fresh(meeting), by=by, reason="Sjukdom")


def to(person):
    """What has gone or is still to go to the person."""
    return list(Letter.objects.reaching().filter(recipient=person).order_by("pk"))


def kinds(person):
    return [letter.kind for letter in to(person)]


def test_a_proposer_is_not_told_that_it_is_taken_up_at_a_meeting_that_is_cancelled(accepted, meeting, coordinator):
    assert kinds(accepted.proposed_by) == ["item_accepted"]
    cancel(meeting, coordinator)

    (letter,) = to(accepted.proposed_by)
    assert letter.kind == "item_parked"
    assert "Svar från samordnaren: Brå tors 18 feb är inställt." in letter.body


def test_what_was_not_answered_yet_waits_too_and_its_proposer_is_told(proposed, meeting, coordinator):
    cancel(meeting, coordinator)
    proposed.refresh_from_db()

    assert (proposed.state, proposed.answer) == (ItemState.PARKED, "Brå tors 18 feb är inställt.")
    assert kinds(proposed.proposed_by) == ["item_parked"]


def test_an_older_answer_is_not_sent_again(proposed, meeting, coordinator, member):
    items["return_item"](proposed, by=coordinator, answer="Skriv mer.")
    items["propose_again"](proposed, by=member)
    proposed.refresh_from_db()
    proposed.meeting = meeting
    proposed.save(update_fields=["meeting"])
    cancel(meeting, coordinator)

    assert "Skriv mer." not in to(member)[-1].body


@pytest.mark.parametrize("step", ["call_for_items", "send_agenda"])
def test_whoever_hears_of_the_cancelling_itself_gets_one_letter_of_it(step, accepted, meeting, coordinator, member):
    meetings[step](held.fresh(meeting), by=coordinator)
    cancel(meeting, coordinator)

    assert [kind for kind in kinds(member) if kind.startswith("item") or kind == "cancelled"] == ["cancelled"]
    assert "väntar till ett senare möte" in to(member)[-1].body


def test_a_proposer_who_is_not_called_is_told_of_the_item(meeting, council, coordinator):
    left = PersonFactory(name="Har slutat")
    AgendaItemFactory(body=council, meeting=meeting, state=ItemState.ACCEPTED, position=2, proposed_by=left)
    meetings["send_agenda"](held.fresh(meeting), by=coordinator)
    cancel(meeting, coordinator)

    assert kinds(left) == ["item_parked"]


def test_the_form_says_who_gets_a_letter(meeting, coordinator, signed_in):
    page = text_of(signed_in(coordinator).get(f"{meeting.get_absolute_url()}steg/cancel/"))

    assert "inget brev skickas till de kallade" in page
    assert "de som har föreslagit dem får veta det" in page
