"""The counts as tables for a spreadsheet: what by period, and a row for each report with nothing of who reported.

Each table is rows as they are needed, the head first, and asks the database for its own days alone.
"""

from dataclasses import dataclass
from itertools import groupby

from office.almanac import WEEKDAYS
from situation.models import Area, Category, Report
from situation.statistics.counting import by_fortnight, in_periods, incidents

YES_OR_NO = {True: "Ja", False: "Nej"}
NO_AREA, ONLY_AREA = "Utan område", "Bara området är känt"
AT_A_TIME = 2000


@dataclass(frozen=True)
class Table:
    """A sort of file: its name in the address, what it is called and its rows for a reader and periods."""

    key: str
    title: str
    says: str
    rows: object


def categories(person, periods):
    counts = in_periods(incidents(person), periods, "category")
    yield ["Huvudkategori", "Kategori", *_heads(periods), "Summa"]
    for each in Category.objects.incidents().select_related("parent"):
        yield [(each.parent or each).name, each.name if each.parent else "", *_numbers(counts.get(each.pk), periods)]


def areas(person, periods):
    counts = in_periods(incidents(person), periods, "area")
    yield ["Kod", "Område", *_heads(periods), "Summa"]
    for each in Area.objects.all():
        yield [each.code, each.name, *_numbers(counts.get(each.pk), periods)]
    if None in counts:
        yield ["", NO_AREA, *_numbers(counts[None], periods)]


def places(person, periods):
    """Those that have any, and squares where there is no named place; the others would be all noughts."""
    yield ["Plats", "Område", *_heads(periods), "Summa"]
    for key, rows in groupby(_of_places(person, periods), key=lambda row: row[1:5]):
        numbers = [0] * len(periods)
        for fortnight, *_, many in rows:
            numbers[fortnight] += many
        yield [_place_name(*key[1:3]), key[3] or "", *_numbers(numbers, periods)]


def reports(person, periods):
    """As the EST group may read them; who reported, and for whom, is not there."""
    yield [
        "Rapport", "Dag", "Veckodag", "Timme", "Huvudkategori", "Kategori", "Plats", "Område", "Allvar", "Omfattning",
        "Återkommer", "Polisanmält", "Hur det blev känt", "Räknas", "Beskrivning",
    ]  # fmt: skip
    found = read(person, periods).select_related("category__parent", "place", "area").order_by("day", "pk")
    for each in found.iterator(AT_A_TIME):
        yield _report(each)


def read(person, periods):
    """The reports that a file of reports has."""
    theirs = Report.objects.seen_by(person).approved().unrestricted()
    return theirs.between(periods[0].first, periods[-1].last)


TABLES = {
    table.key: table
    for table in (
        Table("kategorier", "Kategorier", "Antal rapporter per kategori och period", categories),
        Table("omraden", "Områden", "Antal rapporter per område och period", areas),
        Table("platser", "Platser", "Antal rapporter per plats eller ruta och period", places),
        Table("rapporter", "Rapporter", "En rad per rapport, utan något om vem som rapporterat", reports),
    )
}


def _heads(periods):
    return [f"{each.first} – {each.last}" for each in periods]


def _numbers(numbers, periods):
    numbers = numbers or [0] * len(periods)
    return [*numbers, sum(numbers)]


def _of_places(person, periods):
    """In the order of places, so that no more than one is held at a time."""
    rows = by_fortnight(incidents(person), periods, "place", "place__name", "cell", "place__area__name")
    return rows.order_by("place__name", "place", "cell", "fortnight").iterator(AT_A_TIME)


def _place_name(name, cell):
    return name or (f"Ruta {cell}" if cell else ONLY_AREA)


def _report(each):
    category = each.category
    return [
        each.pk,
        each.day,
        WEEKDAYS[each.day.weekday()],
        each.hour,
        (category.parent or category).name,
        category.name if category.parent else "",
        _place_name(each.place and each.place.name, each.cell),
        each.area.name if each.area else "",
        each.get_severity_display(),
        each.get_extent_display(),
        YES_OR_NO[each.is_recurring],
        each.get_police_report_display(),
        each.get_seen_display(),
        YES_OR_NO[not category.looks_ahead],
        each.text,
    ]
