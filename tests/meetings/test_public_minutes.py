"""What anyone may read of a meeting: the open items of approved minutes, in bodies whose minutes are open; no names."""

from datetime import date

import pytest

from councils.models import Role
from meetings.lifecycle import meetings
from meetings.models import Action, AgendaItem, Openness
from office import clock
from office.documents import render
from tests.conftest import sit
from tests.factories.meetings import MeetingFactory
from tests.meetings import held

HIDDEN = ["Internt ärende", "Det interna.", "Känsligt ärende", "Det hemliga.", "Kommundirektören", "Skolchefen"]


@pytest.fixture
def over(council, coordinator, chair, member, now):
    over = held.held(council, chair, items=["Skolvägar", "Internt ärende", "Känsligt ärende"])
    AgendaItem.objects.filter(title="Internt ärende").update(openness=Openness.INTERNAL)
    AgendaItem.objects.filter(title="Känsligt ärende").update(openness=Openness.SECRET)
    held.close(held.item_of(over, "Internt ärende"), notes="Det interna.")
    held.close(held.item_of(over, "Känsligt ärende"), notes="Det hemliga.")
    for item, text in ((held.item_of(over, "Skolvägar"), "Mäter"), (None, "Utan punkt")):
        Action.objects.create(
            body=council, meeting=over, item=item, text=text, person=member, due_on=date(2027, 5, 14),
            made_by=chair, made_at=clock.now(),
        )  # fmt: skip
    return held.fresh(over)


@pytest.fixture
def done(over, coordinator, chair):
    return held.approved(over, coordinator, chair)


def page(client, meeting, ending="/"):
    return client.get(f"/moten/{meeting.pk}/protokoll{ending}")


def test_the_open_items_are_there_and_no_others_and_nobody_by_name(done, client):
    text = page(client, done).content.decode()

    assert [word for word in ("Skolvägar", "Vi gick igenom läget.", "Mäter", "Skolchef") if word not in text] == []
    assert [word for word in [*HIDDEN, "Utan punkt"] if word in text] == []


def test_it_says_which_items_are_left_out(done, client):
    assert "Punkt 2 och 3 är utelämnade" in page(client, done).content.decode()


def test_the_pdf_says_the_same_as_the_page(done, client):
    document = done.minutes_versions.get().public_document
    waits = page(client, done, ".pdf").status_code
    render(document)
    answer = page(client, done, ".pdf")

    assert (waits, answer.content[:5], answer.headers["Content-Type"]) == (202, b"%PDF-", "application/pdf")
    assert [word for word in [*HIDDEN, "Utan punkt"] if word in document.html] == []


@pytest.mark.parametrize("state", ["held", "for_approval", "reopened"])
@pytest.mark.parametrize("ending", ["/", ".pdf"])
def test_what_is_not_approved_is_not_there(state, ending, over, coordinator, chair, client):
    if state == "for_approval":
        held.sent(over, coordinator, chair)
    if state == "reopened":
        meetings["reopen_minutes"](held.approved(over, coordinator, chair), by=chair, reason="Fel.")

    assert page(client, over, ending).status_code == 404
    assert "Texten är inte klar än." in client.get("/moten/").content.decode()


def test_why_minutes_were_opened_again_is_no_business_of_the_public(done, coordinator, chair, client):
    meetings["reopen_minutes"](done, by=chair, reason="Skolchefen hade missförstått.")
    held.approved(held.fresh(done), coordinator, chair)

    text = page(client, done).content.decode()
    assert "Ersätter version 1." in text
    assert "missförstått" not in text


def test_a_body_whose_minutes_are_not_open_shows_nothing(council, done, client):
    type(council).objects.filter(pk=council.pk).update(publishes_minutes=False)

    assert [page(client, done, ending).status_code for ending in ("/", ".pdf")] == [404, 404]
    assert f"/moten/{done.pk}/" not in client.get("/moten/").content.decode()


def test_a_body_without_open_minutes_gets_no_open_document(est, coordinator, now):
    police = sit(est, Role.COORDINATOR, name="EST-samordnaren")
    meeting = held.approved(held.held(est, police), coordinator, police)

    assert meeting.minutes_versions.get().public_document is None


def test_the_list_tells_what_comes_and_what_was_of_those_bodies_alone(council, est, done, client):
    MeetingFactory(body=council, day=date(2027, 3, 11))
    MeetingFactory(body=est, day=date(2027, 3, 12))
    text = client.get("/moten/").content.decode()

    assert "torsdag 11 mars 2027" in text
    assert "fredag 12 mars 2027" not in text
    assert f'href="/moten/{done.pk}/protokoll/"' in text


def test_the_list_costs_the_same_however_many_meetings_there_are(
    council, coordinator, chair, done, client, django_assert_max_num_queries
):
    for day in range(4, 9):
        MeetingFactory(body=council, day=date(2027, 3, day))
        held.approved(held.held(council, chair, day=date(2027, 1, day)), coordinator, chair)

    with django_assert_max_num_queries(8):
        client.get("/moten/")


def test_the_front_page_leads_to_the_meetings(done, client):
    assert 'href="/moten/"' in client.get("/").content.decode()


def test_whoever_presents_an_item_is_not_named(over, coordinator, chair, client):
    AgendaItem.objects.filter(title="Skolvägar").update(presenter="Föredragande Namnet")
    done = held.approved(held.fresh(over), coordinator, chair)
    minutes = done.minutes_versions.get()

    assert "Föredragande Namnet" in minutes.document.html
    assert "Föredragande Namnet" not in minutes.public_document.html + page(client, done).content.decode()
