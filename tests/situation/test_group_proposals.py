"""From hot spot to working group: drafted by the numbers, once for each thing, and decided on by a person."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.models.bodies import ItemKind
from meetings.models import Action, AgendaItem
from office import clock
from office.almanac import at
from office.models import Letter
from situation.drafting import draft_groups
from situation.lasting import Because
from situation.lifecycle import proposals
from situation.models import Category, GroupProposal
from situation.periods import Period
from situation.statistics.gatherings import gatherings
from situation.todo import reports_to_do
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import AreaFactory, CategoryFactory, PlaceFactory, ReportFactory

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
NOW_ON = date(2027, 1, 18)  # the first day of the fortnight that is over on Wednesday 3 February
PERIOD = Period(NOW_ON, NOW_ON + 13 * DAY)


@pytest.fixture
def place(est, now):
    """With a report long ago, so that what is usual is known."""
    MeetingFactory(body=est, day=date(2027, 2, 3), hour=7)
    ReportFactory(on=date(2025, 1, 1))
    return PlaceFactory(name="Stora parkeringen", area=AreaFactory(name="Centrum"))


@pytest.fixture
def graffiti(hedemora):
    return CategoryFactory(name="Klotter")


def report(place, category, *numbers, **more):
    """So many in the last fortnight, in the one before, and so on."""
    for back, number in enumerate(numbers):
        for _ in range(number):
            ReportFactory(on=NOW_ON - back * 2 * WEEK, place=place, category=category, **more)


def draft(on=date(2027, 2, 3)):
    with clock.pretending(at(on, time(8))):
        return draft_groups(clock.now())


@pytest.mark.parametrize(
    ("numbers", "because"),
    [
        ((3, 3), [Because.RISING]),
        ((3, 2), []),
        ((2, 3), []),
        ((2, 1, 1), [Because.LASTING]),
        ((3, 3, 1), [Because.RISING, Because.LASTING]),
        ((1, 1, 1), []),
    ],
)
def test_what_speaks_for_a_group(numbers, because, place, graffiti):
    report(place, graffiti, *numbers)

    assert [each for found in gatherings(PERIOD) for each in found.because] == because


def test_a_spot_where_it_is_always_so_does_not_rise(place, graffiti):
    """Three each fortnight of the year is what is usual."""
    report(place, graffiti, 3, 3, 0, *[3] * 30)

    assert gatherings(PERIOD) == []


def test_where_nobody_reported_a_year_ago_nothing_is_known_to_rise(est, now, graffiti):
    report(PlaceFactory(), graffiti, 9, 9)

    assert gatherings(PERIOD) == []


def test_a_spot_is_told_by_what_most_of_it_is_about(place, graffiti):
    report(place, graffiti, 2, 2)
    report(place, CategoryFactory(name="Nedskräpning"), 1, 1)
    (found,) = gatherings(PERIOD)

    assert (found.category, found.counts.now, found.counts.before) == (graffiti, 3, 3)


def test_children_count_as_their_main_category(place, graffiti):
    report(place, CategoryFactory(parent=graffiti), 1, 1, 1)
    report(place, CategoryFactory(parent=graffiti), 1)
    (found,) = gatherings(PERIOD)

    assert (found.category, found.because) == (graffiti, (Because.LASTING,))


@pytest.mark.parametrize("flag", ["is_restricted", "looks_ahead"])
def test_what_is_not_counted_speaks_for_nothing(flag, place):
    report(place, CategoryFactory(**{flag: True}), 9, 9, 9)

    assert gatherings(PERIOD) == []


def test_what_nobody_has_read_speaks_for_nothing(place, graffiti):
    report(place, graffiti, 9, 9, 9, state="new")

    assert gatherings(PERIOD) == []


def test_the_draft_has_its_numbers_its_weeks_its_place_and_what_was_tried(place, graffiti, est, coordinator):
    report(place, graffiti, 5, 4, 3)
    ReportFactory(on=NOW_ON, place=place, category=graffiti, handled_by="Bolaget", handled_how="Målade över")
    meeting = MeetingFactory(body=est, day=date(2027, 1, 20), state="held")
    told = {"body": est, "made_by": coordinator, "made_at": at(NOW_ON, time(9)), "person": coordinator}
    Action.objects.create(meeting=meeting, text="Tänd stora parkeringen", due_on=date(2027, 6, 1), **told)
    draft()

    text = GroupProposal.objects.get(category=graffiti).text
    for words in ("Stora parkeringen (Centrum)", "Klotter", "v. 52–53 2026: 3", "v. 1–2 2027: 4", "v. 3–4 2027: 6",
                  "Tänd stora parkeringen (pågår)", "– Målade över"):  # fmt: skip
        assert words in text
    assert "Bolaget" not in text


@pytest.mark.parametrize("flag", ["is_restricted", "looks_ahead"])
def test_the_draft_says_nothing_of_reports_that_only_the_coordinator_reads_or_of_events(flag, place, graffiti):
    report(place, graffiti, 3, 3)
    ReportFactory(on=NOW_ON, place=place, category=CategoryFactory(**{flag: True}), handled_how="Tog bort hakkorset")
    draft()

    assert "hakkorset" not in GroupProposal.objects.get(category=graffiti).text


def test_the_same_thing_is_drafted_once_however_often_one_looks(place, graffiti):
    report(place, graffiti, 4, 4)

    assert [draft(), draft(), draft(date(2027, 2, 14))] == [1, 0, 0]


def test_what_goes_on_is_not_drafted_again_and_what_comes_back_is(place, graffiti, coordinator):
    report(place, graffiti, 2, 2, 2)
    draft()
    proposals["dismiss_proposal"](GroupProposal.objects.get(), by=coordinator, reason="Vi vet varför.")
    for fortnights, number in ((1, 2), (2, 2), (3, 0), (4, 2), (5, 2), (6, 2)):
        report_later = NOW_ON + fortnights * 2 * WEEK
        for _ in range(number):
            ReportFactory(on=report_later, place=place, category=graffiti)
    made = [draft(date(2027, 2, 3) + fortnights * 2 * WEEK) for fortnights in range(1, 7)]

    assert made == [0, 0, 0, 0, 0, 1]


@pytest.fixture
def drafted(place, graffiti):
    report(place, graffiti, 3, 3)
    draft()
    return GroupProposal.objects.get()


def test_sent_it_is_an_item_of_the_councils_in_the_words_it_was_given(drafted, coordinator, chair, council):
    proposals["send_to_council"](drafted, by=coordinator, title="Parkeringen", text="Så här är det.")

    item = AgendaItem.objects.get()
    assert (item.body, item.kind, item.state, item.title, item.text) == (
        council, ItemKind.GROUP, "proposed", "Parkeringen", "Så här är det.",
    )  # fmt: skip
    drafted.refresh_from_db()
    assert (drafted.state, drafted.item, drafted.closed_by) == ("sent", item, coordinator)
    assert item.openness == "internal"
    letter = Letter.objects.get(kind="group_proposed")
    assert (letter.recipient, "Så här är det." in letter.body) == (chair, True)


def test_what_points_out_a_person_does_not_go_in_the_letter(drafted, coordinator, chair):
    proposals["send_to_council"](drafted, by=coordinator, title="P", text="Ring 070-123 45 67.")

    assert "070-123" not in Letter.objects.get(kind="group_proposed").body


@pytest.mark.parametrize("name", ["send_to_council", "dismiss_proposal"])
@pytest.mark.parametrize("who", ["chair", "member", "stranger", "administrator"])
def test_nobody_but_the_coordinator_decides_on_a_draft(name, who, request, drafted):
    told = {"title": "x", "text": "x"} if name == "send_to_council" else {"reason": "x"}
    with pytest.raises(PermissionDenied):
        proposals[name](drafted, by=request.getfixturevalue(who), **told)


def test_the_coordinator_sees_edits_and_sends_it(drafted, signed_in, coordinator, council):
    browser, page = signed_in(coordinator), drafted.get_absolute_url()
    assert drafted.title in browser.get("/arbete/est/arbetsgrupper/").content.decode()
    assert "v. 3–4" in browser.get(f"{page}steg/send_to_council/").content.decode()

    answer = browser.post(f"{page}steg/send_to_council/", {"title": "T", "text": "Om 19121212-1212"})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["text"])
    assert browser.post(f"{page}steg/send_to_council/", {"title": "T", "text": "Kort."}).status_code == 302
    assert AgendaItem.objects.get().text == "Kort."
    assert AgendaItem.objects.get().title in browser.get(page).content.decode()


def test_it_is_to_do_for_the_coordinator_until_it_is_decided(drafted, coordinator, chair):
    today = date(2027, 2, 3)
    assert [todo.url for todo in reports_to_do(coordinator, today)] == ["/arbete/est/arbetsgrupper/"]
    assert reports_to_do(chair, today) == []
    proposals["dismiss_proposal"](drafted, by=coordinator, reason="Vi vet varför.")
    assert reports_to_do(coordinator, today) == []


def test_categories_of_the_profile_are_told_by_name(place):
    top = Category.objects.tops().incidents().first()
    report(place, top, 3, 3)
    draft()

    assert GroupProposal.objects.get().title == f"Arbetsgrupp om {top.name.lower()}, Stora parkeringen"
