"""What a proposal is answered: taken up, put on the waiting list or given back; and why it is late."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, ItemState
from office import clock
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.pages import text_of

MINUTE = timedelta(minutes=1)


def stored(item):
    return AgendaItem.objects.get(pk=item.pk)


def titles(meeting):
    return list(meeting.items.on_agenda().values_list("title", flat=True))


def letters():
    return [
        (letter.kind, letter.recipient.name)
        for letter in Letter.objects.filter(kind__startswith="item_").order_by("pk")
    ]


def test_an_accepted_item_comes_last_of_the_members_own(accepted, meeting, member):
    assert (accepted.state, titles(meeting)) == (ItemState.ACCEPTED, ["Öppnande", "Skolvägar"])
    assert letters() == [("item_accepted", member.name)]


def test_items_come_before_those_that_end_every_meeting(council, coordinator, meeting, now):
    for position, title in enumerate(["Övriga frågor", "Nästa möte"], start=2):
        AgendaItemFactory(
            meeting=meeting, body=council, title=title, position=position, state="accepted", is_standing=True
        )

    meetings["add_item"](meeting, by=coordinator, title="Belysning")

    assert titles(meeting) == ["Öppnande", "Belysning", "Övriga frågor", "Nästa möte"]


def test_an_item_is_accepted_to_a_meeting_of_its_own_body_alone(proposed, coordinator, est):
    with pytest.raises(StepRefused, match="Välj ett kommande möte i samma organ"):
        items["accept"](proposed, by=coordinator, meeting=MeetingFactory(body=est))


def test_a_member_accepts_nothing_not_even_their_own(proposed, member, meeting):
    with pytest.raises(PermissionDenied):
        items["accept"](proposed, by=member, meeting=meeting)


def test_an_item_is_answered_once(accepted, coordinator, meeting):
    with pytest.raises(StepRefused, match="har ändrats sedan du öppnade sidan"):
        items["accept"](accepted, by=coordinator, meeting=meeting)


@pytest.mark.parametrize("fixture", ["proposed", "accepted"])
def test_a_parked_item_waits_without_a_meeting(request, coordinator, member, fixture, meeting):
    item = request.getfixturevalue(fixture)

    items["park"](item, by=coordinator, answer="Vi tar det i maj.")

    assert (stored(item).state, stored(item).meeting, stored(item).answer) == ("parked", None, "Vi tar det i maj.")
    assert letters()[-1] == ("item_parked", member.name)
    assert titles(meeting) == ["Öppnande"]


def test_the_waiting_list_feeds_a_later_meeting(proposed, coordinator, council):
    items["park"](proposed, by=coordinator)
    later = MeetingFactory(body=council, day=clock.today() + 90 * timedelta(days=1))

    items["accept"](proposed, by=coordinator, meeting=later)

    assert (titles(later), stored(proposed).answer) == (["Skolvägar"], "")


def test_an_unanswered_proposal_outlives_the_meeting_it_was_meant_for(proposed, meeting, coordinator, council):
    type(meeting).objects.update(state="held")
    later = MeetingFactory(body=council, day=clock.today() + 90 * timedelta(days=1))

    items["accept"](proposed, by=coordinator, meeting=later)

    assert titles(later) == ["Skolvägar"]


def test_a_returned_item_goes_back_with_its_reason(proposed, coordinator, member):
    items["return_item"](proposed, by=coordinator, answer="Skriv vad ni vill.")

    assert (stored(proposed).state, stored(proposed).meeting) == (ItemState.RETURNED, None)
    assert letters() == [("item_returned", member.name)]
    assert "Varför: Skriv vad ni vill." in Letter.objects.get(kind="item_returned").body


@pytest.mark.parametrize("answer", ["", "  "])
def test_nothing_is_returned_without_a_reason(proposed, coordinator, answer):
    with pytest.raises(StepRefused, match="Skriv varför"):
        items["return_item"](proposed, by=coordinator, answer=answer)


def test_a_returned_item_is_mended_and_proposed_again(proposed, coordinator, member):
    items["return_item"](proposed, by=coordinator, answer="Kortare.")
    items["edit_item"](proposed, by=member, over=1, title="Skolvägen")
    items["propose_again"](proposed, by=member)

    assert (stored(proposed).state, stored(proposed).title) == (ItemState.PROPOSED, "Skolvägen")


def test_only_the_proposer_proposes_again(proposed, coordinator):
    items["return_item"](proposed, by=coordinator, answer="Kortare.")

    with pytest.raises(PermissionDenied):
        items["propose_again"](proposed, by=coordinator)


def test_a_proposer_takes_back_what_is_not_on_an_agenda(proposed, member):
    items["withdraw"](proposed, by=member)

    assert stored(proposed).state == ItemState.WITHDRAWN


def test_what_is_on_an_agenda_is_not_taken_back(accepted, member):
    with pytest.raises(StepRefused):
        items["withdraw"](accepted, by=member)


def test_standing_items_are_taken_off_and_never_parked(meeting, coordinator):
    meeting.items.update(is_standing=True)
    item = meeting.agenda_items[0]

    with pytest.raises(StepRefused, match="stående punkt kan inte vänta"):
        items["park"](item, by=coordinator)
    items["take_off"](item, by=coordinator)
    assert (stored(item).state, titles(meeting)) == (ItemState.WITHDRAWN, [])


def test_what_was_taken_off_is_named_and_comes_back_where_it_stood(council, coordinator, signed_in, now):
    meeting = MeetingFactory(body=council, items=["Öppnande", "Läget", "Nästa möte"])
    meeting.items.update(is_standing=True)
    item, browser = meeting.agenda_items[1], signed_in(coordinator)
    editor = f"{meeting.get_absolute_url()}dagordning/"

    page = text_of(browser.post(f"/arbete/arenden/{item.pk}/steg/take_off/?till={meeting.pk}", follow=True))
    assert "”Läget” är borttagen från dagordningen. Du kan ta med den igen." in page
    assert titles(meeting) == ["Öppnande", "Nästa möte"]
    assert "Borttagna punkter Läget Ta med igen" in page
    answer = browser.post(f"/arbete/arenden/{item.pk}/steg/put_back/?till={meeting.pk}")
    assert (answer.url, titles(meeting)) == (editor, ["Öppnande", "Läget", "Nästa möte"])
    assert "Borttagna punkter" not in text_of(browser.get(editor))


def test_what_a_member_took_back_is_put_on_no_agenda_by_others(proposed, coordinator, member):
    items["withdraw"](proposed, by=member)

    with pytest.raises(StepRefused, match="det som du själv kan ta bort"):
        items["put_back"](proposed, by=coordinator)


def test_a_members_item_is_answered_and_not_just_taken_off(accepted, coordinator):
    with pytest.raises(StepRefused, match="Någon annan har föreslagit ärendet"):
        items["take_off"](accepted, by=coordinator)


@pytest.mark.parametrize("state", ["held", "cancelled"])
@pytest.mark.parametrize(("step", "details"), [("edit_item", {"over": 1}), ("park", {}), ("take_off", {})])
def test_what_was_taken_up_is_not_changed_afterwards(accepted, meeting, coordinator, state, step, details):
    type(meeting).objects.update(state=state)

    with pytest.raises(StepRefused, match="dess ärenden ändras inte längre"):
        items[step](accepted, by=coordinator, **details)


def test_nobody_writes_to_themselves(council, coordinator, meeting):
    own = bodies["propose"](council, by=coordinator, title="Eget")

    items["accept"](own, by=coordinator, meeting=meeting)

    assert letters() == []


@pytest.mark.parametrize(("offset", "late"), [(-MINUTE, False), (0 * MINUTE, False), (MINUTE, True)])
def test_an_item_after_the_deadline_says_why_it_is_late(meeting, coordinator, offset, late):
    with clock.pretending(meeting.agenda_deadline + offset):
        if late:
            with pytest.raises(StepRefused, match="Skriv varför ärendet ändå ska tas upp"):
                meetings["add_item"](meeting, by=coordinator, title="Brådskande", late_because=" ")
        item = meetings["add_item"](meeting, by=coordinator, title="Brådskande", late_because="Det hände i går.")

    assert item.late_because == ("Det hände i går." if late else "")


def test_an_item_after_the_agenda_has_gone_out_is_late_whenever_that_was(meeting, coordinator, proposed):
    meetings["send_agenda"](meeting, by=coordinator)

    with pytest.raises(StepRefused, match="Skriv varför ärendet ändå ska tas upp"):
        items["accept"](proposed, by=coordinator, meeting=meeting)
    items["accept"](proposed, by=coordinator, meeting=meeting, late_because="Det hände i går.")
    assert stored(proposed).late_because == "Det hände i går."
