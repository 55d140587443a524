"""Papers to a meeting or an item: kept, shown to those who see what they belong to, and on the agenda."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from meetings.documents import agenda_content
from meetings.lifecycle import items, meetings, papers
from meetings.lifecycle.papers import MOST_PAPERS
from meetings.models import AgendaItem, Attachment, Meeting
from office.lifecycle import StepRefused
from office.models import StoredFile
from tests.factories.meetings import MeetingFactory


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def upload(name="karta.txt", content=b"En karta"):
    return SimpleUploadedFile(name, content)


def add(meeting, by, **details):
    return meetings["add_paper"](meeting, by=by, upload=upload(**details))


def test_the_coordinator_adds_a_paper_to_the_meeting(meeting, coordinator):
    paper = add(meeting, coordinator)

    assert (paper.meeting, paper.item, paper.file.name, str(paper)) == (meeting, None, "karta.txt", "karta.txt")
    assert (paper.openness, paper.body_id) == ("internal", meeting.body_id)


def test_a_member_adds_papers_to_their_own_proposal_alone(meeting, proposed, member):
    paper = items["add_item_paper"](proposed, by=member, upload=upload())

    assert (paper.item, paper.body_id) == (proposed, meeting.body_id)
    with pytest.raises(PermissionDenied):
        add(meeting, member)


def test_a_bad_file_leaves_nothing(meeting, coordinator):
    with pytest.raises(ValidationError, match="tas inte emot"):
        add(meeting, coordinator, name="program.exe")

    assert (Attachment.objects.count(), StoredFile.objects.count()) == (0, 0)


def test_the_same_file_sent_twice_is_one_paper_with_one_file_behind_it(meeting, coordinator, tmp_path):
    assert add(meeting, coordinator) == add(meeting, coordinator)

    assert (Attachment.objects.count(), StoredFile.objects.count()) == (1, 1)
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_a_place_has_room_for_so_many_papers_and_no_more(meeting, coordinator):
    for number in range(MOST_PAPERS):
        add(meeting, coordinator, content=f"Karta {number}".encode())

    with pytest.raises(StepRefused, match="högst 30 bilagor"):
        add(meeting, coordinator, content=b"En till")


def test_a_paper_taken_away_is_kept_but_not_shown(meeting, coordinator, now):
    paper = add(meeting, coordinator)

    papers["remove_paper"](paper, by=coordinator)

    assert Attachment.objects.get().removed_at == now
    assert (list(Attachment.objects.of_meeting(meeting)), StoredFile.objects.count()) == ([], 1)


def test_a_paper_of_a_meeting_that_is_over_is_not_added(meeting, coordinator):
    Meeting.objects.update(state="held")

    with pytest.raises(StepRefused):
        add(meeting, coordinator)


@pytest.mark.parametrize("both", [True, False])
def test_the_database_itself_wants_a_paper_to_belong_to_one_thing(meeting, coordinator, proposed, both):
    stored = add(meeting, coordinator).file
    Attachment.objects.all().delete()
    belongs = {"meeting": meeting, "item": proposed} if both else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Attachment.objects.create(file=stored, **belongs)


def test_papers_stand_on_the_agenda_by_their_names(meeting, coordinator):
    add(meeting, coordinator)
    items["add_item_paper"](AgendaItem.objects.get(), by=coordinator, upload=upload("bild.txt"))

    content = agenda_content(Meeting.objects.get())
    assert (content["attachments"], content["items"][0]["attachments"]) == (["karta.txt"], ["bild.txt"])


def test_papers_of_items_not_on_the_agenda_are_not_on_it(meeting, proposed, member):
    items["add_item_paper"](proposed, by=member, upload=upload())

    assert list(Attachment.objects.of_meeting(meeting)) == []


def seen_by(person):
    return Attachment.objects.seen_by(type(person).objects.get(pk=person.pk)).count()


def test_papers_are_seen_by_those_who_see_the_meeting(meeting, coordinator, member, stranger, administrator):
    add(meeting, coordinator)

    assert [seen_by(each) for each in (coordinator, member, stranger, administrator)] == [1, 1, 0, 0]


def test_a_proposals_papers_are_seen_by_its_proposer_and_not_yet_by_the_chair(proposed, member, coordinator, chair):
    items["add_item_paper"](proposed, by=member, upload=upload())

    assert [seen_by(each) for each in (member, coordinator, chair)] == [1, 1, 0]


def test_one_who_has_left_sees_the_papers_of_their_own_time(meeting, council, coordinator, member, now):
    later = MeetingFactory(body=council, day=meeting.day + timedelta(days=60))
    add(meeting, coordinator)
    add(later, coordinator, content=b"En annan karta")
    member.holdings.update(until=meeting.day)

    assert seen_by(member) == 2
    member.holdings.update(until=now.date() - timedelta(days=1))
    assert seen_by(member) == 0


def test_the_papers_of_a_secret_item_are_not_named_on_the_agenda(meeting, coordinator):
    item = AgendaItem.objects.get()
    items["add_item_paper"](item, by=coordinator, upload=upload("namn.txt"))
    AgendaItem.objects.update(openness="secret")

    assert agenda_content(Meeting.objects.get())["items"][0]["attachments"] == []


def test_a_paper_whose_secrecy_is_to_be_tried_is_not_named_on_the_agenda_of_an_open_item(meeting, coordinator):
    secret = {"by": coordinator, "openness": "secret"}
    items["add_item_paper"](AgendaItem.objects.get(), upload=upload("namn.txt"), **secret)
    meetings["add_paper"](meeting, upload=upload("namn.txt"), **secret)
    told = agenda_content(Meeting.objects.get())

    assert (told["attachments"], told["items"][0]["attachments"]) == ([], [])
