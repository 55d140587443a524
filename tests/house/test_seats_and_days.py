"""Each relation to a body × each of its meetings × each thing of a meeting: rights follow seats, and seats follow days.

A row is a relation; a column one of the council's meetings: one before the former's term and one in it, the one that
goes on today, one that is planned and one that is called. `x` sees it with all that it has, `.` does not know of it.
"""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from meetings.models import Action, AgendaItem, Attachment, Meeting, State
from office import links
from office.feeds import feeds
from office.models import Link
from tests.factories.councils import CooptionFactory, OrganisationFactory, PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory
from tests.house.estate import NOW, browser_of

DAY, TODAY = timedelta(days=1), NOW.date()
DAYS = ["before", "then", "today", "planned", "called"]
TABLE = """
coordinator     x x x x x
chair           x x x x x
member          x x x x x
substitute      x x x x x
adjoined        x x x x x
former          . x . . .
once_adjoined   . x . . .
future          . . . . x
soon_adjoined   . . . . x
guest           . . . . x
stranger        . . . . .
rapporteur      . . . . .
administrator   . . . . .
nobody          . . . . .
"""
CELLS = {relation: dict(zip(DAYS, cells, strict=True)) for relation, *cells in map(str.split, TABLE.split("\n")[1:-1])}


@pytest.fixture
def meetings(house):
    """The council's, each with an item and a paper of its own."""
    before = MeetingFactory(body=house.council, day=date(2026, 12, 10), items=["Före"], state=State.HELD)
    return {
        "before": before,
        "then": house.approved,
        "today": house.under_way,
        "planned": house.meeting,
        "called": house.sent,
    }


@pytest.fixture
def people(house):
    term = {"since": date(2027, 1, 1), "until": TODAY - DAY}
    people = house.people | {"nobody": PersonFactory(organisation=None)}
    people["once_adjoined"] = CooptionFactory(body=house.council, **term).person
    for relation in ("once_adjoined", "nobody"):  # who has something else to come in for
        RapporteurFactory(person=people[relation], organisation=OrganisationFactory())
    people["soon_adjoined"] = CooptionFactory(body=house.council, since=TODAY + DAY).person
    return people


def things(house, meeting):
    """Each address where something of the meeting is read."""
    page = meeting.get_absolute_url()
    yield page
    yield f"{page}kalender.ics"
    yield f"{page}paket/"
    yield from (f"{page}{place}" for place in _written(house, meeting))
    yield from (f"/arbete/arenden/{item.pk}/" for item in meeting.agenda_items)
    yield from (f"/arbete/bilagor/{paper.file.uuid}/" for paper in Attachment.objects.of_meeting(meeting))


def _written(house, meeting):
    return {
        house.approved.pk: ["protokoll/", "protokoll/1/", "protokoll/1.pdf", "spridning/"],
        house.under_way.pk: ["pagar/", "pagar/nu/"],
        house.sent.pk: ["utskickad/1/"],
    }.get(meeting.pk, [])


def status(browser, address):
    answer = browser.get(address)
    if answer.streaming:
        list(answer)
    return answer.status_code


@pytest.mark.parametrize("relation", CELLS)
def test_what_a_meeting_has_is_seen_by_those_whose_seat_covers_it(relation, people, meetings, house):
    browser = browser_of(people[relation])
    asked = [(day, address) for day, meeting in meetings.items() for address in things(house, meeting)]
    wanted = {each: 200 if CELLS[relation][each[0]] == "x" else 404 for each in asked}
    found = {(day, address): status(browser, address) for day, address in asked}

    assert len({day for day, _ in asked}) == len(DAYS)
    assert {each: answer for each, answer in found.items() if answer != wanted[each]} == {}


@pytest.mark.parametrize("relation", CELLS)
def test_lists_counts_and_searches_know_of_no_other_meetings(relation, people, meetings):
    browser, person = browser_of(people[relation]), people[relation]
    seen = {day for day, cell in CELLS[relation].items() if cell == "x"}
    pages = ["/arbete/moten/?ar=2026", "/arbete/moten/?ar=2027", "/arbete/moten/?ar=2027&organ=bra"]
    told = "".join(browser.get(address).content.decode() for address in pages)

    assert {day for day, each in meetings.items() if each.get_absolute_url() in told} == seen
    assert {day for day, each in meetings.items() if each in set(Meeting.objects.seen_by(person))} == seen
    assert {item.meeting_id for item in AgendaItem.objects.seen_by(person)} >= {meetings[day].pk for day in seen}
    assert {each.get_absolute_url() for day, each in meetings.items() if day not in seen}.isdisjoint(
        part for part in browser.get("/arbete/").content.decode().split('"')
    )


@pytest.mark.parametrize("relation", CELLS)
def test_a_calendar_shows_no_meeting_that_one_may_not_see(relation, people, meetings, house):
    person = people[relation]
    token = feeds["make_feed"](person, by=person)
    told = house.browsers["anonymous"].get(reverse("feed", kwargs={"token": token})).content.decode()
    hidden = {day: each for day, each in meetings.items() if CELLS[relation][day] == "."}

    assert {day for day, each in hidden.items() if str(each.uid) in told} == set()


@pytest.mark.parametrize("relation", CELLS)
def test_a_link_of_an_old_letter_opens_no_more_than_a_seat_does(relation, people, meetings, house):
    """The letters are still in people's mailboxes when their seats have ended."""
    person, found = people[relation], {}
    for day, meeting in meetings.items():
        matter = f"meetings.meeting/{meeting.pk}"
        links.address(person, matter, NOW + timedelta(days=90))
        link = Link.objects.filter(person=person, matter=matter).latest("pk")
        found[day] = status(house.browsers["anonymous"], f"/lank/{links.token(link)}/")

    assert {day for day, answer in found.items() if answer == 200 and CELLS[relation][day] == "."} == set()
    assert set(found.values()) <= {200, 404}


@pytest.mark.parametrize(
    ("relation", "follows"),
    [("member", True), ("substitute", True), ("adjoined", True), ("former", False), ("future", False)],
)
def test_what_has_come_of_an_action_is_for_those_who_sit_now(relation, follows, people, house):
    """The former knows what was agreed: it stands in the minutes."""
    Action.objects.filter(pk=house.action.pk).update(meeting=house.approved, item=None)
    browser = browser_of(people[relation])
    lists = [browser.get(f"/arbete/atgarder/{end}").content.decode() for end in ("?visa=alla", "lista.csv?visa=alla")]

    assert ["Byter lampor" in told for told in lists] == [follows, follows]
    assert status(browser, house.action.get_absolute_url()) == (200 if follows else 404)


@pytest.mark.parametrize(("until", "answer"), [(TODAY - DAY, 302), (TODAY, 200), (TODAY + DAY, 200)])
def test_a_seat_is_held_to_the_end_of_its_last_day(until, answer, house):
    person = CooptionFactory(body=house.council, since=date(2027, 1, 1), until=until).person

    assert status(browser_of(person), house.meeting.get_absolute_url()) == answer


@pytest.mark.parametrize(("since", "answer"), [(TODAY - DAY, 200), (TODAY, 200), (TODAY + DAY, 404)])
def test_a_seat_begins_on_its_first_day(since, answer, house):
    person = CooptionFactory(body=house.council, since=since).person

    assert status(browser_of(person), house.meeting.get_absolute_url()) == answer


@pytest.mark.parametrize(("until", "answer"), [(date(2027, 3, 10), 404), (date(2027, 3, 11), 200)])
def test_who_comes_later_sees_the_meeting_they_are_called_to_when_their_term_covers_it(until, answer, house):
    person = CooptionFactory(body=house.council, since=TODAY + DAY, until=until).person

    assert status(browser_of(person), house.sent.get_absolute_url()) == answer
