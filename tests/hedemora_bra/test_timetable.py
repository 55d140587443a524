"""The timetable as people say it, and that every line of it can be said."""

from datetime import UTC, datetime, timedelta
from pydoc import locate

import pytest
from celery.schedules import crontab

from hedemora_bra.celery import LIMIT, REDIS_BROKER, TIMETABLE
from hedemora_bra.timetable import in_words, next_time
from office.almanac import local

# A Wednesday, 8.00 in Sweden.
NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "words"),
    [
        (60, "varje minut"),
        (120, "varannan minut"),
        (600, "var tionde minut"),
        (2700, "var 45:e minut"),
        (3600, "varje timme"),
        (15, "var femtonde sekund"),
        (crontab(minute="*/10"), "var tionde minut"),
        (crontab(minute=0), "varje hel timme"),
        (crontab(minute=5), "5 minuter över varje hel timme"),
        (crontab(minute=30, hour=6), "06.30 varje dag"),
        (crontab(minute=0, hour="8,16"), "08.00, 16.00 varje dag"),
        (crontab(minute=0, hour=8, day_of_week="mon-fri"), "08.00 måndag till fredag"),
        (crontab(minute=0, hour=8, day_of_week="sun"), "08.00 varje söndag"),
        (crontab(minute=0, hour=3, day_of_month=1), "03.00 den 1 i månaden"),
    ],
)
def test_a_schedule_is_said_in_words(schedule, words):
    assert in_words(schedule) == words


@pytest.mark.parametrize(
    ("schedule", "last", "expected"),
    [
        (60, NOW - timedelta(seconds=20), NOW + timedelta(seconds=40)),
        (60, NOW - timedelta(days=1), NOW),
        (60, None, NOW),
        (crontab(minute="*/10"), None, NOW + timedelta(minutes=10)),
        (crontab(minute=30, hour=6), None, datetime(2027, 2, 4, 5, 30, tzinfo=UTC)),
        (crontab(minute=0, hour=9), None, NOW + timedelta(hours=1)),
        (crontab(minute=0, hour=8, day_of_week="sun"), None, datetime(2027, 2, 7, 7, 0, tzinfo=UTC)),
        (crontab(minute=0, hour=3, day_of_month=1), None, datetime(2027, 3, 1, 2, 0, tzinfo=UTC)),
        (crontab(minute=0, hour=3, day_of_month=29, month_of_year=2), None, None),
    ],
)
def test_the_next_time_is_the_nearest_to_come(schedule, last, expected):
    assert next_time(schedule, last, NOW) == expected


@pytest.mark.parametrize("line", TIMETABLE.values(), ids=TIMETABLE)
def test_every_line_says_what_it_does_and_why_and_can_be_said(line):
    assert line["title"]
    assert line["why"].endswith(".")
    assert in_words(line["schedule"])


@pytest.mark.parametrize("line", TIMETABLE.values(), ids=TIMETABLE)
def test_every_line_is_of_a_task_that_there_is(line):
    assert locate(line["task"]).name == line["task"]


def test_no_task_is_handed_out_twice_while_it_runs():
    limits = [LIMIT, *(line.get("options", {}).get("time_limit", 0) for line in TIMETABLE.values())]

    assert REDIS_BROKER["visibility_timeout"] > 2 * max(limits)


def test_a_task_has_one_line():
    tasks = [line["task"] for line in TIMETABLE.values()]

    assert sorted(tasks) == sorted(set(tasks))


@pytest.mark.parametrize("line", TIMETABLE.values(), ids=TIMETABLE)
def test_what_comes_often_is_thrown_away_before_it_comes_again(line):
    """Or a worker that has been away for a night would do the same thing some hundreds of times."""
    again = next_time(line["schedule"], NOW, NOW) - NOW
    often = again <= timedelta(hours=1) and local(NOW).minute == 0 and not in_words(line["schedule"])[0].isdigit()

    assert not often or line["options"]["expires"] <= again.total_seconds()
