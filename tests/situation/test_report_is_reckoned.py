"""Every figure of a drafted lägesrapport beside a reckoning of its own: plain loops, from the specification.

What it counts: approved reports, but for what is restricted and what is to come. A period is the two whole weeks before
the week of the meeting; a year is the 52 weeks before the period. Before the first report nothing is known.
"""

import random
import re
from collections import Counter
from datetime import date, timedelta
from math import isclose, pi

import pytest

from office.almanac import short, written
from situation.lifecycle import est as est_steps
from situation.models import Area, Category, PoliceFigure, Report
from tests.factories.councils import OrganisationFactory
from tests.factories.situation import PoliceFigureFactory
from tests.situation.reporting_est import meeting_of
from tests.situation.test_picture import Dice, world

__all__ = ["world"]

# The new year, both nights when the clock changes, a leap day, and the first weeks that anybody reported.
MEETINGS = [date(2027, 1, 6), date(2027, 3, 31), date(2027, 11, 3), date(2028, 3, 8), date(2026, 1, 7)]
PARTS = ("now", "before", "last_year", "mean", "change")


@pytest.fixture(params=[1, 22, 333], ids="seed {}".format)
def reports(request, world):
    dice = Dice(random.Random(request.param), world.categories, world.places, world.organisations)
    for place in world.places[::2]:
        place.latitude, place.longitude = 60 + dice.dice.random(), 16 + dice.dice.random()
        place.save()
    dice.fill(date(2025, 12, 1), date(2028, 4, 1), 1500)
    eager = Dice(dice.dice, world.categories, world.places, [OrganisationFactory()])  # until it fell silent
    eager.fill(date(2026, 6, 1), date(2026, 12, 10), 600)
    for top in Category.objects.tops()[:2]:
        PoliceFigureFactory(
            category=top, number=dice.dice.randrange(40), first_day=date(2027, 3, 15), last_day=date(2027, 3, 28)
        )
    return list(Report.objects.select_related("category__parent", "place", "area", "organisation"))


class Reckoning:
    def __init__(self, reports, meets):
        self.first = meets - timedelta(days=meets.weekday() + 14)
        self.last = self.first + timedelta(days=13)
        self.every = reports
        approved = [each for each in reports if each.state == "approved"]
        self.counted = [r for r in approved if not r.category.is_restricted and not r.category.looks_ahead]
        self.ahead = [each for each in approved if each.category.looks_ahead and not each.category.is_restricted]
        self.began = min(each.day for each in self.counted)

    def many(self, reports, weeks=0, length=2):
        first = self.first + timedelta(weeks=weeks)
        return sum(first <= each.day < first + timedelta(weeks=length) for each in reports)

    def now(self, reports=None):
        return [each for each in (self.counted if reports is None else reports) if self.many([each])]

    def knows(self, weeks):
        return self.began <= self.first - timedelta(weeks=weeks)

    def usual(self, reports):
        return self.many(reports, -52, 52) / 26 if self.knows(52) else None

    def figures(self, reports):
        usual, now = self.usual(reports), self.many(reports)
        return {
            "now": now,
            "before": self.many(reports, -2) if self.knows(2) else None,
            "last_year": self.many(reports, -52) if self.knows(52) else None,
            "mean": None if usual is None else round(usual, 1),
            "change": changed(now, usual),
        }

    def spots(self):
        """{(place, square): its reports of all time}, of those with three or more now."""
        here = Counter((each.place, each.cell) for each in self.now() if each.place or each.cell)
        return {at: [r for r in self.counted if (r.place, r.cell) == at] for at, many in here.items() if many >= 3}

    def is_rising(self, reports):
        usual = self.usual(reports)
        return usual is not None and self.many(reports) >= 2 * usual

    def light(self, reports, place_is_here):
        """The colour, and the numbers that are told as its reason."""
        now = self.now(reports)
        grave = Counter(each.severity for each in now)
        spots = [theirs for (place, _), theirs in self.spots().items() if place and place_is_here(place)]
        rising = sum(map(self.is_rising, spots))
        more = changed(len(now), self.usual(reports)) == "more"
        if not now:
            return "unknown", []
        red = [grave[4]] * bool(grave[4]) + [grave[3]] * (grave[3] >= 3) + [rising] * bool(rising and more)
        if red:
            return "red", red
        yellow = [grave[3]] * bool(grave[3]) + [len(spots)] * bool(spots)
        return ("yellow", yellow) if yellow or more else ("green", [])


def changed(now, usual):
    """Nothing is said under five; one or two are never a trend; chance moves a count by twice its root."""
    if usual is None:
        return "unknown"
    if now < 5 and usual < 5:
        return "too_few"
    if abs(now - usual) < 3 or abs(now - usual) < 2 * usual**0.5:
        return "usual"
    return "more" if now > usual else "fewer"


def only(figures):
    return {name: figures[name] for name in PARTS}


def its_days_and_what_lies_beside_them(facts, mine):
    assert (facts["first"], facts["last"]) == (str(mine.first), str(mine.last))
    assert facts["weeks"] == f"v. {mine.first.isocalendar().week}–{mine.last.isocalendar().week}"
    assert (facts["began"], facts["knows_year"]) == (written(mine.began), mine.knows(52))
    assert facts["waiting"] == len([each for each in mine.now(mine.every) if each.state in {"new", "asked"}])
    assert only(facts["total"]) == mine.figures(mine.counted)


def the_table_of_categories(facts, mine):
    tops = Category.objects.filter(parent=None, is_restricted=False, looks_ahead=False).order_by("order")
    subs = {top: list(Category.objects.filter(parent=top).order_by("order")) for top in tops}
    within = [each for each in mine.counted if mine.many([each], -52, 54)]

    assert [line["name"] for line in facts["lines"]] == [top.name for top in tops]
    for line, top in zip(facts["lines"], tops, strict=True):
        assert only(line) == mine.figures([r for r in mine.counted if r.category in {top, *subs[top]}])
        told = [sub for sub in subs[top] if any(each.category == sub for each in within)]
        assert [part["name"] for part in line["parts"]] == [sub.name for sub in told]
        for part, sub in zip(line["parts"], told, strict=True):
            assert only(part) == mine.figures([each for each in mine.counted if each.category == sub])
        police = [
            f
            for f in PoliceFigure.objects.filter(category=top)
            if mine.first <= f.first_day and f.last_day <= mine.last
        ]
        assert line["police"] == (sum(each.number for each in police) if police else None)


def each_area_with_its_number_its_colour_and_why(facts, mine):
    assert [each["name"] for each in facts["areas"]][: Area.objects.count()] == [
        each.name for each in Area.objects.all()
    ]
    for told in facts["areas"]:
        area = Area.objects.filter(pk=told["key"]).first()
        theirs = [each for each in mine.counted if each.area == area]
        light, numbers = mine.light(theirs, lambda place, area=area: place.area == area)
        assert (told["number"], told["light"]) == (mine.many(theirs), light)
        assert [int(number) for number in re.findall(r"\d+", told["why"])] == numbers
    assert sum(each["number"] for each in facts["areas"]) == facts["total"]["now"]


def where_reports_gather(facts, mine):
    wanted = []
    for (place, cell), theirs in mine.spots().items():
        now, usual = mine.now(theirs), mine.usual(theirs)
        told = {
            "name": place.name if place else f"Ruta {cell}",
            "area": place.area.name if place and place.area else "",
            "number": len(now),
            "before": mine.many(theirs, -2),
            "usual": None if usual is None else round(usual, 1),
            "worst": max(each.severity for each in now),
            "latest": short(max(each.day for each in now)),
            "is_rising": mine.is_rising(theirs),
        }
        latest = max(each.day for each in now)
        wanted.append(((-sum(each.severity for each in now), -latest.toordinal(), told["name"]), told))

    assert facts["spots"] == [told for _, told in sorted(wanted, key=lambda each: each[0])]


def every_dot_on_the_map(facts, mine):
    numbers = Counter((each.place, each.cell) for each in mine.now() if each.place or each.cell)
    wanted = {(place.name if place else f"Ruta {cell}"): (many, place, cell) for (place, cell), many in numbers.items()}
    drawn = {name for name, (_, place, _) in wanted.items() if place is None or place.latitude is not None}

    assert {dot["name"] for dot in facts["everywhere"]} == drawn
    for dot in facts["everywhere"]:
        many, place, cell = wanted[dot["name"]]
        assert dot["number"] == many
        if place:
            assert dot["at"] == [float(place.latitude), float(place.longitude)]
        else:  # 250 metres on a globe of 6,371 km
            assert isclose(dot["at"][0], (int(cell.split("-")[0]) + 0.5) * 250 / (6_371_000 * pi / 180), abs_tol=1e-5)


def what_is_new_goes_on_or_has_ended(facts, mine):
    pairs = {(each.place, each.category.parent or each.category) for each in mine.counted if each.place}
    wanted = set()
    for place, top in pairs:
        theirs = [r for r in mine.counted if r.place == place and top in {r.category, r.category.parent}]
        now, before = mine.many(theirs), mine.many(theirs, -2)
        if now >= 2 or before >= 2:
            wanted.add((top.name, place.name, now, before, "ended" if not now else "continuing" if before else "new"))

    told = [
        tuple(each[name] for name in ("category", "place", "now", "before", "course")) for each in facts["problems"]
    ]
    assert set(told) == wanted
    assert len(told) == len(wanted)


def when_and_from_whom(facts, mine):
    sure = Counter((each.day.weekday(), each.hour // 3) for each in mine.now() if each.when == "exact")
    names = Counter(each.organisation.name for each in mine.now())
    before = {each.organisation.name for each in mine.counted if mine.many([each], -52, 52)}

    assert facts["hours"]["rows"] == [[sure[day, part] for part in range(8)] for day in range(7)]
    assert (facts["hours"]["certain"], facts["hours"]["number"]) == (sure.total(), len(mine.now()))
    assert {each["name"]: each["number"] for each in facts["sources"]} == names
    assert set(facts["silent"]) == before - set(names)


def what_is_to_come(facts, mine):
    ahead = sorted(each.day for each in mine.ahead if each.day > mine.last)[: len(facts["coming_events"])]

    assert [each["day"] for each in facts["coming_events"]] == [written(day) for day in ahead]
    assert ahead


FIGURES = (
    its_days_and_what_lies_beside_them,
    the_table_of_categories,
    each_area_with_its_number_its_colour_and_why,
    where_reports_gather,
    every_dot_on_the_map,
    what_is_new_goes_on_or_has_ended,
    when_and_from_whom,
    what_is_to_come,
)


def test_every_figure_is_as_reckoned(reports, est, coordinator):
    for meets in MEETINGS:
        report = est_steps["draft_situation_report"](est, by=coordinator, meeting=meeting_of(est, meets))
        for hold in FIGURES:
            hold(report.content["facts"], Reckoning(reports, meets))
