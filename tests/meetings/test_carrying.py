"""What a meeting does not finish goes on to a later one, and can come back until the minutes are sent."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from meetings.lifecycle import bodies, carrying, items, meetings, records
from meetings.models import AgendaItem, Attachment, ItemState, Meeting, Record, State
from office import clock
from office.lifecycle import StepRefused
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.house.estate import text_file
from tests.pages import text_of


@pytest.fixture
def march(council, coordinator, now):
    return bodies["plan"](
        council,
        by=coordinator,
        starts_at=MeetingFactory.build(body=council, day=date(2027, 3, 11)).starts_at,
        ends_at=MeetingFactory.build(body=council, day=date(2027, 3, 11)).ends_at,
    )


@pytest.fixture
def item(accepted, meeting, coordinator, chair, march):
    """A member's item on the agenda of a meeting that has begun; the council meets again in March."""
    Meeting.objects.filter(pk=meeting.pk).update(state=State.SUMMONED)
    items["add_item_paper"](accepted, by=coordinator, upload=text_file("karta.txt"))
    with clock.pretending(meeting.starts_at):
        meetings["start"](Meeting.objects.get(pk=meeting.pk), by=coordinator, chair=chair)
    return AgendaItem.objects.get(pk=accepted.pk)


def carry(item, by, to=None):
    return carrying["carry_over"](item.meeting, by=by, item=item, to=to)


def undo(item, by):
    return carrying["undo_carrying"](item.meeting, by=by, item=item)


def outcome_of(item):
    record = Record.objects.get(item=item)
    return record.outcome, record.outcome_text


def test_an_item_goes_on_to_a_coming_meeting_with_its_text_and_its_place(item, march, coordinator, member):
    copy = carry(item, coordinator, march)

    same = ("title", "text", "kind", "presenter", "minutes", "openness", "secrecy_ground", "proposed_by", "proposed_at")
    assert [getattr(copy, name) for name in same] == [getattr(item, name) for name in same]
    assert (copy.carried_from, copy.meeting, copy.state) == (item, march, ItemState.ACCEPTED)
    assert outcome_of(item) == ("carried", "Till mötet torsdag 11 mars 2027.")


def test_it_comes_before_the_items_that_end_every_meeting(item, march, coordinator):
    last = [each.title for each in march.agenda_items[-2:]]
    carry(item, coordinator, march)

    assert [each.title for each in march.items.on_agenda()][-3:] == [item.title, *last]


def test_an_item_goes_to_the_waiting_list(item, coordinator):
    copy = carry(item, coordinator)

    assert (copy.meeting, copy.state, outcome_of(item)) == (None, ItemState.PARKED, ("carried", "Till väntelistan."))


def test_why_it_was_not_finished_stands_with_where_it_went(item, coordinator):
    carrying["carry_over"](item.meeting, by=coordinator, item=item, reason="Vi hann inte.")

    assert outcome_of(item) == ("carried", "Till väntelistan. Vi hann inte.")


def test_carried_over_twice_it_is_one(item, march, coordinator):
    assert carry(item, coordinator, march) == carry(item, coordinator)
    assert AgendaItem.objects.filter(carried_from=item).count() == 1


def test_its_papers_follow_and_each_can_be_taken_away_alone(item, march, coordinator, member, signed_in):
    copy = carry(item, coordinator, march)
    old, new = (Attachment.objects.of_item(each).get() for each in (item, copy))
    page = signed_in(member).get(f"/arbete/bilagor/{new.file.uuid}/")
    assert b"".join(page) == "Underlag till mötet.".encode()

    signed_in(coordinator).post(f"/arbete/bilagor/{new.file.uuid}/ta-bort/")
    assert list(Attachment.objects.of_item(item)) == [old]
    assert not Attachment.objects.of_item(copy).exists()


def test_the_agenda_that_has_gone_out_says_why_the_item_came_late(item, march, coordinator):
    Meeting.objects.filter(pk=march.pk).update(state=State.SUMMONED)

    assert carry(item, coordinator, march).late_because == "Överförd från mötet torsdag 18 februari 2027."


def test_a_standing_item_is_noted_and_not_copied(item, coordinator, march):
    standing = AgendaItemFactory(
        meeting=item.meeting, body=item.body, state=ItemState.ACCEPTED, position=9, is_standing=True
    )
    carry(standing, coordinator, march)

    assert outcome_of(standing)[0] == "carried"
    assert not AgendaItem.objects.filter(carried_from=standing).exists()


def test_a_standing_item_that_is_decided_is_not_carried_over(item, coordinator, march):
    standing = AgendaItemFactory(
        meeting=item.meeting, body=item.body, state=ItemState.ACCEPTED, position=9, is_standing=True
    )
    Record.objects.create(item=standing, outcome="group", outcome_text="Rådet bildar en arbetsgrupp.")

    with pytest.raises(StepRefused, match="avgjord med ett beslut"):
        carry(standing, coordinator, march)
    assert outcome_of(standing)[0] == "group"


@pytest.mark.parametrize("state", [State.UNDER_WAY, State.HELD, State.CANCELLED])
def test_an_item_goes_only_to_a_meeting_that_is_ahead(state, item, march, coordinator):
    Meeting.objects.filter(pk=march.pk).update(state=state)

    with pytest.raises(StepRefused, match="kommande möte"):
        carry(item, coordinator, march)
    assert not Record.objects.filter(outcome="carried").exists()


def test_an_item_stays_within_its_body(item, coordinator, est):
    with pytest.raises(StepRefused, match="samma organ"):
        carry(item, coordinator, MeetingFactory(body=est))


@pytest.mark.parametrize("state", [State.SUMMONED, State.FOR_APPROVAL, State.APPROVED])
def test_an_item_is_carried_over_while_its_meeting_is_written_and_at_no_other_time(state, item, coordinator):
    Meeting.objects.filter(pk=item.meeting_id).update(state=state)

    with pytest.raises(StepRefused):
        carry(item, coordinator)


def test_an_ordinary_member_carries_nothing_over(item, member):
    with pytest.raises(PermissionDenied):
        carry(item, member)


def test_what_is_decided_is_not_carried_over(item, coordinator):
    record = Record.objects.of_item(item)
    records["set_outcome"](
        item.meeting, by=coordinator, item=item, over=record.version, outcome="group", outcome_text="En grupp bildas."
    )

    with pytest.raises(StepRefused, match="beslut"):
        carry(item, coordinator)


def test_the_notes_stay_with_the_meeting_where_they_were_written(item, march, coordinator):
    record = Record.objects.of_item(item)
    records["write_notes"](item.meeting, by=coordinator, item=item, over=record.version, notes="Vi hann inte klart.")
    copy = carry(item, coordinator, march)

    assert Record.objects.get(item=item).notes == "Vi hann inte klart."
    assert not Record.objects.filter(item=copy).exists()


def test_undone_the_copy_is_gone_and_the_item_is_open_again(item, march, coordinator):
    copy = carry(item, coordinator, march)
    undo(item, coordinator)

    copy.refresh_from_db()
    assert (copy.state, outcome_of(item)) == (ItemState.WITHDRAWN, ("", ""))
    assert item.title not in [each.title for each in march.items.on_agenda()]


def test_undone_and_carried_over_again_it_goes_where_it_was_last_sent(item, march, coordinator):
    carry(item, coordinator, march)
    undo(item, coordinator)

    assert carry(item, coordinator).state == ItemState.PARKED


def touched_by_text(copy, by):
    items["edit_item"](copy, by=by, over=copy.version, title="Ny rubrik")


def touched_by_being_put_off(copy, by):
    items["park"](copy, by=by)


def touched_by_its_meeting(copy, by):
    Meeting.objects.filter(pk=copy.meeting_id).update(state=State.UNDER_WAY)


def test_a_waiting_copy_that_has_been_taken_up_is_not_taken_back(item, march, coordinator):
    copy = carry(item, coordinator)
    items["accept"](copy, by=coordinator, meeting=march)

    with pytest.raises(StepRefused, match="ändrats sedan dess"):
        undo(item, coordinator)


@pytest.mark.parametrize("touch", [touched_by_text, touched_by_being_put_off, touched_by_its_meeting])
def test_a_copy_that_somebody_has_worked_on_is_not_taken_back(touch, item, march, coordinator):
    copy = carry(item, coordinator, march)
    touch(copy, coordinator)

    with pytest.raises(StepRefused, match="ändrats sedan dess"):
        undo(item, coordinator)
    assert outcome_of(item)[0] == "carried"


def test_an_item_that_is_not_carried_over_is_not_taken_back(item, coordinator):
    with pytest.raises(StepRefused, match="inte överförd"):
        undo(item, coordinator)


def test_the_two_pages_lead_to_each_other(item, march, coordinator, signed_in):
    copy = carry(item, coordinator, march)
    browser = signed_in(coordinator)
    there, here = (browser.get(f"/arbete/arenden/{each.pk}/").content.decode() for each in (copy, item))

    assert f'Överfört från</dt><dd><a href="/arbete/arenden/{item.pk}/">{item.meeting}</a>' in there
    assert f'Överfört till</dt><dd><a href="/arbete/arenden/{copy.pk}/">{march}</a>' in here


def test_from_the_items_page_it_is_carried_over_and_taken_back(item, march, coordinator, signed_in):
    browser, page = signed_in(coordinator), f"/arbete/arenden/{item.pk}/"
    assert "Till nästa möte, tors 11 mars" in text_of(browser.get(f"{page}for-over/"))
    browser.post(f"{page}for-over/", {"to": march.pk})
    assert outcome_of(item)[0] == "carried"

    browser.post(f"{page}for-over/angra/")
    assert outcome_of(item)[0] == ""


@pytest.mark.parametrize("nasty", ["", "0", "99999999999999999999", "\0", "abc"])
def test_a_place_that_is_not_offered_is_refused(nasty, item, march, coordinator, signed_in):
    answer = signed_in(coordinator).post(f"/arbete/arenden/{item.pk}/for-over/", {"to": nasty})

    assert answer.status_code == 422
    assert not AgendaItem.objects.filter(carried_from=item).exists()


def test_an_item_that_is_on_no_agenda_has_no_way_to_be_carried_over(item, council, member, coordinator, signed_in):
    waiting = bodies["propose"](council, by=member, title="Belysningen")

    assert signed_in(coordinator).get(f"/arbete/arenden/{waiting.pk}/for-over/").status_code == 404
