"""The trace: the journal as people read it, and as a file whose hashes can be followed outside the house."""

import inspect
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Openness
from office import clock, journal
from office.management.commands.print_permissions import lifecycles
from office.trace.telling import LABELS, UNTOLD
from tests.office.traced import filled, many

__all__ = ["filled", "many"]

WORD = "Gnistregnet"
TRACE, MINE, FILE = "/arbete/spar/", "/arbete/spar/mitt/", "/arbete/spar/fil/"
# What a step takes as it comes, each by the name of its own.
GATHERED = {"fields", "owner", "new", "told"}


def page_of(browser, address=TRACE):
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer


def told(answer):
    return [line.entry.what for line in answer.context["lines"]]


def test_a_line_tells_who_did_what_when_about_what_and_with_which_right(filled, signed_in, coordinator):
    seat, _ = filled
    page = page_of(signed_in(coordinator))
    line = page.context["lines"][0]

    assert (line.entry.what, line.who) == ("Tillsätt platsen", "Samordnaren")
    assert line.capacity == "brottsförebyggande samordnaren"
    assert line.about == f"{seat.title}, {seat.body.short}"
    assert {("Person", "Ny"), ("Från och med", "onsdag 3 februari 2027")} <= set(line.details)
    assert "3 feb 2027</a> kl. 08.00" in page.content.decode()


def test_what_somebody_wrote_is_told_as_a_text_of_so_many_letters(meeting, signed_in, coordinator):
    moved = {"starts_at": meeting.starts_at + timedelta(days=1), "ends_at": meeting.ends_at + timedelta(days=1)}
    meetings["move"](meeting, by=coordinator, place=WORD, reason=WORD, words=WORD, **moved)
    page = page_of(signed_in(coordinator))

    assert ("Varför", "en text på 11 tecken") in page.context["lines"][0].details or (
        "Skäl", "en text på 11 tecken"
    ) in page.context["lines"][0].details  # fmt: skip
    assert ("Börjar", "fredag 19 februari 2027 kl. 13.00") in page.context["lines"][0].details
    assert WORD not in page.content.decode()


def test_the_trace_is_chosen_by_person_matter_sort_and_day(filled, signed_in, coordinator, council, administrator):
    seat, _ = filled
    journal.read(council, by=administrator, what="Läste", right="office.see_outbox")
    with clock.pretending(clock.now() + timedelta(days=1)):
        journal.note(council, "Dagen efter", by=coordinator)
    browser = signed_in(coordinator)

    assert told(page_of(browser)) == ["Dagen efter", "Läste", "Tillsätt platsen"]
    assert told(page_of(browser, f"{TRACE}?person={administrator.pk}")) == ["Läste"]
    assert told(page_of(browser, f"{TRACE}?arende=councils.seat/{seat.pk}")) == ["Tillsätt platsen"]
    assert told(page_of(browser, f"{TRACE}?slag=read")) == ["Läste"]
    assert told(page_of(browser, f"{TRACE}?fran=2027-02-04")) == ["Dagen efter"]
    assert told(page_of(browser, f"{TRACE}?till=2027-02-03")) == ["Läste", "Tillsätt platsen"]


@pytest.mark.parametrize(
    "asked", ["person=x", "arende=a/b", "slag=x", "fran=0000", "efter=x", "efter=99999999", "person=٣"]
)
def test_what_the_address_cannot_mean_is_left_out(asked, filled, signed_in, coordinator):
    assert told(page_of(signed_in(coordinator), f"{TRACE}?{asked}")) == ["Tillsätt platsen"]


def test_leafing_through_reaches_every_line_once(many, signed_in, coordinator):
    browser, seen, after = signed_in(coordinator), [], ""
    while after is not None:
        page = page_of(browser, f"{TRACE}?efter={after}")
        seen += told(page)
        after = page.context["older"]

    assert seen == [f"Rad {number}" for number in reversed(range(130))]


def test_a_page_far_back_costs_what_the_first_does(many, signed_in, coordinator):
    browser = signed_in(coordinator)
    page = page_of(browser)
    with CaptureQueriesContext(connection) as first:
        page_of(browser)
    with CaptureQueriesContext(connection) as second:
        page_of(browser, f"{TRACE}?efter={page.context['older']}")

    assert len(first) <= 12
    assert len(second) == len(first) + 1  # where the page before ended
    assert not [each for each in second.captured_queries if "COUNT(" in each["sql"]]


def test_the_administrator_sees_that_it_happened_and_not_the_words(meeting, signed_in, administrator, coordinator):
    item = meeting.items.get()
    AgendaItem.objects.filter(pk=item.pk).update(title=WORD)
    journal.note(item, "Ändra ärendet", by=coordinator, details={"reason": journal.Told(WORD), "item": item})
    page = page_of(signed_in(administrator))

    assert WORD not in page.content.decode()
    assert ("Skäl", "visas inte här") in page.context["lines"][0].details


def test_what_is_to_be_tried_for_secrecy_is_named_to_nobody(meeting, signed_in, coordinator):
    item = meeting.items.get()
    AgendaItem.objects.filter(pk=item.pk).update(title=WORD)
    journal.note(item, "Ändra ärendet", by=coordinator)
    browser = signed_in(coordinator)
    assert page_of(browser).context["lines"][0].about == WORD

    AgendaItem.objects.filter(pk=item.pk).update(openness=Openness.SECRET, secrecy_ground="OSL 18 kap. 1 §")
    assert WORD not in page_of(browser).content.decode()


def test_one_sees_what_one_has_done(filled, signed_in, coordinator, member):
    assert told(page_of(signed_in(coordinator), MINE)) == ["Tillsätt platsen"]
    assert told(page_of(signed_in(member), MINE)) == []


def test_one_sees_what_others_have_done_with_what_is_about_one_and_not_who(filled, signed_in, coordinator):
    _, person = filled
    journal.read(person, by=coordinator, what="Läste registerutdraget", right="office.see_outbox")
    page = page_of(signed_in(person), f"{MINE}?visa=om-mig")

    assert told(page) == ["Läste registerutdraget", "Tillsätt platsen"]
    assert {line.who for line in page.context["lines"]} == {"Någon med rätt till det"}
    assert page.context["lines"][0].capacity == "brottsförebyggande samordnaren"
    assert "Samordnaren" not in page.content.decode()


def test_somebody_who_was_not_signed_in_has_no_name(signed_in, coordinator, member):
    journal.sign_in_failed(member, "password")

    line = page_of(signed_in(coordinator)).context["lines"][0]
    assert (line.who, line.about) == ("Någon som inte var inloggad", "Skolchefen")
    assert line.details == [("Sätt", "med lösenord")]


@pytest.mark.parametrize("address", [TRACE, FILE])
def test_the_trace_is_not_there_for_others(address, signed_in, member):
    assert signed_in(member).get(address).status_code == 404


def test_every_detail_of_every_step_has_a_name_in_swedish():
    asked = {
        (step.app, name)
        for lifecycle in lifecycles()
        for step in lifecycle.values()
        if step.journalled
        for name in list(inspect.signature(step.effect).parameters)[2:]
    }

    unnamed = {name for app, name in asked if not {name, f"{app}.{name}"} & LABELS.keys()}
    assert unnamed - GATHERED - UNTOLD == set()
