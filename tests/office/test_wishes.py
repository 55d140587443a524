"""When a letter reaches its reader, by what the reader has chosen."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office import clock, letters, sorts, wishes
from office.almanac import at, is_working_day, local
from office.models import Absence, Letter, Wish
from office.models.wishes import Rhythm
from tests.factories.councils import PersonFactory

OPTIONAL, KEPT, STATUTORY, OUTSIDE = "please_answer", "action_overdue", "agenda", "digest"
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2035, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - zones come with timezones=


@pytest.fixture
def person(db):
    return PersonFactory(name="Skolchefen", email="skolchefen@hedemora.example")


def a_letter(person, kind, key="prov"):
    return Letter(
        key=f"{key}/{kind}/{person.pk}", kind=kind, recipient=person, address=person.email or "", matter="prov",
        subject="Ett brev", body="Hej", search_text="",
    )  # fmt: skip


def posted(person, kind, key="prov"):
    """(state, the day and hour it goes) of a letter that was put in the outbox now."""
    letters.post([a_letter(person, kind, key)])
    letter = Letter.objects.get(key=f"{key}/{kind}/{person.pk}")
    return letter.state, f"{local(letter.due_at):%a %d %b %H.%M}"


def chooses(person, kind, rhythm):
    Wish.objects.update_or_create(person=person, sort=sorts.of(kind).key, defaults={"rhythm": rhythm})


NOW, DAILY, WEEKLY = "Wed 03 Feb 08.00", "Thu 04 Feb 08.00", "Mon 08 Feb 08.00"


@pytest.mark.parametrize(
    ("kind", "rhythm", "fate"),
    [
        (OPTIONAL, None, ("waiting", NOW)),
        (OPTIONAL, "at_once", ("waiting", NOW)),
        (OPTIONAL, "daily", ("held", DAILY)),
        (OPTIONAL, "weekly", ("held", WEEKLY)),
        (OPTIONAL, "never", ("withdrawn", NOW)),
        (KEPT, "daily", ("held", DAILY)),
        (KEPT, "weekly", ("held", WEEKLY)),
        (KEPT, "never", ("held", WEEKLY)),  # more than is allowed is as much as is allowed
        (STATUTORY, "weekly", ("waiting", NOW)),
        (STATUTORY, "never", ("waiting", NOW)),
    ],
)
def test_a_letter_comes_as_its_reader_has_chosen(kind, rhythm, fate, person, now):
    if rhythm:
        chooses(person, kind, rhythm)

    assert posted(person, kind) == fate


def test_what_nobody_can_choose_about_goes_at_once_whoever_is_away(person, now):
    Absence.objects.create(person=person, since=clock.today(), until=clock.today())

    assert posted(person, OUTSIDE) == ("waiting", NOW)


def test_a_letter_that_was_turned_off_is_kept_so_that_it_is_not_written_again(person, now):
    chooses(person, OPTIONAL, "never")
    posted(person, OPTIONAL)
    chooses(person, OPTIONAL, "at_once")

    assert posted(person, OPTIONAL) == ("withdrawn", NOW)
    assert Letter.objects.get().withdrawn_because == "muted"


def test_one_persons_choice_is_not_anothers_nor_about_another_sort(person, now):
    chooses(person, OPTIONAL, "never")

    assert posted(PersonFactory(), OPTIONAL) == ("waiting", NOW)
    assert posted(person, "new_actions") == ("waiting", NOW)


@pytest.mark.parametrize("kind", [OPTIONAL, STATUTORY, OUTSIDE])
def test_to_one_without_an_address_it_goes_on_paper(kind, now, db):
    assert posted(PersonFactory(email=None), kind) == ("to_print", NOW)


def test_what_was_turned_off_is_not_printed_either(now, db):
    person = PersonFactory(email=None)
    chooses(person, OPTIONAL, "never")

    assert posted(person, OPTIONAL) == ("withdrawn", NOW)


# Away from Thursday 4 to Monday 8 February.
@pytest.mark.parametrize(
    ("day", "fate"),
    [
        (3, ("waiting", "Wed 03 Feb 12.00")),
        (4, ("held", "Tue 09 Feb 08.00")),
        (8, ("held", "Tue 09 Feb 08.00")),
        (9, ("waiting", "Tue 09 Feb 12.00")),
    ],
)
def test_what_can_wait_does_so_from_the_first_day_away_to_the_last(day, fate, person):
    Absence.objects.create(person=person, since=date(2027, 2, 4), until=date(2027, 2, 8))

    with clock.pretending(datetime(2027, 2, day, 11, tzinfo=UTC)):
        assert posted(person, OPTIONAL) == fate


def test_what_must_come_does_so_to_one_who_is_away(person, now):
    Absence.objects.create(person=person, since=clock.today(), until=clock.today())

    assert posted(person, STATUTORY) == ("waiting", NOW)


def test_what_is_gathered_is_not_gathered_on_a_day_away(person, now):
    chooses(person, OPTIONAL, "daily")
    Absence.objects.create(person=person, since=date(2027, 2, 4), until=date(2027, 2, 5))

    assert posted(person, OPTIONAL) == ("held", "Mon 08 Feb 08.00")


def test_absences_that_follow_each_other_are_one(person, now):
    for since, until in ((3, 5), (8, 9), (10, 12)):
        Absence.objects.create(person=person, since=date(2027, 2, since), until=date(2027, 2, until))

    assert posted(person, OPTIONAL) == ("held", "Mon 15 Feb 08.00")


@pytest.mark.parametrize("count", [1, 30])
def test_many_letters_cost_two_questions_more_than_those_nobody_chooses_about(count, db, django_assert_num_queries):
    people = PersonFactory.create_batch(count)
    chooses(people[0], OPTIONAL, "daily")

    with django_assert_num_queries(0):
        wishes.route([a_letter(each, STATUTORY) for each in people], clock.now())
    with django_assert_num_queries(2):
        wishes.route([a_letter(each, OPTIONAL) for each in people], clock.now())


@pytest.mark.parametrize(
    ("rhythm", "now", "moment"),
    [
        ("daily", (2027, 2, 3, 7, 59), (2027, 2, 3)),  # early on a working day: that same morning
        ("daily", (2027, 2, 3, 8, 0), (2027, 2, 4)),
        ("daily", (2027, 2, 5, 12, 0), (2027, 2, 8)),  # over the weekend
        ("daily", (2027, 3, 25, 12, 0), (2027, 3, 30)),  # over Easter, and into summer time
        ("daily", (2027, 10, 29, 12, 0), (2027, 11, 1)),  # over the night with two hours of three o'clock
        ("daily", (2027, 12, 30, 12, 0), (2028, 1, 3)),  # New Year's Eve is kept as a holiday
        ("weekly", (2027, 2, 3, 12, 0), (2027, 2, 8)),
        ("weekly", (2027, 2, 7, 23, 59), (2027, 2, 8)),
        ("weekly", (2027, 2, 8, 7, 59), (2027, 2, 8)),
        ("weekly", (2027, 2, 8, 8, 0), (2027, 2, 15)),
        ("weekly", (2027, 3, 28, 12, 0), (2027, 3, 30)),  # Easter Monday is red: the week begins on Tuesday
        ("weekly", (2027, 3, 29, 12, 0), (2027, 3, 30)),
        ("weekly", (2027, 12, 29, 12, 0), (2028, 1, 3)),
    ],
)
def test_what_is_gathered_goes_in_the_morning_of_the_next_such_day(rhythm, now, moment):
    here = at(date(*now[:3]), time(*now[3:]))

    assert wishes.digest_moment(rhythm, here) == at(date(*moment), time(8))


@given(MOMENTS, st.sampled_from(["daily", "weekly"]))
def test_what_is_gathered_always_goes_later_at_eight_on_a_working_day_within_two_weeks(now, rhythm):
    moment = wishes.digest_moment(rhythm, now)

    assert now < moment <= now + timedelta(days=14)
    assert (local(moment).time(), is_working_day(local(moment).date())) == (time(8), True)


@given(MOMENTS)
def test_once_a_week_is_once_in_each_week(now):
    this = wishes.digest_moment("weekly", now)
    after = wishes.digest_moment("weekly", this)

    weeks = [local(moment).date() for moment in (this, after)]
    assert (weeks[1] - timedelta(days=weeks[1].weekday())) - (weeks[0] - timedelta(days=weeks[0].weekday())) == (
        timedelta(days=7)
    )


@given(
    MOMENTS, st.sampled_from(list(Rhythm)[:3]), st.lists(st.tuples(st.integers(-5, 30), st.integers(0, 20)), max_size=4)
)
def test_nothing_that_can_wait_comes_on_a_day_away(now, rhythm, days):
    today = local(now).date()
    absences = [
        Absence(since=today + timedelta(days=first), until=today + timedelta(days=first + long)) for first, long in days
    ]

    moment = wishes.next_moment(rhythm, absences, now)

    assert moment >= now
    assert not any(each.covers(local(moment).date()) for each in absences)
