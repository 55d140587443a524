"""A prepared question gives what the plain one gives, of whatever it is asked; and refuses what it could not keep."""

from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import Prefetch, Q
from django.test.utils import CaptureQueriesContext

from councils.models import Person, Seat
from meetings.models import Meeting
from office.prepared import BEGINNINGS, Prepared
from tests.factories.meetings import MeetingFactory

DAY = timedelta(days=1)


@pytest.fixture
def meetings(hedemora):
    return [MeetingFactory(hour=hour) for hour in (8, 10, 13)]


def keys(rows):
    return [row.pk for row in rows]


def test_each_time_it_finds_what_is_sought_that_time(meetings):
    asked = Prepared(lambda pk: Meeting.objects.filter(pk=pk))

    assert [keys(asked(each.pk)) for each in meetings] == [[each.pk] for each in meetings]


def test_moments_and_days_and_how_many_there_are_may_differ(meetings):
    first, second, last = meetings
    asked = Prepared(lambda since, pks: Meeting.objects.filter(starts_at__gte=since, pk__in=pks).order_by("starts_at"))

    assert keys(asked(second.starts_at, (first.pk, second.pk, last.pk))) == [second.pk, last.pk]
    assert keys(asked(last.starts_at, (first.pk, second.pk, last.pk))) == [last.pk]
    assert keys(asked(first.starts_at, (second.pk, first.pk))) == [first.pk, second.pk]
    assert keys(asked(first.starts_at, (last.pk,))) == [last.pk]


def test_among_none_there_is_nothing_to_find(meetings):
    asked = Prepared(lambda since, pks: Meeting.objects.filter(starts_at__gte=since, pk__in=pks))

    assert asked(meetings[0].starts_at, ()) == []
    assert keys(asked(meetings[0].starts_at, (meetings[0].pk,))) == [meetings[0].pk]
    assert Prepared(Meeting.objects.none)() == []


def test_what_is_no_key_and_no_moment_is_part_of_the_question(meetings):
    asked = Prepared(lambda pk, wanted: Meeting.objects.filter(pk=pk) if wanted else Meeting.objects.exclude(pk=pk))

    assert keys(asked(meetings[0].pk, True)) == [meetings[0].pk]
    assert set(keys(asked(meetings[0].pk, False))) == set(keys(meetings[1:]))


def test_a_day_is_sought_as_a_day(hedemora):
    seat = Seat.objects.order_by("pk").first()
    asked = Prepared(lambda day, pk: Seat.objects.on(day).filter(pk=pk))

    assert keys(asked(seat.since, seat.pk)) == [seat.pk]
    assert keys(asked(seat.since - DAY, seat.pk)) == []


def test_it_asks_once_and_works_the_question_out_once(meetings):
    built = []

    @Prepared
    def asked(pk):
        built.append(pk)
        return Meeting.objects.filter(pk=pk).select_related("body")

    for each in (*meetings, *meetings):
        with CaptureQueriesContext(connection) as queries:
            assert [row.body.pk for row in asked(each.pk)] == [each.body_id]
        assert len(queries) == 1
    assert len(built) == len(BEGINNINGS)


def test_values_and_sums_come_as_they_are(meetings):
    asked = Prepared(lambda pk: Meeting.objects.filter(pk=pk).values_list("pk", "body__key"))

    assert asked(meetings[1].pk) == [(meetings[1].pk, meetings[1].body.key)]


@pytest.mark.parametrize(
    "reckoned",
    [
        lambda moment: Meeting.objects.filter(starts_at__gte=moment + DAY),
        lambda moment: Meeting.objects.filter(Q(starts_at__gte=moment) | Q(starts_at__lt=moment - DAY)),
        lambda moment: Meeting.objects.filter(starts_at__year=moment.year),
        lambda moment: Meeting.objects.filter(starts_at__gte=moment, starts_at__hour=moment.hour),
        lambda moment: Meeting.objects.filter(**{"starts_at__gte" if moment.year > 2100 else "ends_at__gte": moment}),
        lambda moment: Meeting.objects.all(),
    ],
    ids=["later", "beside", "its year", "its hour", "by what it is", "left out"],
)
def test_what_is_only_reckoned_out_of_what_is_sought_is_refused(reckoned, now, db):
    with pytest.raises(ValueError, match="sought in another way"):
        Prepared(reckoned)(now)


def test_what_is_fetched_beside_the_question_is_refused(db):
    with pytest.raises(ValueError, match="prefetches"):
        Prepared(lambda: Person.objects.prefetch_related(Prefetch("holdings")))()
