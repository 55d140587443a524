"""A body meets once more than the year's plan says, or at all though it has no rhythm of its own."""

from datetime import date, time

import pytest

from councils.models import Body, Kind
from meetings.models import Meeting, State
from office import journal
from office.almanac import at
from office.models import Letter
from tests.factories.councils import BodyFactory
from tests.factories.meetings import MeetingFactory
from tests.pages import text_of

PAGE = "/arbete/moten/planera/bra/"
FIFTH = {"day": "2027-03-04", "starts": "09:00", "ends": "10:30", "place": "Biblioteket"}
STARTS = at(date(2027, 3, 4), time(9))


@pytest.fixture
def browser(signed_in, coordinator, now):
    return signed_in(coordinator)


def refused(browser, **changes):
    """The page as it is shown again, with everything that was written on it."""
    answer = browser.post(PAGE, FIFTH | changes)
    assert answer.status_code == 422
    for name, value in (FIFTH | changes).items():
        assert answer.context["form"][name].value() == value
    assert not Meeting.objects.filter(starts_at=STARTS).exists()
    return text_of(answer)


def test_one_more_is_planned_with_the_standing_items_and_its_notice(browser, council):
    answer = browser.post(PAGE, FIFTH)

    meeting = Meeting.objects.get()
    assert answer.headers["Location"] == meeting.get_absolute_url()
    assert (meeting.body, meeting.starts_at, meeting.place) == (council, STARTS, "Biblioteket")
    assert (meeting.state, meeting.notice_days, meeting.minutes) == (State.PLANNED, 7, 90)
    assert len(meeting.agenda_items) == council.standing_items.count()
    assert not Letter.objects.exists()


def test_the_form_has_the_bodys_own_hours_and_place(browser, council):
    shown = {name: browser.get(PAGE).context["form"][name].value() for name in ("day", "starts", "ends", "place")}

    assert shown == {"day": None, "starts": time(13), "ends": time(15), "place": council.place}


def test_a_working_group_without_a_rhythm_can_meet(browser):
    group = BodyFactory(kind=Kind.GROUP, planning={})
    browser.post(f"/arbete/moten/planera/{group.key}/", FIFTH)

    assert Meeting.objects.get().body == group


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2027-05-06", "Torsdag 6 maj 2027 är ingen vanlig mötesdag (kristi himmelsfärdsdag)."),
        ("2027-03-06", "Lördag 6 mars 2027 är ingen vanlig mötesdag (ingen arbetsdag)."),
        ("2027-07-08", "Torsdag 8 juli 2027 är ingen vanlig mötesdag (sommaruppehåll)."),
    ],
)
def test_a_day_when_nobody_is_expected_is_told_of_and_then_chosen_all_the_same(browser, day, why):
    page = refused(browser, day=day)
    assert why in page
    assert "Spara ändå" in page

    assert browser.post(PAGE, FIFTH | {"day": day, "anyway": "on"}).status_code == 302
    assert Meeting.objects.get().day.isoformat() == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2027-02-02", "Tisdag 2 februari 2027 har redan varit. Välj i dag eller en dag som kommer."),
        ("9999-12-31", "Skriv ett år mellan 2020 och 2100."),
        ("0001-01-01", "Skriv ett år mellan 2020 och 2100."),
    ],
)
def test_a_day_that_has_been_or_never_comes_is_refused_in_words(browser, day, words):
    assert words in refused(browser, day=day)


def test_a_day_that_has_been_is_not_chosen_all_the_same(browser):
    assert browser.post(PAGE, FIFTH | {"day": "2027-01-06", "anyway": "on"}).status_code == 422


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("day", "torsdag"),
        ("day", ""),
        ("starts", "25:00"),
        ("ends", "09:00"),
        ("place", "x" * 161),
        ("place", "Hemma hos 811228-9874"),
    ],
)
def test_what_is_oddly_written_is_told_of_beside_it(browser, name, value):
    page = refused(browser, **{name: value})

    assert "Något behöver rättas" in page
    assert list(browser.post(PAGE, FIFTH | {name: value}).context["form"].errors) == [name]


@pytest.mark.parametrize(("hour", "clashes"), [(7, True), (9, True), (10, True), (11, False)])
def test_a_body_does_not_meet_twice_at_once(browser, council, hour, clashes):
    other = MeetingFactory(body=council, day=date(2027, 3, 4), hour=hour)
    answer = browser.post(PAGE, FIFTH | {"starts": "08:30"})

    assert answer.status_code == (422 if clashes else 302)
    assert Meeting.objects.exclude(pk=other.pk).exists() != clashes
    if clashes:
        told = f"Lokala brottsförebyggande rådet har redan ett möte torsdag 4 mars 2027 kl. {hour:02}.00."
        assert told in text_of(answer)


def test_where_a_meeting_was_cancelled_another_is_planned_and_other_bodies_are_free(browser, council, est):
    MeetingFactory(body=council, starts_at=STARTS, state=State.CANCELLED)
    MeetingFactory(body=est, starts_at=STARTS)

    assert browser.post(PAGE, FIFTH).status_code == 302


def test_sent_twice_it_is_one_meeting(browser):
    assert [browser.post(PAGE, FIFTH).status_code for _ in range(2)] == [302, 422]
    assert Meeting.objects.count() == 1


@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator"])
def test_only_the_coordinator_plans(who, request, signed_in, now, coordinator):
    browser = signed_in(request.getfixturevalue(who))

    assert [browser.get(PAGE).status_code, browser.post(PAGE, FIFTH).status_code] == [404, 404]
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("key", ["finns-inte", "kommunstyrelsen"])
def test_a_body_that_does_not_meet_here_has_no_such_page(browser, key):
    Body.objects.filter(kind=Kind.DECIDING).exclude(key="kommunfullmaktige").update(key="kommunstyrelsen")

    assert browser.get(f"/arbete/moten/planera/{key}/").status_code == 404


def test_the_way_there_is_on_the_bodys_page_and_on_the_years(browser, council):
    assert f'href="{PAGE}">Planera ett möte till</a>' in browser.get("/arbete/organ/bra/").content.decode()
    assert f'href="{PAGE}">{council.name}</a>' in browser.get("/arbete/moten/planera/").content.decode()


def test_others_see_no_such_button(signed_in, member, now):
    assert "Planera ett möte till" not in signed_in(member).get("/arbete/organ/bra/").content.decode()


def test_who_planned_it_is_in_the_journal(browser, council):
    browser.post(PAGE, FIFTH)

    assert "Planera möte" in [line.what for line in journal.of(council)]
