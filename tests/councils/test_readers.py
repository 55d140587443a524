"""A right to read: given with dates and a reason, to somebody else, and over by itself."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.lifecycle import bodies, readings, seats
from councils.models import Body, Reader, Readership, Seat
from office import journal
from office.lifecycle import StepRefused
from tests.factories.councils import CooptionFactory, HoldingFactory, PersonFactory, ReadershipFactory

TODAY = date(2027, 2, 3)
DAY = timedelta(days=1)
GIVEN = {"role": "auditor", "reason": "Vald till revisor", "since": TODAY, "until": TODAY + 365 * DAY}


@pytest.fixture
def assembly(hedemora, now):
    return Body.objects.get(key="kommunfullmaktige")


@pytest.fixture
def reader(db):
    return PersonFactory(name="Revisorn")


def page_of(step, body):
    return f"/arbete/organ/{body.key}/steg/{step}/"


def test_a_right_to_read_is_given_and_stands_in_the_journal(assembly, coordinator, reader):
    bodies["grant_reading"](assembly, by=coordinator, person=reader, **GIVEN)
    line = journal.of(assembly).last()

    assert reader.reads_as(Reader.AUDITOR)
    assert not reader.reads_as(Reader.POLITICIAN)
    assert (line.what, line.right, line.details["role"]) == ("Ge läsrätt", "councils.grant_reading", "auditor")


@pytest.mark.parametrize(("since", "until", "reads"), [
    (TODAY + DAY, TODAY + DAY, False), (TODAY, TODAY, True), (TODAY - DAY, TODAY - DAY, False),
    (TODAY - DAY, TODAY + DAY, True),
])  # fmt: skip
def test_it_holds_from_its_first_day_to_the_end_of_its_last(assembly, since, until, reads):
    reader = ReadershipFactory(since=since, until=until).person

    assert reader.reads_as(Reader.POLITICIAN) is reads


def test_a_right_to_read_is_no_seat(assembly):
    reader = ReadershipFactory(role="auditor").person

    assert (reader.terms, reader.bodies_today, reader.has_role("auditor")) == ([], [], False)


@pytest.mark.parametrize("who", ["coordinator", "administrator"])
def test_nobody_gives_it_to_themselves(who, assembly, request):
    by = request.getfixturevalue(who)
    with pytest.raises(StepRefused, match="inte ge dig själv"):
        bodies["grant_reading"](assembly, by=by, person=by, **GIVEN)

    assert not Readership.objects.exists()


@pytest.mark.parametrize("who", ["member", "chair", "stranger"])
def test_those_who_do_not_fill_seats_give_it_to_nobody(who, assembly, reader, request):
    with pytest.raises(PermissionDenied):
        bodies["grant_reading"](assembly, by=request.getfixturevalue(who), person=reader, **GIVEN)


def test_only_an_elected_body_gives_it(council, coordinator, reader, now):
    with pytest.raises(StepRefused, match="kommunfullmäktiges"):
        bodies["grant_reading"](council, by=coordinator, person=reader, **GIVEN)


def test_the_same_press_twice_gives_it_once(assembly, coordinator, reader):
    once, twice = (bodies["grant_reading"](assembly, by=coordinator, person=reader, **GIVEN) for _ in range(2))

    assert once == twice


def test_it_is_ended_earlier_and_never_made_longer(assembly, coordinator):
    given = ReadershipFactory(until=TODAY + 10 * DAY)
    readings["end_reading"](given, by=coordinator, until=TODAY)
    given.refresh_from_db()

    assert given.until == TODAY
    with pytest.raises(StepRefused, match=r"slutar redan \w+dag \d+ \w+ 2027\."):
        readings["end_reading"](given, by=coordinator, until=TODAY + DAY)


@pytest.mark.parametrize(("days", "status"), [(4 * 366, 302), (4 * 366 + 1, 422)])
def test_it_is_given_for_four_years_at_most(days, status, assembly, coordinator, reader, signed_in):
    sent = GIVEN | {"person": reader.pk, "until": TODAY + days * DAY}
    answer = signed_in(coordinator).post(page_of("grant_reading", assembly), sent)

    assert answer.status_code == status
    assert Readership.objects.exists() is (status == 302)


def test_what_each_kind_of_reader_may_is_said_where_it_is_given(assembly, coordinator, signed_in):
    page = signed_in(coordinator).get(page_of("grant_reading", assembly)).content.decode()

    assert "justerade protokoll och uppföljningen" in page
    assert "Det som öppnas antecknas i journalen" in page


def test_the_page_of_the_assembly_tells_those_who_give_it_who_reads(assembly, coordinator, member, client):
    ReadershipFactory(person__name="Ledamoten i fullmäktige")
    pages = []
    for person in (coordinator, member):
        client.force_login(person)
        pages.append(client.get("/arbete/organ/kommunfullmaktige/").content.decode())

    assert ["Ledamoten i fullmäktige" in page for page in pages] == [True, False]


@pytest.mark.parametrize("step", ["fill_seat", "add_substitute"])
def test_whoever_runs_the_system_gives_themselves_no_seat(step, council, administrator, now):
    seat = Seat.objects.get(body=council, key="skolchef")
    administrator.organisation = seat.organisation
    administrator.save()
    with pytest.raises(StepRefused, match="inte ge dig själv en plats"):
        seats[step](seat, by=administrator, person=administrator, since=TODAY)


def test_the_coordinator_may_take_another_seat(council, coordinator, now):
    seat = Seat.objects.get(body=council, key="skolchef")

    assert seats["fill_seat"](seat, by=coordinator, person=coordinator, since=TODAY).person == coordinator


@pytest.mark.parametrize("role", ["chair", "coordinator"])
def test_a_substitute_has_not_the_rights_of_the_one_they_sit_for(role, council, meeting, now):
    seat = Seat.objects.of_role(role).get(body=council)
    person = HoldingFactory(seat=seat, is_substitute=True).person

    assert person.sits_in(council.pk)
    assert not person.has_perm("meetings.send_agenda", meeting)
    assert not person.has_perm("meetings.read_secret", meeting)
    assert not person.has_perm("meetings.see_all")


@pytest.mark.parametrize(("step", "says"), [
    ("/arbete/organ/bra/platser/{seat}/fill_seat/", "Ledamot: ser organets möten"),
    ("/arbete/organ/bra/platser/{seat}/add_substitute/", "Ersättare: ser organets möten"),
    ("/arbete/organ/bra/steg/coopt/", "Adjungerad för en tid: kallas till organets möten"),
    ("/arbete/moten/{meeting}/steg/add_guest/", "Adjungerad till ett möte: ser just det här mötet"),
])  # fmt: skip
def test_what_a_role_lets_one_do_is_said_where_it_is_given(step, says, coordinator, council, meeting, signed_in):
    CooptionFactory(body=council)
    seat = Seat.objects.get(body=council, key="skolchef")
    page = signed_in(coordinator).get(step.format(seat=seat.pk, meeting=meeting.pk)).content.decode()

    assert says in page
