"""The outbox as its keeper reads it: sought, counted, fetched as a file; and what is still to come."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from office import letters
from office.models import Attempt, Letter, Reminder
from tests.factories.councils import PersonFactory
from tests.house.test_queries import MOST

DAY = timedelta(days=1)
OUTBOX, COMING = "/arbete/utskick/", "/arbete/utskick/kommande/"


def posted(person, kind="moved", matter="meetings.meeting/1", subject="Flyttat möte: Brå", days_ago=0, **fields):
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    key = f"{kind}/{matter}/{days_ago}/{subject}"
    letter = letters.write(person, "councils/letters/empty_seat.txt", context, key=key, matter=matter)
    letter.kind, letter.subject = kind, subject
    letter.search_text = f"{subject} {person.name}".casefold()
    letters.post([letter])
    made = Letter.objects.get(key=letter.key)
    Letter.objects.filter(pk=made.pk).update(posted_at=made.posted_at - days_ago * DAY, **fields)
    return Letter.objects.get(pk=made.pk)


def planned(person, now, days=3, **fields):
    told = {"rule": "meetings.member_reminder", "anchor": "meetings.meeting/1", "field": "starts_at", "days": -1}
    told |= {"anchor_at": now + days * DAY + DAY, "due_at": now + days * DAY, "planned_at": now}
    told |= {"heading": "Svara på kallelsen", "reason": "Du har inte svarat."}
    return Reminder.objects.create(recipient=person, **{"key": uuid4().hex} | told | fields)


@pytest.fixture
def browser(signed_in, coordinator, now):
    return signed_in(coordinator)


def found(browser, **asked):
    return [letter.subject for letter in browser.get(OUTBOX, asked).context["page"]]


@pytest.fixture
def three(member, now):
    posted(member, subject="Första", days_ago=2, state="sent")
    posted(member, subject="Andra", days_ago=1, kind="agenda", matter="meetings.meeting/2", state="failed")
    posted(member, subject="Tredje", kind="item_parked", matter="meetings.agendaitem/3")


@pytest.mark.parametrize(
    ("asked", "subjects"),
    [
        ({}, ["Tredje", "Andra", "Första"]),
        ({"lage": "failed"}, ["Andra"]),
        ({"slag": "summons"}, ["Andra", "Första"]),
        ({"slag": "items"}, ["Tredje"]),
        ({"om": "meetings.meeting/1"}, ["Första"]),
        ({"fran": "2027-02-02"}, ["Tredje", "Andra"]),
        ({"till": "2027-02-01"}, ["Första"]),
        ({"fran": "2027-02-02", "till": "2027-02-02"}, ["Andra"]),
        ({"sok": "tredje"}, ["Tredje"]),
        ({"slag": "finns inte", "fran": "i går", "lage": "x"}, ["Tredje", "Andra", "Första"]),
    ],
)
def test_letters_are_found_by_what_is_sought(asked, subjects, browser, three):
    assert found(browser, **asked) == subjects


def test_each_state_is_counted_among_what_is_sought(browser, three):
    page = browser.get(OUTBOX, {"slag": "summons", "lage": "failed"})

    assert [(value, count) for value, _, count in page.context["states"]] == [("sent", 1), ("failed", 1)]


def test_the_file_has_what_was_sought_and_nothing_a_spreadsheet_would_reckon_with(browser, three, member):
    posted(member, subject="=1+1", matter="meetings.meeting/9")
    file = browser.get(f"{OUTBOX}lista.csv", {"om": "meetings.meeting/9"}).content.decode("utf-8-sig")

    head, row = file.strip().split("\r\n")
    assert head.startswith("Lagt i utkorgen;Rubrik;Till;Adress;Läge")
    assert row.split(";")[:3] == ["2027-02-03 08:00", "'=1+1", "Skolchefen"]


def test_the_administrator_gets_neither_file_nor_what_is_to_come(signed_in, administrator, three):
    browser = signed_in(administrator)

    assert [browser.get(address).status_code for address in (f"{OUTBOX}lista.csv", COMING)] == [404, 404]
    assert "Tredje" in browser.get(OUTBOX).content.decode()  # what comes before a colon is no secret


def test_a_letter_shows_every_attempt(browser, member, now):
    letter = posted(member, state="failed", tries=2)
    Attempt.objects.create(letter=letter, at=now, outcome="later", answer="451 Försök senare")
    Attempt.objects.create(letter=letter, at=now + DAY, outcome="refused", answer="550 Ingen sådan låda")
    page = browser.get(f"{OUTBOX}{letter.pk}/").content.decode()

    assert page.index("451 Försök senare") < page.index("550 Ingen sådan låda")
    assert "Avvisades för gott" in page


def test_a_letter_says_why_it_never_left(browser, member):
    letter = posted(member, state="withdrawn", withdrawn_because="replaced")

    assert "Ett nyare brev gick i dess ställe" in browser.get(f"{OUTBOX}{letter.pk}/").content.decode()
    assert "Ett nyare brev gick i dess ställe" in browser.get(OUTBOX).content.decode()


def test_a_gathered_letter_leads_to_the_one_it_came_in_and_back(browser, member):
    whole = posted(member, subject="Samlat", kind="digest")
    part = posted(member, subject="Del", state="gathered", gathered_in=whole)

    assert f'href="{OUTBOX}{whole.pk}/"' in browser.get(f"{OUTBOX}{part.pk}/").content.decode()
    assert f'href="{OUTBOX}{part.pk}/"' in browser.get(f"{OUTBOX}{whole.pk}/").content.decode()


def test_a_letter_to_print_leads_to_where_it_is_printed(browser, member):
    letter = posted(member, state="to_print")

    assert 'href="/arbete/utskick/att-skriva-ut/"' in browser.get(f"{OUTBOX}{letter.pk}/").content.decode()


def headings(browser, **asked):
    return [row["reminder"].heading for row in browser.get(COMING, asked).context["rows"]]


def test_what_is_to_come_is_told_by_day_with_the_rules_own_sentence(browser, member, now):
    planned(member, now, days=5, heading="Senare")
    planned(member, now, days=2, heading="Snart")
    planned(member, now, days=31, heading="Bortom")
    text = browser.get(COMING).content.decode()

    assert headings(browser) == ["Snart", "Senare"]
    assert "Den som är kallad och inte har svarat påminns arbetsdagen före mötet." in text
    assert "Mottagaren får veta: ”Du har inte svarat.”" in text


def test_what_is_to_come_is_narrowed_to_a_person_or_a_matter(browser, member, chair, now):
    planned(member, now, heading="Skolans")
    planned(chair, now, heading="Ordförandens", anchor="meetings.meeting/2")

    assert headings(browser, sok="SKOLCH") == ["Skolans"]
    assert headings(browser, om="meetings.meeting/2") == ["Ordförandens"]


def test_what_was_stopped_says_why(browser, member, now):
    planned(member, now, days=-3, state="suppressed", because="answered")
    planned(member, now, days=-31, state="suppressed", because="done")
    page = browser.get(COMING)

    assert [row["because"] for row in page.context["stopped"]] == ["Den som skulle påminnas har svarat"]
    assert "Var planerad till" in page.content.decode()
    assert "Stoppad: den som skulle påminnas har svarat." in page.content.decode()


def test_letters_that_wait_are_told_with_their_moment(browser, member, now):
    posted(member, subject="Samlas sen", state="held", due_at=now + DAY)
    posted(member, subject="Ändras kanske", due_at=now + DAY / 24)
    posted(member, subject="Går nu")
    page = browser.get(COMING).context

    assert [letter.subject for letter in page["held"]] == ["Samlas sen"]
    assert [letter.subject for letter in page["folding"]] == ["Ändras kanske"]


def test_a_rule_that_is_no_more_is_no_reason_to_fail(browser, member, now):
    planned(member, now, rule="borta.regel")

    assert browser.get(COMING).status_code == 200


def test_a_thousand_reminders_cost_no_more_than_one(browser, member, now):
    people = [member, *(PersonFactory() for _ in range(9))]
    browser.get(COMING)
    for number in range(1000):
        planned(people[number % 10], now, key=f"m/{number}")
    with CaptureQueriesContext(connection) as questions:
        page = browser.get(COMING, {"sok": "person"})

    assert len(questions) <= MOST
    assert page.context["page"].paginator.count == 900
