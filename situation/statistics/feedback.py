"""What became of what each rapporteur reported, and who has been silent: numbers, never which report."""

from collections import Counter, defaultdict
from datetime import time

from django.db.models import Count, Q

from office.almanac import at, local
from situation.models import Channel, Report, ReportState
from situation.periods import DAY

LINES = {
    ReportState.APPROVED: ("{} är godkänd och räknas i EST-gruppens läge.", "{} är godkända och räknas i läget."),
    ReportState.MERGED: (
        "{} handlade om samma sak som en annan och räknas ihop med den.",
        "{} handlade om samma saker som andra och räknas ihop med dem.",
    ),
    ReportState.REJECTED: (
        "{} räknas inte. Skälet står vid rapporten.",
        "{} räknas inte. Skälen står vid rapporterna.",
    ),
}
BY_LINK = "link"  # in the place of a person


class Feedback:
    """Of the last two fortnights and the days since; one question, however many report."""

    def __init__(self, cycle, now):
        self.cycles = (cycle.before, cycle)
        self._told, self._reporting = defaultdict(Counter), set()
        tomorrow = at(local(now).date() + DAY, time.min)  # what comes at this very moment has come
        reports = Report.objects.received_between(at(cycle.before.first, time.min), tomorrow).by_rapporteur("state")
        self._weeks = [week for each in self.cycles for week in each.each_week()]
        counts = {f"in_{place}": Count("pk", filter=_during(week)) for place, week in enumerate(self._weeks)}
        for row in reports.annotate(**counts):
            self._take(row)

    def counts(self, rapporteur, period):
        """{state: how many} of those that came in during whole weeks of the two fortnights."""
        return sum((self._told[week, _key_of(rapporteur)] for week in period.each_week()), Counter())

    def holds(self, period):
        """Whether all of the period lies within the two fortnights."""
        return self.cycles[0].first <= period.first and period.last <= self.cycles[-1].last

    def has_reported(self, rapporteur):
        """Since the cycle before the last began; whoever reports for several organisations has reported."""
        if rapporteur.is_link:
            return _key_of(rapporteur) in self._reporting
        return rapporteur.person_id in self._reporting

    def _take(self, row):
        key = BY_LINK if row["channel"] == Channel.LINK else row["origin__reporter"], row["organisation"]
        for place, week in enumerate(self._weeks):
            self._told[week, key][row["state"]] += row[f"in_{place}"]
        self._reporting |= {key, key[0]}


def lines(counts):
    """In sentences, for the one who reported; nothing while nothing has been read."""
    told = ((counts[state], words) for state, words in LINES.items())
    return [words[number > 1].format(_many(number)) for number, words in told if number]


def _key_of(rapporteur):
    return BY_LINK if rapporteur.is_link else rapporteur.person_id, rapporteur.organisation_id


def _during(cycle):
    return Q(received_at__gte=at(cycle.first, time.min), received_at__lt=at(cycle.last + DAY, time.min))


def _many(number):
    return "En rapport" if number == 1 else f"{number} rapporter"
