"""Several at once, each with a connection of their own: one wins, nothing is done twice and nobody's words are lost."""

import threading
from collections import Counter
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client

from councils.models import Role
from meetings.models import Agenda, AgendaItem, Meeting
from office import journal, letters
from office.models import Letter
from tests.conftest import sit
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.pages import form_with, text_of
from tests.real_parts import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

TEXTS = ("Byt lamporna.", "Klipp häckarna.")


@pytest.fixture(autouse=True)
def in_february():
    """Wednesday morning, fifteen days before the meeting; the clock goes on, here and in the workers."""
    with time_machine.travel(datetime(2027, 2, 3, 7, 0, tzinfo=UTC), tick=True):
        yield


@pytest.fixture
def people(council):
    return [sit(council, role) for role in (Role.COORDINATOR, Role.CHAIR, *[Role.MEMBER] * 10)]


@pytest.fixture
def coordinator(people):
    return people[0]


@pytest.fixture
def meeting(council, people):
    return MeetingFactory(body=council, items=["Öppnande"])


def at_once(coordinator, address, *forms):
    """Each form sent by a browser of its own at the same moment; the answers, in no order."""
    start, answers = threading.Barrier(len(forms)), []

    def press(browser, form):
        start.wait()
        try:
            answers.append(browser.post(address, form))
        finally:
            connection.close()

    browsers = [Client(raise_request_exception=False) for _ in forms]
    for browser in browsers:
        browser.force_login(coordinator)
    threads = [threading.Thread(target=press, args=pair) for pair in zip(browsers, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_four_presses_and_four_workers_make_one_agenda_and_each_letter_once(
    coordinator, people, meeting, workers, mailbox
):
    started = [workers.start() for _ in range(4)]
    wait_for(lambda: workers.logs().count(" ready.") == len(started), workers)

    answers = at_once(coordinator, f"/arbete/moten/{meeting.pk}/steg/send_agenda/", *[{"greeting": ""}] * 4)
    for _ in range(8):
        letters.wake()

    assert Counter(answer.status_code for answer in answers) == {302: 1, 422: 3}
    wait_for(lambda: Letter.objects.filter(state="sent").count() == len(people), workers)
    assert Agenda.objects.count() == 1
    assert [line.what for line in journal.of(meeting)] == ["Skicka kallelsen"]
    assert mailbox.receivers == sorted(person.email for person in people)
    assert len(set(mailbox.ids)) == len(people)


def test_a_year_saved_four_times_at_once_is_planned_once(coordinator, signed_in):
    form = form_with(signed_in(coordinator).get("/arbete/moten/planera/?year=2028"), "moten-TOTAL_FORMS")

    answers = at_once(coordinator, "/arbete/moten/planera/", *[form] * 4)

    assert Counter(answer.status_code for answer in answers) == {302: 4}
    assert Meeting.objects.count() == int(form["moten-TOTAL_FORMS"])


def test_two_editors_of_one_item_lose_neither_text(coordinator, people, meeting, signed_in):
    item = AgendaItemFactory(meeting=meeting, body=meeting.body, title="Belysning", proposed_by=people[3])
    address = f"/arbete/arenden/{item.pk}/steg/edit_item/"
    form = form_with(signed_in(coordinator).get(address), "over")

    answers = at_once(coordinator, address, *[form | {"text": words} for words in TEXTS])

    assert Counter(answer.status_code for answer in answers) == {302: 1, 422: 1}
    second = next(answer for answer in answers if answer.status_code == 422)
    assert AgendaItem.objects.get(title="Belysning").version == 2
    assert [words in text_of(second) for words in TEXTS] == [True, True]
