"""From the guideline to an agenda in every member's mailbox, walked through the pages with real parts behind them."""

import subprocess
from contextlib import contextmanager
from datetime import date, time

import page
import pytest
import time_machine
from django.test import Client

from councils.models import Body, Role, Seat
from meetings.models import AgendaItem, Meeting
from office.almanac import at
from office.models import Letter
from signin import factors
from tests.conftest import sit
from tests.office.test_calendars import properties
from tests.pages import form_with, text_of
from tests.real_parts import wait_for

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "trygg-i-hedemora-2038"
FIRST, SECOND = date(2027, 2, 11), date(2027, 5, 13)


@contextmanager
def it_is(day, hour=9):
    with time_machine.travel(at(day, time(hour)), tick=True):
        yield


def sign_in(person):
    """Through the door, with a password; the second factor is taken as shown."""
    browser = Client()
    answer = browser.post("/logga-in/", {"login": person.email, "password": PASSWORD})
    assert answer.url == "/arbete/"
    session = browser.session
    factors.vouch(session, person, by="a journey")
    session.save()
    return browser


def send_form(browser, address, asks, **answers):
    """Open the page, fill in the form that asks for `asks`, and send it."""
    form = form_with(browser.get(address), asks)
    answer = browser.post(address, form | answers)
    assert answer.status_code == 302, text_of(answer)
    return answer


@pytest.fixture
def people(hedemora):
    """Somebody in each of the council's fifteen seats; all can sign in."""
    council = Body.objects.get(key="bra")
    seated = [sit(council, seat.role) for seat in Seat.objects.filter(body=council).order_by("order")]
    for person in seated:
        person.set_password(PASSWORD)
        person.save()
    return seated


@pytest.fixture
def coordinator(people):
    return next(person for person in people if person.has_role(Role.COORDINATOR))


@pytest.fixture
def member(people):
    return people[2]


def plan_the_year(coordinator):
    with it_is(date(2026, 12, 1)):
        send_form(sign_in(coordinator), "/arbete/moten/planera/?year=2027", "moten-TOTAL_FORMS")


def propose(member):
    with it_is(date(2027, 1, 20)):
        answers = {"title": "Tryggare skolvägar", "text": "Vi vill samråda.", "kind": "consultation", "minutes": "15"}
        send_form(sign_in(member), "/arbete/arenden/nytt/bra/", "title", **answers)


def build(coordinator, meeting):
    """The proposal is taken onto the agenda, and moved up to be the third item."""
    with it_is(date(2027, 1, 25)):
        browser, item = sign_in(coordinator), AgendaItem.objects.get(title="Tryggare skolvägar")
        answers = {"meeting": str(meeting.pk)}
        send_form(browser, f"/arbete/arenden/{item.pk}/steg/accept/?till={meeting.pk}", "meeting", **answers)
        while [each.pk for each in meeting.items.on_agenda()].index(item.pk) > 2:
            browser.post(f"/arbete/moten/{meeting.pk}/ordning/", {"up": item.pk})


def send(coordinator, meeting, workers, mailbox, **answers):
    """The agenda is sent from its page; a worker carries every letter of the outbox to the mail server."""
    mailbox.mails.clear()
    send_form(sign_in(coordinator), f"/arbete/moten/{meeting.pk}/steg/send_agenda/", "greeting", **answers)
    worker = workers.start()
    wait_for(lambda: not Letter.objects.exclude(state="sent").exists(), workers)
    worker.terminate()
    worker.wait()


def point_h06(coordinator):
    """What the guideline page says of the council's meetings, with the evidence."""
    said = text_of(sign_in(coordinator).get("/arbete/riktlinjen/"))
    return said.partition("H06 Fyra möten")[2].partition("H07 ")[0]


def summonses(mailbox):
    """The mails that call somebody, by receiver; two to the same would be seen here."""
    found = [(to, mail) for to, mail in mailbox.mails if part(mail, "text/calendar")]
    assert sorted(to for to, _ in found) == sorted({to for to, _ in found})
    return dict(found)


def part(mail, kind):
    return next((part for part in mail.walk() if part.get_content_type() == kind), None)


def faults_in(pdf):
    return [fault for profile in ("ua1", "3a") for fault in page.validate_pdf_bytes(pdf, profile=profile).failures]


def words_of(pdf):
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()


def check_invitation(mail, receiver, wall_clock):
    invitation = part(mail, "text/calendar")
    found = properties("\r\n".join(invitation.get_content().splitlines()) + "\r\n")
    assert invitation.get_param("method") == "REQUEST"
    assert found["DTSTART"] == (wall_clock, {"TZID": "Europe/Stockholm"})
    assert found["ATTENDEE"][0] == f"mailto:{receiver}"


def test_the_agenda_reaches_every_mailbox_and_the_guideline_page_tells(people, coordinator, member, workers, mailbox):
    plan_the_year(coordinator)
    first, second = (Meeting.objects.get(body__key="bra", starts_at__date=day) for day in (FIRST, SECOND))
    propose(member)
    build(coordinator, first)
    with it_is(date(2027, 2, 3)):
        send(coordinator, first, workers, mailbox)
        on_time, in_february = point_h06(coordinator), summonses(mailbox)
    with it_is(date(2027, 5, 7)):
        send(coordinator, second, workers, mailbox, late_reason="Underlaget kom sent.")
        too_late, in_may = point_h06(coordinator), summonses(mailbox)

    assert [Meeting.objects.of_body(key).during(2027).count() for key in ("bra", "styrgruppen", "est")] == [4, 2, 22]
    assert set(in_february) == set(in_may) == {person.email for person in people}
    for receiver, mail in in_february.items():
        check_invitation(mail, receiver, "20270211T130000")
    papers = [part(mail, "application/pdf").get_content() for mail in in_february.values()]
    assert len(set(papers)) == 1
    assert faults_in(papers[0]) == []
    assert words_of(papers[0]).index("Tryggare skolvägar") < words_of(papers[0]).index("Lägesrapport från polisen")
    assert on_time.rstrip().endswith("Följs")
    assert "skickad onsdag 3 februari 2027 kl. 09.00, 8 dagar före" in on_time
    assert too_late.rstrip().endswith("Följs inte")
    assert "skickad fredag 7 maj 2027 kl. 09.00, 6 dagar före" in too_late
