"""An item, from a member's proposal to its place on an agenda."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied

from councils.models.bodies import ItemKind
from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, ItemState
from office.lifecycle import StepRefused
from office.models import Stale
from tests.factories.meetings import MeetingFactory


def stored(item):
    return AgendaItem.objects.get(pk=item.pk)


def titles(meeting):
    return list(meeting.items.on_agenda().values_list("title", flat=True))


def test_a_member_proposes_an_item(proposed, member, meeting, now):
    assert (proposed.state, proposed.proposed_by, proposed.proposed_at) == (ItemState.PROPOSED, member, now)
    assert (proposed.meeting, titles(meeting)) == (meeting, ["Öppnande"])


def test_a_proposal_need_not_name_a_meeting(council, member):
    assert bodies["propose"](council, by=member, title="Belysning").meeting is None


def test_a_stranger_proposes_nothing(council, stranger):
    with pytest.raises(PermissionDenied):
        bodies["propose"](council, by=stranger, title="Belysning")


def test_nothing_is_proposed_to_another_bodys_meeting(council, member, est):
    with pytest.raises(StepRefused, match="går inte längre att föreslå ärenden till"):
        bodies["propose"](council, by=member, meeting=MeetingFactory(body=est), title="Belysning")


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_nothing_is_proposed_to_a_meeting_that_is_over(council, member, state):
    meeting = MeetingFactory(body=council, state=state)

    with pytest.raises(StepRefused, match="går inte längre att föreslå ärenden till"):
        bodies["propose"](council, by=member, meeting=meeting, title="Belysning")


@pytest.mark.parametrize("kind", [ItemKind.DECISION, ItemKind.MONEY])
def test_the_council_never_decides_whoever_asks_and_however(council, meeting, member, coordinator, proposed, kind):
    for step, subject, by, details in [
        (bodies["propose"], council, member, {"title": "Pengar"}),
        (meetings["add_item"], meeting, coordinator, {"title": "Pengar"}),
        (items["edit_item"], proposed, member, {"over": 1}),
    ]:
        with pytest.raises(StepRefused, match="kan inte ha punkter av slaget"):
            step(subject, by=by, kind=kind, **details)
    assert not AgendaItem.objects.filter(kind=kind).exists()


def test_the_steering_group_decides_and_the_est_group_does_not(steering_group, est, coordinator, now):
    decision = {"title": "Mål", "kind": ItemKind.DECISION}

    assert meetings["add_item"](MeetingFactory(body=steering_group), by=coordinator, **decision).kind == "decision"
    with pytest.raises(StepRefused, match="EST-gruppen kan inte ha punkter av slaget"):
        meetings["add_item"](MeetingFactory(body=est), by=coordinator, **decision)


def test_a_form_pressed_twice_makes_one_item(council, member, meeting):
    key = {"once": "0190163d-8694-739b-aea5-966c26f8ad91", "title": "Belysning"}

    first, again = (bodies["propose"](council, by=member, **key) for _ in range(2))

    assert first == again
    assert AgendaItem.objects.filter(title="Belysning").count() == 1


def test_the_same_words_sent_again_with_another_key_make_one_item(council, member, meeting):
    asked = {"meeting": meeting, "title": "Belysning", "text": "Vid skolan.", "kind": "information", "minutes": 5}
    keys = [uuid.uuid4() for _ in range(3)]
    first, again = [bodies["propose"](council, by=member, **asked, once=key) for key in keys[:2]]
    other = bodies["propose"](council, by=member, **asked | {"text": "Vid bron."}, once=keys[2])

    assert first == again != other


def test_a_proposer_changes_their_item_until_it_is_answered(proposed, member, coordinator, meeting):
    items["edit_item"](proposed, by=member, over=1, title="Skolvägen")
    before_the_answer = stored(proposed)
    items["accept"](proposed, by=coordinator, meeting=meeting)

    with pytest.raises(PermissionDenied):
        items["edit_item"](before_the_answer, by=member, over=2, title="Något annat")
    assert stored(proposed).title == "Skolvägen"


def test_whoever_saves_second_sees_both_and_nothing_is_lost(accepted, coordinator):
    copy = stored(accepted)
    items["edit_item"](accepted, by=coordinator, over=1, text="Min text")

    with pytest.raises(Stale) as stale:
        items["edit_item"](copy, by=coordinator, over=1, text="Din text")
    assert (stale.value.theirs.text, stored(accepted).text, stored(accepted).version) == ("Min text", "Min text", 2)
