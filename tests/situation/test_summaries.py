"""Quarters, tertials and years: every figure by a reckoning of its own, and what is kept, sent and told to anybody."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from councils.models import Body
from office import clock, documents
from office.almanac import at
from office.lifecycle import StepRefused
from situation.lifecycle import bodies, summaries
from situation.models import Area, Category, Place, Summary
from situation.terms import Kind, Term
from tests.factories.situation import AreaFactory, PlaceFactory, ReportFactory
from tests.meetings.test_minutes_document import faults

DAY = timedelta(days=1)
QUARTER, TERTIAL, YEAR = Term(Kind.QUARTER, 2027, 1), Term(Kind.TERTIAL, 2027, 1), Term(Kind.YEAR, 2026, 1)


def on(day):
    return clock.pretending(at(day, time(12)))


@pytest.fixture
def est_body(est):
    return Body.objects.get(key="est")


def make(name, est, by, term, **more):
    return bodies[name](est, by=by, kind=term.kind, year=term.year, part=term.number, **more)


@pytest.mark.parametrize("term", [QUARTER, TERTIAL], ids=lambda term: term.name)
@pytest.mark.parametrize(("days", "made"), [(0, False), (1, True)])
def test_only_what_is_over_is_summed_up(days, made, term, est, coordinator):
    name = "publish_summary" if term is QUARTER else "draw_up_summary"
    with on(term.last + days * DAY):
        if made:
            assert make(name, est, coordinator, term) == Summary.objects.get()
        else:
            with pytest.raises(StepRefused, match="är inte slut"):
                make(name, est, coordinator, term)


def test_what_waits_for_triage_is_read_first(est, coordinator):
    ReportFactory(on=QUARTER.last, state="new")
    with on(QUARTER.last + DAY), pytest.raises(StepRefused, match="En rapport från tiden väntar"):
        make("publish_summary", est, coordinator, QUARTER)


def test_a_tertial_is_never_published_nor_a_quarter_sent(est, coordinator):
    """They overlap: the difference of two tables would tell small numbers."""
    with on(date(2027, 6, 1)):
        with pytest.raises(StepRefused, match="Bara kvartal"):
            make("publish_summary", est, coordinator, TERTIAL)
        with pytest.raises(StepRefused, match="Ett kvartal publiceras"):
            make("draw_up_summary", est, coordinator, QUARTER)


@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator"])
def test_nobody_but_the_coordinator_makes_one(who, request, est):
    person = request.getfixturevalue(who)
    with on(date(2027, 6, 1)):
        for name, term in (("publish_summary", QUARTER), ("draw_up_summary", TERTIAL)):
            with pytest.raises(PermissionDenied):
                make(name, est, person, term)


def test_pressed_twice_it_is_one_and_the_first(est, coordinator):
    with on(date(2027, 6, 1)):
        first = make("publish_summary", est, coordinator, QUARTER)
        ReportFactory(on=QUARTER.first)

        assert make("publish_summary", est, coordinator, QUARTER) == first
    assert Summary.objects.get().content == first.content


def test_what_was_published_holds_no_small_number_even_in_the_database(est, coordinator):
    area = AreaFactory(name="Lilla området")
    for _ in range(3):
        ReportFactory(on=QUARTER.first, place=PlaceFactory(area=area))
    with on(date(2027, 6, 1)):
        content = make("publish_summary", est, coordinator, QUARTER).content

    numbers = {number for line in content["lines"] for number in line["numbers"]}
    assert numbers == {None}
    assert content["total"] is None


def test_the_database_keeps_what_was_published(est, coordinator):
    with on(date(2027, 6, 1)):
        made = make("publish_summary", est, coordinator, QUARTER)

    with pytest.raises(DatabaseError, match="raden är låst"), transaction.atomic():
        Summary.objects.filter(pk=made.pk).update(content={})
    with pytest.raises(DatabaseError, match="raden är låst"), transaction.atomic():
        made.delete()


@pytest.fixture
def published(est, coordinator):
    for _ in range(7):
        ReportFactory(on=QUARTER.first, place=Place.objects.first(), category=Category.objects.get(key="belysning"))
    with on(date(2027, 6, 1)):
        return make("publish_summary", est, coordinator, QUARTER, words="En lugn vinter. Ring 070-123 45 67.")


def test_anybody_reads_it_and_what_points_out_a_person_is_hidden(published, client):
    page = client.get("/trygghet/2027/1/").content.decode()

    assert "Kvartal 1 2027" in client.get("/trygghet/").content.decode()
    assert "7 rapporter om platser" in page
    assert "En lugn vinter" in page
    assert "070-123" not in page


def test_what_is_taken_down_is_not_there_and_can_be_put_back_as_it_was(published, coordinator, client):
    summaries["take_down_summary"](published, by=coordinator, reason="Fel tabell.")
    assert client.get("/trygghet/2027/1/").status_code == 404
    assert "Kvartal 1 2027" not in client.get("/trygghet/").content.decode()

    summaries["put_back_summary"](published, by=coordinator)
    assert client.get("/trygghet/2027/1/").status_code == 200


@pytest.mark.parametrize("address", ["/trygghet/2027/2/", "/trygghet/2027/9/", "/trygghet/99999/1/"])
def test_a_quarter_that_is_not_published_is_not_there(address, published, client):
    assert client.get(address).status_code == 404


def test_the_council_gets_a_paper_that_stays_as_it_was(est, coordinator):
    ReportFactory(on=TERTIAL.first)
    with on(date(2027, 6, 1)):
        made = make("draw_up_summary", est, coordinator, TERTIAL, words="Fler vågar berätta.")
        ReportFactory(on=TERTIAL.first)

    assert made.content["total"]["now"] == 1
    assert "Fler vågar berätta." in made.document.html
    assert documents.render(made.document).startswith(b"%PDF-")


@pytest.mark.parametrize("term", [TERTIAL, YEAR], ids=lambda term: term.name)
def test_the_paper_is_one_that_everybody_can_read_and_is_always_the_same(term, est, coordinator):
    for area in Area.objects.all():
        ReportFactory(on=term.first, place=PlaceFactory(area=area))
    with on(term.last + DAY):
        made = make("draw_up_summary", est, coordinator, term, words="<b>Fler</b> vågar & berättar: åäö …")

    data = documents.render(made.document)
    assert faults(data) == []
    assert documents.render(made.document) == data


def test_the_pages_of_the_terms(signed_in, coordinator, published):
    with on(date(2027, 6, 1)):
        browser = signed_in(coordinator)
        page = browser.get("/arbete/est/sammanfattningar/").content.decode()
        assert "Tertial 2 2027" in page
        assert "Publicerad" in page
        for path, status in {"tertial/2027/2": 200, "tertial/2027/3": 404, "kvartal/2027/5": 404, "manad/2027/1": 404,
                             "ar/2027/1": 200, "ar/2027/2": 404, "kvartal/0/1": 404}.items():  # fmt: skip
            assert browser.get(f"/arbete/est/sammanfattningar/{path}/").status_code == status


def test_the_steps_are_taken_on_the_page_of_the_term(signed_in, coordinator, est):
    page = "/arbete/est/sammanfattningar/tertial/2027/1/"
    with on(date(2027, 6, 1)):
        browser = signed_in(coordinator)
        assert "draw_up_summary" in browser.get(page).content.decode()
        assert browser.post(f"{page}steg/draw_up_summary/", {"words": "Om 19121212-1212"}).status_code == 422
        assert browser.post(f"{page}steg/draw_up_summary/", {"words": "Lugnt."}).status_code == 302
        assert browser.get(f"{page}pdf/").status_code == 202
        documents.render(Summary.objects.get().document)
        assert browser.get(f"{page}pdf/").headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize(("who", "status"), [("stranger", 200), ("chair", 404), ("member", 404)])
def test_those_in_est_read_and_others_do_not(who, status, request, signed_in, est):
    with on(date(2027, 6, 1)):
        browser = signed_in(request.getfixturevalue(who))
        assert browser.get("/arbete/est/sammanfattningar/").status_code == status
        assert browser.get("/arbete/est/sammanfattningar/kvartal/2027/1/").status_code == status
