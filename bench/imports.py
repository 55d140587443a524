"""A file of 100,000 reports, every twentieth row wrong: how long it takes until they are in, beside a bare COPY."""

import csv
import io
import random
import statistics
import time
from dataclasses import dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import connection

from councils.models import Organisation, Person
from office import clock
from office.almanac import local
from situation import intake
from situation.models import Category, Import, ImportState, Place, Report

ROWS, WRONG_ONES, ROUNDS = 100_000, 20, 3
MOST_SECONDS, LEAST_OF_COPY = 60, 0.3
DAYS = 730
TABLES = ("situation_report", "situation_origin")
HEADINGS = ("Ärendenr", "Datum", "Klockslag", "Kategori", "Plats", "Allvar", "Polisanmält", "Beskrivning")
TOLD = (
    "Klotter på väggen mot norra sidan",
    "Skräp kring bänken",
    "Glas på gången efter helgen",
    "Belysningen fungerar inte sedan i måndags",
    "Mopeder kör fort genom parken",
    "Fönstret är krossat och dörren uppbruten",
    "Häcken skymmer sikten vid övergången",
    "Tre lampor är släckta mellan kl 21.30 och 6",
    "Ungefär 15 meter från busshållplatsen",
    "Fjärde gången sedan den 12 mars",
)
WRONG = (
    {"Datum": "i går"},
    {"Datum": "2099-01-01"},
    {"Klockslag": "sent"},
    {"Kategori": "Okänt"},
    {"Plats": "Månen"},
    {"Allvar": "9"},
    {"Beskrivning": "Ring 070-174 06 05 om det."},
    {"Beskrivning": "Lång " * 101},
)


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and of the worker's processor."""

    wall: float
    processor: float


@dataclass(frozen=True)
class Round:
    reading: Spent
    taking: Spent
    copying: float
    names_all: bool  # the wrong rows, and no other
    saves_all: bool  # the right rows, and no other

    @property
    def whole(self):
        return self.reading.wall + self.taking.wall


def a_file(rows, now, dice):
    """The file, and the numbers of its wrong rows as a spreadsheet shows them."""
    places = [place.name for place in Place.objects.in_use()]
    categories = [category.name for category in Category.objects.incidents().exclude(parent=None)]
    text, wrong = io.StringIO(), set()
    table = csv.DictWriter(text, HEADINGS, delimiter=";")
    table.writeheader()
    for number in range(rows):
        row = _row(number, now - timedelta(minutes=dice.randrange(1500, DAYS * 1440)), dice)
        row |= {"Kategori": dice.choice(categories), "Plats": dice.choice(places)}
        if number % WRONG_ONES == 0:
            row |= WRONG[number // WRONG_ONES % len(WRONG)]
            wrong.add(number + 2)
        table.writerow(row)
    return text.getvalue().encode(), wrong


def handed_in(data, now):
    """As the step leaves it for the worker."""
    headers = list(HEADINGS)
    matter = Import(organisation=Organisation.objects.first(), name="fil.csv", headers=headers, at=now)
    matter.by, matter.columns = Person.objects.first(), intake.guess(headers, {})
    matter.file.save("fil.csv", ContentFile(data))
    return matter


def measure():
    """In turns, so that whatever else the machine does disturbs both."""
    now = clock.now()
    data, wrong = a_file(ROWS, now, random.Random(1))
    return [_round(data, wrong, now) for _ in range(ROUNDS)]


def goals(rounds):
    """(what, what was reached, whether it holds)."""
    whole = _median(each.whole for each in rounds)
    yield "100,000 rows, 5 % of them wrong, read and taken in: under a minute", f"{whole:.1f} s", whole < MOST_SECONDS
    yield "Every wrong row is named, and no other", *_always(each.names_all for each in rounds)
    yield "Every right row is a report, and no other", *_always(each.saves_all for each in rounds)
    yield "Taking in: at least 0.3 of a bare COPY", *_of_copy(each.copying / each.taking.wall for each in rounds)
    yield "Reading and taking in: at least 0.3 of a bare COPY", *_of_copy(each.copying / each.whole for each in rounds)


def figures(rounds):
    """(what, seconds, seconds of the worker's processor)."""
    yield "Reading, with the preview", *_medians(each.reading for each in rounds)
    yield "Taking in", *_medians(each.taking for each in rounds)
    yield "A bare COPY of the same rows", f"{_median(each.copying for each in rounds):.1f}", ""


def _row(number, moment, dice):
    here = local(moment)
    return {
        "Ärendenr": number,
        "Datum": f"{here:%Y-%m-%d}",
        "Klockslag": f"{here:%H:%M}" if number % 5 else "",
        "Allvar": dice.randint(1, 4),
        "Polisanmält": dice.choice(["ja", "nej", ""]),
        "Beskrivning": f"{'. '.join(dice.choices(TOLD, k=dice.randint(1, 5)))}."[:200],
    }


def _round(data, wrong, now):
    _empty()
    matter = handed_in(data, now)
    reading = _timed(intake.work)
    Import.objects.filter(pk=matter.pk).update(state=ImportState.TAKING)
    taking = _timed(intake.work)
    matter.refresh_from_db()
    names_all = {row for row, _, _ in matter.faults} == wrong
    saves_all = Report.objects.exclude(text="").exclude(origin=None).count() == matter.good == ROWS - len(wrong)
    matter.file.delete(save=False)
    return Round(reading, taking, _copied(), names_all, saves_all)


def _copied():
    """The rows that stand there now, once more: from text to the same tables, as one transaction."""
    with connection.cursor() as cursor:
        rows = {table: io.StringIO() for table in TABLES}
        for table, text in rows.items():
            cursor.copy_expert(f"COPY {table} TO STDOUT", text)
            text.seek(0)
        cursor.execute("TRUNCATE situation_report CASCADE")
        begun = time.perf_counter()
        cursor.execute("BEGIN")
        for table, text in rows.items():
            cursor.copy_expert(f"COPY {table} FROM STDIN", text)
        cursor.execute("COMMIT")
    return time.perf_counter() - begun


def _empty():
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE situation_report, situation_import CASCADE")


def _timed(work):
    begun, spent = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - begun, time.process_time() - spent)


def _median(numbers):
    return statistics.median(list(numbers))


def _medians(spent):
    spent = list(spent)
    return f"{_median(each.wall for each in spent):.1f}", f"{_median(each.processor for each in spent):.1f}"


def _always(held):
    held = list(held)
    return f"in {sum(held)} rounds of {len(held)}", all(held)


def _of_copy(ratios):
    ratio = _median(ratios)
    return f"{ratio:.2f}", ratio >= LEAST_OF_COPY
