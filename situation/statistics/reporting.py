"""Who reports: how many over time, who has been heard, and where nothing is heard from."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, time

from django.db.models import Count, Max, Q

from councils.models import Organisation
from office.almanac import MONTHS, at
from situation.models import Area, Channel, Rapporteur, Report
from situation.periods import DAY, WEEK, YEAR

MONTHS_SHOWN = 12
WEEKS_TO_CHOOSE = (4, 8, 12, 26)
WEEKS = 12  # without a report before a place is a white spot, unless another number is asked for


@dataclass(frozen=True)
class Moment:
    """How many reported that day, for how many organisations."""

    day: date
    rapporteurs: int
    organisations: int

    @property
    def label(self):
        return f"{MONTHS[self.day.month - 1][:3]} {self.day.year % 100:02}"


@dataclass
class Heard:
    """From whom, how many in the fortnight, and when last within a year."""

    number: int = 0
    latest: date | None = None


@dataclass
class OrganisationLine:
    organisation: Organisation
    rapporteurs: list = field(default_factory=list)  # with what was heard from each
    heard: Heard = field(default_factory=Heard)

    @property
    def link(self):
        """The one that answers for an open link; whose was closed today reports until the day is over."""
        return next((each for each, _ in self.rapporteurs if each.is_link and not each.until), None)


@dataclass(frozen=True)
class AreaLine:
    area: Area
    organisations: tuple[str, ...]  # that have somebody who reports today, and have told of the area within a year
    number: int
    latest: date | None
    is_white: bool


class Reporting:
    """As it is on a day, about the fortnight that is over."""

    def __init__(self, today, cycle, weeks=WEEKS):
        self.today, self.cycle, self.weeks = today, cycle, weeks
        self.terms = list(Rapporteur.objects.for_lists().order_by("organisation__name", "person__name"))
        self.active = [term for term in self.terms if term.covers(today)]

    @property
    def silent_since(self):
        """What was last heard of before this day is white."""
        return self.today - self.weeks * WEEK

    @property
    def now(self):
        return self.on(self.today)

    def on(self, day):
        there = [term for term in self.terms if term.covers(day)]
        return Moment(day, len({term.person_id for term in there}), len({term.organisation_id for term in there}))

    def over_time(self):
        """The first of each month for a year, and today."""
        year, month = self.today.year, self.today.month
        firsts = [divmod(year * 12 + month - 1 - back, 12) for back in range(MONTHS_SHOWN - 1, -1, -1)]
        return [*(self.on(date(year, month + 1, 1)) for year, month in firsts), self.now]

    def organisations(self):
        """Those that report today first, then those that could."""
        active = {term.organisation_id for term in self.active}
        return sorted(Organisation.objects.all(), key=lambda each: (each.pk not in active, each.name.casefold()))

    def lines(self, organisations):
        """Each with its rapporteurs and what was heard from them; one question."""
        heard = self._heard(organisations)
        found = {each.pk: OrganisationLine(each, heard=heard[None, each.pk]) for each in organisations}
        for term in self.active:
            if term.organisation_id in found:
                key = ("link" if term.is_link else term.person_id, term.organisation_id)
                found[term.organisation_id].rapporteurs.append((term, heard[key]))
        return list(found.values())

    def number_heard(self):
        """Of those who report today, how many did in the fortnight."""
        since, until = self._fortnight()
        rows = Report.objects.received_between(since, until).by_rapporteur().distinct()
        keys = {self._key(row) for row in rows}
        return len({term.person_id for term in self.active if self._key_of(term) in keys})

    def areas(self):
        """Every area, with who tells of it; one question beside the areas."""
        rows = defaultdict(list)
        year = Report.objects.approved().between(self.today - YEAR, self.today)
        for row in year.per_area_and_organisation(self.cycle.first, self.cycle.last):
            rows[row["area"]].append(row)
        return [self._area(area, rows[area.pk]) for area in Area.objects.all()]

    def _area(self, area, rows):
        active = {term.organisation_id: term.organisation.name for term in self.active}
        told = tuple(sorted(active[row["organisation"]] for row in rows if row["organisation"] in active))
        latest = max((row["latest"] for row in rows), default=None)
        white = latest is None or latest < self.silent_since
        return AreaLine(area, told, sum(row["now"] for row in rows), latest, white)

    def _heard(self, organisations):
        """{(person, "link" or None, organisation): Heard}; None for all of the organisation's."""
        since, until = self._fortnight()
        during = Q(received_at__gte=since, received_at__lt=until)
        theirs = Report.objects.of_organisations(organisations).received_between(
            at(self.today - YEAR, time.min), at(self.today + DAY, time.min)
        )
        rows = theirs.by_rapporteur().annotate(now=Count("pk", filter=during), latest=Max("received_at__date"))
        heard = defaultdict(Heard)
        for row in rows:
            for key in {self._key(row), (None, row["organisation"])}:
                heard[key].number += row["now"]
                heard[key].latest = max(filter(None, (heard[key].latest, row["latest"])))
        return heard

    def _fortnight(self):
        return at(self.cycle.first, time.min), at(self.cycle.last + DAY, time.min)

    @staticmethod
    def _key(row):
        return ("link" if row["channel"] == Channel.LINK else row["origin__reporter"], row["organisation"])

    @staticmethod
    def _key_of(term):
        return ("link" if term.is_link else term.person_id, term.organisation_id)
