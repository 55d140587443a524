"""A sent agenda tells what has been marked for secrecy since: it is not handed out once more."""

from datetime import date

import pytest

from meetings.lifecycle import items, meetings
from meetings.models import Action, AgendaItem
from office import documents
from office.models import Letter
from tests.factories.councils import PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.meetings import held
from tests.meetings.packing import made, zipped
from tests.meetings.refused import of

WORD = "Hemligheten"


@pytest.fixture
def sent(meeting, coordinator):
    """Version 1 told what the item says; the item was marked for secrecy the day after, and version 2 went out."""
    item = AgendaItem.objects.get()
    AgendaItem.objects.update(text=WORD)
    first = meetings["send_agenda"](meeting, by=coordinator)
    documents.render(first.document)
    AgendaItem.objects.filter(pk=item.pk).update(openness="secret")
    meeting.refresh_from_db()
    return meeting


def handed_out(browser, meeting):
    answer = browser.get(f"{meeting.get_absolute_url()}utskickad/1/")
    return answer.status_code, answer.content[:4] == b"%PDF"


def test_a_member_is_told_why_it_is_not_handed_out(sent, member, signed_in):
    assert handed_out(signed_in(member), sent) == (403, False)
    assert "Sekretess ska prövas" in signed_in(member).get(f"{sent.get_absolute_url()}utskickad/1/").content.decode()


def test_whoever_may_read_the_item_has_it_as_it_was_sent(sent, chair, coordinator, signed_in):
    assert [handed_out(signed_in(person), sent) for person in (chair, coordinator)] == [(200, True)] * 2


def test_until_something_in_it_is_secret_everyone_has_it(sent, member, signed_in):
    AgendaItem.objects.update(openness="internal")

    assert handed_out(signed_in(member), sent) == (200, True)


@pytest.mark.parametrize("who", ["member", "chair", "coordinator"])
def test_a_link_does_not_open_it_either(who, client, sent, request):
    answer = client.get(f"{of(request.getfixturevalue(who))}dagordning/1/")

    assert (answer.status_code, "Dagordningen lämnas inte ut" in answer.content.decode()) == (403, True)


def test_a_version_that_was_sent_after_says_nothing_and_is_handed_out(client, sent, member, coordinator):
    second = meetings["send_changed_agenda"](sent, by=coordinator)
    documents.render(second.document)

    assert WORD not in second.document.html
    assert client.get(f"{of(member)}dagordning/2/").content.startswith(b"%PDF")


def test_a_pack_leaves_it_out_and_says_so_unless_it_is_made_with_what_is_secret(sent, member, chair):
    without, whole = zipped(made(sent, member)), zipped(made(sent, chair, with_secrets=True))

    assert [name for name in without.namelist() if name.startswith("Dagordning")] == []
    assert [name for name in whole.namelist() if name.startswith("Dagordning/")] != []
    assert any(b"Dagordning, version 1: sekretess" in without.read(name) for name in without.namelist())


def test_whoever_is_called_now_gets_the_letter_without_it(sent, coordinator, member):
    guest = PersonFactory(organisation=member.organisation)
    meetings["add_guest"](sent, by=coordinator, person=guest, reason="Berättar")
    letter = Letter.objects.get(recipient=guest, kind="agenda")

    assert letter.document is None
    assert "sekretess ska prövas för något i den" in letter.body
    assert "bifogad" not in letter.body


def test_one_that_brought_an_action_agreed_on_the_item_is_not_handed_out_either(
    council, coordinator, chair, member, signed_in, now
):
    """The agenda of the meeting after tells what is still to be done of the one before."""
    before = held.held(council, chair, items=["Ärende A"])
    item = held.item_of(before, "Ärende A")
    agreed = {"text": "Pratar med vittnet", "due_on": date(2027, 3, 1), "made_by": chair, "made_at": now}
    Action.objects.create(body=council, meeting=before, item=item, person=chair, **agreed)
    after = MeetingFactory(body=council, day=date(2027, 3, 18), items=["Föregående möte"])
    after.items.update(brings="previous", text="")
    first = meetings["send_agenda"](held.fresh(after), by=coordinator)
    documents.render(first.document)
    assert "Pratar med vittnet" in first.document.html
    assert handed_out(signed_in(member), after) == (200, True)

    items["classify"](held.fresh(item), by=coordinator, openness="secret", secrecy_ground="OSL 18 kap. 1 §")

    assert handed_out(signed_in(member), after) == (403, False)
