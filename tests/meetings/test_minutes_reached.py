"""Where the minutes are met: on the start page of those they wait for, and by link."""

from datetime import date, timedelta

import pytest

from meetings.lifecycle import meetings
from meetings.todo import meetings_and_answers_to_do, meetings_told
from office import clock, links
from office.classes import documents
from office.documents import render
from office.models import Link
from tests.meetings import held

LEFT_LYING = "Skriv klart minnesanteckningarna från Brå tis 2 feb"


def todos(person, now):
    found = meetings_and_answers_to_do(meetings_told(person, now), now)
    return [todo.title for todo in found if "minnesanteckningarna" in todo.title]


def test_whoever_has_still_to_approve_is_told_so_on_the_start_page(over, coordinator, chair, member):
    waiting = held.sent(over, coordinator, chair, adjuster=member)
    before = [todos(person, clock.now()) for person in (chair, member, coordinator)]
    meetings["approve_minutes"](waiting, by=member)

    assert before == [["Justera minnesanteckningarna från Brå tis 2 feb"]] * 2 + [[]]
    assert todos(member, clock.now()) == []
    assert todos(chair, clock.now()) == ["Justera minnesanteckningarna från Brå tis 2 feb"]


@pytest.mark.parametrize(("seconds", "told"), [(-1, []), (0, []), (1, [LEFT_LYING])])
def test_minutes_left_lying_for_more_than_a_week_are_the_coordinators_to_finish(
    seconds, told, over, coordinator, chair
):
    moment = over.ends_at + timedelta(days=7, seconds=seconds)

    assert todos(coordinator, moment) == told
    assert todos(chair, moment) == []


def pdf_by_link(client, person, meeting, number=1):
    """The status of the minutes when the person opens them with their own link to the meeting."""
    link = Link.objects.filter(person=person, revoked_at=None).latest("pk")
    return client.get(f"/lank/{links.token(link)}/protokoll/{number}.pdf").status_code


def test_a_link_opens_the_approved_minutes_of_its_own_meeting_and_no_others(council, done, coordinator, chair, client):
    render(done.minutes_versions.get().document)
    assert [pdf_by_link(client, chair, done, number) for number in (1, 2)] == [200, 404]

    later = held.held(council, chair, day=date(2027, 2, 1))
    links.address(chair, f"meetings.meeting/{later.pk}", clock.now() + timedelta(days=1))
    assert pdf_by_link(client, chair, later) == 404


def test_while_the_pdf_is_being_made_the_link_says_so(done, chair, client):
    link = Link.objects.filter(person=chair).latest("pk")
    answer = client.get(f"/lank/{links.token(link)}/protokoll/1.pdf")

    page = answer.content.decode()
    assert (answer.status_code, str(done.minutes_versions.get()) in page) == (202, True)
    assert "PDF:en görs i ordning" in page


def test_a_draft_is_opened_by_no_link(waiting, chair, client):
    links.address(chair, f"meetings.meeting/{waiting.pk}", clock.now() + timedelta(days=1))

    assert pdf_by_link(client, chair, waiting) == 404


def test_the_page_by_link_tells_of_the_minutes_when_they_are_approved(done, member, client):
    link = Link.objects.get(person=member)
    page = client.get(f"/lank/{links.token(link)}/").content.decode()

    assert f"/lank/{links.token(link)}/protokoll/1.pdf" in page


def test_minutes_that_have_become_secret_are_opened_by_no_link_not_by_whoever_led_the_meeting_either(
    done, chair, coordinator, client
):
    document = done.minutes_versions.get().document
    render(document)
    documents["classify"](document, by=coordinator, openness="secret", secrecy_ground="OSL 18 kap. 1 §")

    assert [pdf_by_link(client, person, done) for person in (chair, coordinator)] == [403, 403]
