"""Items, papers and documents are marked in a step that says who, when, why and on what ground; it holds everywhere."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from meetings.lifecycle import items, meetings, papers
from meetings.models import AgendaItem
from office import classes, documents
from office.classes import documents as document_steps
from office.journal import matter_of
from office.letters import message
from office.lifecycle import StepRefused
from office.models import Document, Entry, Letter, Marking, Stale
from tests.house.estate import text_file
from tests.meetings import held

SECRET = {"openness": "secret", "secrecy_ground": "OSL 26 kap. 1 §", "reason": "Kan gälla en enskild."}
WORD = "Gnistregnet"


@pytest.fixture
def told(council, coordinator, chair, member, now):
    """Approved minutes that tell the word openly."""
    over = held.held(council, chair, items=["Öppnande", "Skolvägar"])
    held.close(held.item_of(over, "Skolvägar"), notes=WORD)
    approved = held.approved(held.fresh(over), coordinator, chair)
    minutes = approved.minutes_versions.get()
    for document in (minutes.document, minutes.public_document):
        documents.render(document)
    return approved


def mark(meeting, by, **more):
    items["classify"](held.item_of(meeting, "Skolvägar"), by=by, **SECRET | more)


def test_who_marked_it_when_why_and_on_what_ground_is_kept(proposed, coordinator, now):
    items["classify"](proposed, by=coordinator, **SECRET)
    items["classify"](proposed, by=coordinator, openness="internal", reason="Ingen pekas ut.")
    first, second = Marking.objects.of(matter_of(proposed))

    assert (first.openness, first.secrecy_ground, first.by, first.at) == ("secret", "OSL 26 kap. 1 §", coordinator, now)
    assert (second.openness, second.secrecy_ground, second.reason) == (
        "internal",
        "",
        "Ingen pekas ut.",
    )
    assert Entry.objects.filter(matter=matter_of(proposed), right="meetings.classify").count() == 2


def test_a_marking_stays_as_it_was_written(proposed, coordinator):
    items["classify"](proposed, by=coordinator, **SECRET)

    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        Marking.objects.update(reason="Något annat")


def test_secrecy_needs_its_ground(proposed, coordinator):
    with pytest.raises(StepRefused, match="lagrum"):
        items["classify"](proposed, by=coordinator, openness="secret", reason="För att")


def test_whoever_proposed_it_does_not_mark_it(proposed, member):
    with pytest.raises(PermissionDenied):
        items["classify"](proposed, by=member, **SECRET)


def test_a_text_that_was_open_when_it_was_marked_is_not_saved_over_the_mark(proposed, coordinator):
    over = proposed.version
    items["classify"](proposed, by=coordinator, **SECRET)

    with pytest.raises(Stale):
        items["edit_item"](proposed, by=coordinator, over=over, openness="open", title="Ändrat")


def test_the_form_knows_the_grounds_and_takes_another(proposed, coordinator, signed_in):
    address = f"/arbete/arenden/{proposed.pk}/steg/classify/"
    browser = signed_in(coordinator)
    page = browser.get(address).content.decode()
    chosen = {"openness": "secret", "over": classes.standing(proposed)}
    refused = browser.post(address, chosen | {"reason": "Skäl"})
    browser.post(address, chosen | {"other_ground": "OSL 19 kap. 3 §", "reason": "Upphandling."})
    proposed.refresh_from_db()

    assert "OSL 35 kap. 1 §" in page
    assert (refused.status_code, "Välj vilket lagrum" in refused.content.decode()) == (422, True)
    assert (proposed.openness, proposed.secrecy_ground) == ("secret", "OSL 19 kap. 3 §")


def test_minutes_that_told_it_openly_say_it_no_more(told, coordinator, member, signed_in, client):
    page, opened = f"{told.get_absolute_url()}protokoll/", f"/moten/{told.pk}/protokoll"
    before = [signed_in(member).get(page), client.get(f"{opened}/"), client.get(f"{opened}.pdf")]
    mark(told, coordinator)
    after = [signed_in(member).get(page), client.get(f"{opened}/"), client.get(f"{opened}.pdf")]

    assert [answer.status_code for answer in before] == [200, 200, 200]
    assert [WORD in answer.content.decode() for answer in before[:2]] == [True, True]
    assert (after[0].status_code, WORD in after[0].content.decode()) == (200, False)
    assert [answer.status_code for answer in after[1:]] == [404, 404]


def test_their_pdf_is_for_those_who_wrote_them_alone(told, coordinator, chair, member, signed_in):
    mark(told, coordinator)
    address = f"{told.get_absolute_url()}protokoll/1.pdf"

    assert [signed_in(each).get(address).status_code for each in (member, chair, coordinator)] == [403, 200, 200]


def test_a_letter_that_has_not_left_goes_without_them(told, coordinator):
    letter = Letter.objects.filter(kind="minutes_approved").first()
    enclosed = b"application/pdf" in message(letter).as_bytes()
    mark(told, coordinator)

    assert (enclosed, b"application/pdf" in message(Letter.objects.get(pk=letter.pk)).as_bytes()) == (True, False)


def test_what_has_become_internal_is_shown_to_the_called_and_not_to_the_public(
    told, coordinator, member, signed_in, client
):
    mark(told, coordinator, openness="internal")

    assert WORD in signed_in(member).get(f"{told.get_absolute_url()}protokoll/").content.decode()
    assert client.get(f"/moten/{told.pk}/protokoll.pdf").status_code == 404


def test_a_locked_item_can_be_marked_and_nothing_else_of_it_changes(told, coordinator):
    item = held.item_of(told, "Skolvägar")
    mark(told, coordinator)
    marked = AgendaItem.objects.get(pk=item.pk)

    assert (marked.is_locked, marked.is_secret, marked.title) == (True, True, item.title)
    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        AgendaItem.objects.filter(pk=item.pk).update(title="Ändrat", openness="open")


def test_a_document_that_is_marked_by_itself_is_held_back_too(meeting, coordinator, member, signed_in):
    agenda = meetings["send_agenda"](meeting, by=coordinator)
    documents.render(agenda.document)
    document_steps["classify"](Document.objects.without_bytes().get(), by=coordinator, **SECRET)

    assert signed_in(member).get(f"{meeting.get_absolute_url()}utskickad/1/").status_code == 403
    assert signed_in(coordinator).get(f"{meeting.get_absolute_url()}utskickad/1/").status_code == 200


def test_a_paper_is_marked_on_its_own(meeting, coordinator, member, signed_in):
    paper = meetings["add_paper"](meeting, by=coordinator, upload=text_file())
    address = f"/arbete/bilagor/{paper.file.uuid}/"
    before = signed_in(member).get(address)
    list(before)  # a file is closed when it has been read
    papers["classify"](paper, by=coordinator, **SECRET)

    assert (before.status_code, signed_in(member).get(address).status_code) == (200, 404)
    assert [each.openness for each in Marking.objects.of(matter_of(paper))] == ["internal", "secret"]
