"""No page asks more of the database because there is more in it, and none asks or weighs more than its goal."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from councils.models import Holding, Organisation, Person, Seat
from meetings.models import Action, AgendaItem, Attachment, ItemState, Meeting, Participant
from office import journal
from office.models import Letter, StoredFile
from situation.models import (
    Area,
    Handling,
    Origin,
    Outline,
    Place,
    PoliceFigure,
    Rapporteur,
    Report,
)
from tests.factories.councils import HoldingFactory, OrganisationFactory, PersonFactory, SeatFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.factories.situation import AreaFactory, PlaceFactory, PoliceFigureFactory, ReportFactory
from tests.house.asked_pages import PAGES
from tests.house.est_house import more_drafts
from tests.house.estate import NOW, THEN

MOST = 15
HEAVIEST = 200_000
GOALS = {"home": 12, "meeting": 10}

LISTS = [(model._meta.app_label, model._meta.model_name) for model in admin.site._registry]


def fill(house):
    """200 meetings, 40 items on one agenda, 40 proposed and 40 waiting, 30 seats, 60 letters and what hangs on them."""
    people = Person.objects.bulk_create(PersonFactory.build(organisation=house.guest.organisation) for _ in range(60))
    Meeting.objects.bulk_create(_meetings(house))
    items = AgendaItem.objects.bulk_create(_items(house, people[0]))
    seats = Seat.objects.bulk_create(SeatFactory.build(body=house.council, organisation=people[0].organisation, order=n)
                                     for n in range(20, 50))  # fmt: skip
    held = zip(seats, people, strict=False)
    Holding.objects.bulk_create(HoldingFactory.build(seat=seat, person=person) for seat, person in held)
    Participant.objects.bulk_create(
        Participant(meeting=house.meeting, person=each, reason="Sakkunnig", is_invited=True) for each in people[40:]
    )
    _papers(house, items)
    Action.objects.bulk_create(_action(house, n) for n in range(200))
    Letter.objects.bulk_create(_letter(house, person) for person in people)
    _reports(house)
    for number in range(10):
        journal.note(house.meeting, f"Rad {number}", by=house.people["coordinator"])


def _meetings(house):
    bodies = [house.council, house.est]
    first = date(2027, 1, 4)
    return [MeetingFactory.build(body=bodies[n % 2], day=first + timedelta(days=n), hour=16) for n in range(200)]


def _items(house, person):
    told = {"body": house.council, "proposed_by": person, "text": "Vad behöver de andra veta i förväg? " * 5}
    on = [
        AgendaItemFactory.build(meeting=house.meeting, state=ItemState.ACCEPTED, position=n, **told) for n in range(40)
    ]
    own = [AgendaItemFactory.build(**told | {"proposed_by": house.people["member"]}) for _ in range(40)]
    return [*on, *own, *(AgendaItemFactory.build(state=ItemState.PARKED, **told) for _ in range(40))]


def _papers(house, items):
    """A paper to each item of the agenda, and ten to the meeting."""
    by = house.people["coordinator"]
    files = StoredFile.objects.bulk_create(
        StoredFile(file=f"x{n}", name=f"bilaga {n}.pdf", size=1, uploaded_by=by, uploaded_at=NOW) for n in range(50)
    )
    to = [*({"item": item} for item in items[:40]), *({"meeting": house.meeting} for _ in range(10))]
    Attachment.objects.bulk_create(Attachment(file=file, **what) for file, what in zip(files, to, strict=True))


def _action(house, number):
    """A fourth of them overdue, on the member's seat; some on the meeting's item, some on the meeting in general."""
    return Action(
        body=house.council, meeting=house.under_way, item=house.in_hand if number % 2 else None, seat=house.held_seat,
        text=f"Åtgärd {number} som någon har tagit på sig", due_on=NOW.date() + timedelta(days=number - 50),
        made_by=house.people["coordinator"], made_at=NOW,
    )  # fmt: skip


def _reports(house):
    """In thirty places, half of them new, all of one rapporteur, in one organisation each."""
    places = Place.objects.bulk_create(PlaceFactory.build(area=None) for _ in range(30))
    organisations = Organisation.objects.bulk_create(OrganisationFactory.build() for _ in range(60))
    like = {name: getattr(house.report_new, name) for name in ("category", "reported_category", "day", "received_at")}
    day = date(2027, 1, 20)  # of the fourteen days that the nearest of two hundred meetings is about
    told = {"when": "unknown", "happened_at": None, "hour": None, "made_at": NOW, "triaged_at": NOW, "day": day}
    areas = Area.objects.bulk_create(AreaFactory.build() for _ in range(30))
    Outline.objects.bulk_create(Outline(area=area, shape={}, loaded_at=NOW) for area in areas)
    PoliceFigure.objects.bulk_create(
        PoliceFigureFactory.build(category=like["category"], area=area, entered_by=house.people["coordinator"])
        for area in areas
    )
    found = Report.objects.bulk_create(
        ReportFactory.build(
            organisation=organisation, place=places[n % 30], state="new" if n % 2 else "approved", **like | told
        )
        for n, organisation in enumerate(organisations)
    )
    Origin.objects.bulk_create(Origin(report=each, reporter=house.people["rapporteur"]) for each in found)
    Handling.objects.bulk_create(
        Handling(report=each, what="mask", by=house.people["coordinator"], at=NOW) for each in found
    )
    Rapporteur.objects.bulk_create(
        Rapporteur(person=house.people["rapporteur"], organisation=each, since=THEN) for each in organisations
    )
    more_drafts(house, 30)


def _letter(house, person):
    return Letter(
        key=f"många/{person.pk}", matter=house.letter.matter, kind="agenda", recipient=person, address=person.email,
        subject="Kallelse", body="Hej", posted_at=NOW, due_at=NOW, state="failed", search_text="kallelse",
    )  # fmt: skip


def asked(browser, address):
    """The page, and how many questions it cost the second time: the first may fill what a process keeps."""
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as questions:
        page = browser.get(address)
    return page, len(questions)


def cost(browser, address, house):
    """The page with much behind it, and what it cost with little and with much."""
    _, little = asked(browser, address)
    fill(house)
    page, much = asked(browser, address)
    return page, little, much


@pytest.mark.parametrize(("role", "name", "arguments"), PAGES, ids=lambda part: part if isinstance(part, str) else "")
def test_a_page_costs_the_same_however_much_there_is(role, name, arguments, house):
    name = name.partition("/")[0]
    page, little, much = cost(house.browsers[role], reverse(name, kwargs=arguments(house)), house)

    assert much == little
    assert much <= GOALS.get(name, MOST)
    assert len(page.content) < HEAVIEST


@pytest.mark.parametrize(("app", "model"), LISTS)
def test_a_list_of_the_administration_costs_the_same_however_long_it_is(app, model, house):
    address = reverse(f"admin:{app}_{model}_changelist")
    page, little, much = cost(house.browsers["administrator"], address, house)

    assert much == little
    assert much <= MOST
    assert len(page.content) < HEAVIEST


def test_with_much_in_it_the_house_is_as_large_as_the_goals_say(house):
    fill(house)

    assert Meeting.objects.count() >= 200
    assert house.meeting.items.on_agenda().count() >= 40
    assert Seat.objects.on(THEN).filter(body=house.council).count() >= 30
    assert Letter.objects.count() >= 60
