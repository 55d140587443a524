"""A million reports to EST over ten years: how long the pages take, and whether history outside their days costs.

Two ways to grow. `spread` lays them evenly over ten years, as in a city. `behind` keeps the last two years as they are
and puts the rest before them: what the pages do not tell of must then cost nothing.
"""

import statistics
import time
from dataclasses import dataclass
from datetime import timedelta
from urllib.request import Request, urlopen

from django.db import connection

from bench import counts
from councils.models import Body, Kind, Organisation
from office import clock
from situation.documents import counted
from situation.models import Category, Place, SituationReport
from situation.periods import before_meeting

YEARS, RECENT = 10, 2
SIZES = (10_000, 100_000, 1_000_000)
TRIES, READINGS = 5, 60
MOST_MS, MOST_QUERIES, MOST_GROWTH, MOST_FOR_HISTORY = 300, 15, 0.10, 1.5
FILL = """
INSERT INTO situation_report
    (key, version, state, organisation_id, channel, category_id, reported_category_id, seen, "when", happened_at, day,
     hour, precision, place_id, cell, area_id, extent, severity, is_recurring, police_report, handled_by, handled_how,
     text, photo, made_at, received_at)
SELECT gen_random_uuid(), 1, CASE WHEN n %% 20 = 0 THEN 'rejected' ELSE 'approved' END,
    (%(organisations)s)[1 + n %% %(o)s], 'form', category, category, 'observed',
    'exact', happened, (happened AT TIME ZONE 'Europe/Stockholm')::date,
    extract(hour FROM happened AT TIME ZONE 'Europe/Stockholm'), 'place', (%(places)s)[1 + n %% %(p)s], '',
    (%(areas)s)[1 + n %% %(p)s], 'few', 1 + n %% 4, false, 'unknown', '', '', 'Trasigt vid den norra sidan.', '',
    happened, happened
FROM (
    SELECT n, (%(categories)s)[1 + (n * 7919::bigint) %% %(c)s] AS category,
        %(last)s::timestamptz - make_interval(mins => ((n * 104729::bigint) %% %(minutes)s)::int) AS happened
    FROM generate_series(%(first)s::bigint, %(end)s::bigint) n
) told
"""


@dataclass(frozen=True)
class Read:
    """A page asked so many times by one reader after another: milliseconds of the 95th of a hundred."""

    name: str
    queries: int
    p95: float


def fill(first, end, last, days):
    """Reports number first to end, evenly over so many days up to the moment."""
    places = list(Place.objects.exclude(area=None).values_list("pk", "area"))
    told = {
        "organisations": list(Organisation.objects.values_list("pk", flat=True)),
        "categories": list(Category.objects.exclude(parent=None).values_list("pk", flat=True)),
        "places": [place for place, _ in places],
        "areas": [area for _, area in places],
    }
    numbers = {name[0]: len(rows) for name, rows in told.items() if name != "areas"}
    more = {"first": first, "end": end, "last": last, "minutes": days * 24 * 60}
    with connection.cursor() as cursor:
        cursor.execute(FILL, told | numbers | more)
        cursor.execute("ANALYZE situation_report")


def grow(say, spread):
    """Anew from nothing to a million; at each size what a draft costs, and yet no pages."""
    now, before = clock.now(), 0
    _empty()
    for size in SIZES:
        days, last = YEARS * 365, now
        if not spread:
            days, last = ((YEARS - RECENT) * 365, now - timedelta(days=RECENT * 365)) if before else (RECENT * 365, now)
        fill(before + 1, size, last, days)
        before = size
        say(f"{size:,} reports, {'evenly over ten years' if spread else 'all but the first 10,000 long ago'} ...")
        yield size, draft_cost(now)


def draft_cost(now):
    """Milliseconds, the median of some counts of the latest fourteen days."""
    spent = []
    for _ in range(TRIES):
        begun = time.perf_counter()
        counted(a_draft(now))
        spent.append(1000 * (time.perf_counter() - begun))
    return statistics.median(spent)


def a_draft(now):
    period = before_meeting(now.date())
    told = {"first_day": period.first, "last_day": period.last, "year": now.year, "number": 1, "made_at": now}
    return SituationReport(body=Body.objects.of(Kind.EST).first(), **told)


def addresses(now):
    """The dashboard, a place's page, the map with its data, the development, and a draft."""
    SituationReport.objects.all().delete()
    draft = a_draft(now)
    draft.content = counted(draft)
    draft.save()
    return {
        "The picture of fourteen days": "/arbete/est/laget/",
        "A place": "/arbete/est/platser/stora-torget/",
        "The map": "/arbete/est/karta/",
        "The map's data": "/arbete/est/karta/period/",
        "The development": "/arbete/est/utveckling/",
        "The draft of a lägesrapport": draft.get_absolute_url(),
    }


def read(name, address, path, client, cookie):
    """Asked by one reader at a time, through gunicorn."""
    queries = counts.count(client, path).queries
    spent = []
    for _ in range(READINGS):
        begun = time.perf_counter()
        with urlopen(Request(address + path, headers={"Cookie": cookie})) as answer:
            answer.read()
        spent.append(1000 * (time.perf_counter() - begun))
    return Read(name, queries, statistics.quantiles(spent, n=20)[-1])


def _empty():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE situation_report CASCADE")


def goals(behind, pages, growth):
    """(what, what was reached, whether it holds)."""
    for each in pages:
        yield f"{each.name}: at most 300 ms", f"{each.p95:.0f} ms", _said(each.p95 <= MOST_MS)
        yield f"{each.name}: at most 15 queries", str(each.queries), _said(each.queries <= MOST_QUERIES)
    history = behind[SIZES[-1]] / behind[SIZES[0]]
    what = "A draft costs the same, half as much again at most, with a hundred times the history"
    yield what, f"{history:.2f} times", _said(history <= MOST_FOR_HISTORY)
    yield "Memory of the web workers grows less than 10 %", f"{growth:.1%}", _said(growth < MOST_GROWTH)


def _said(holds):
    return "yes" if holds else "**no**"
