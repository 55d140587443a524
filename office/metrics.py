"""The outbox, the reminders and the timetable in figures. They come from the database, so any process answers right."""

from django.db.models import Count
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE

from office.models import Attempt, Job, Letter, Reminder
from office.models.letters import LetterState, Outcome
from office.models.reminders import ReminderState
from office.pulse import oldest_due, pulse

__all__ = ["CONTENT_TYPE", "exposition"]


def exposition(now):
    """All of it in Prometheus's own words."""
    registry = CollectorRegistry()
    registry.register(_Figures(now))
    return generate_latest(registry)


class _Figures:
    """Gauges, for rows are counted as they stand: what retention removes goes down."""

    def __init__(self, now):
        self.now = now

    def collect(self):
        yield from (self._letters(), self._oldest(), self._ripe(), self._attempts())
        yield from self._reminders()
        yield from self._jobs()
        yield self._heard()

    def _letters(self):
        return _by("letters", "Letters by state.", "state", LetterState, Letter.objects)

    def _attempts(self):
        return _by("attempts", "Attempts to deliver, by outcome.", "outcome", Outcome, Attempt.objects)

    def _oldest(self):
        since = oldest_due(self.now)
        age = (self.now - since).total_seconds() if since else 0
        return _one("oldest_due_letter_seconds", "How long the letter has waited that is most overdue.", age)

    def _ripe(self):
        ripe = Letter.objects.ripe(self.now).count()
        return _one("ripe_letters", "Letters whose digest is due and has not been made.", ripe)

    def _reminders(self):
        yield _by("reminders", "Reminders by state.", "state", ReminderState, Reminder.objects)
        overdue = Reminder.objects.due(self.now).count()
        yield _one("reminders_overdue", "Reminders planned, due and not yet posted.", overdue)
        yield _one("reminders_late", "Reminders posted late.", Reminder.objects.filter(is_late=True).count())

    def _jobs(self):
        jobs = list(Job.objects.order_by("name"))
        yield _of_jobs("job_succeeded_timestamp_seconds", "When a job last succeeded.", jobs, "succeeded_at")
        yield _of_jobs("job_sent_timestamp_seconds", "When beat last asked for a job.", jobs, "sent_at")
        yield _of_jobs("job_runs", "How many times a job has begun.", jobs, "runs")
        yield _of_jobs("job_faults", "How many times a job has failed.", jobs, "faults")

    def _heard(self):
        """Absent of one never heard of: Prometheus has `absent()` for that."""
        heard = pulse(self.now)
        family = GaugeMetricFamily(_name("heard_of_seconds"), "Since beat or a worker was heard of.", labels=["who"])
        for who, at in (("beat", heard.beat_at), ("worker", heard.worker_at)):
            if at:
                family.add_metric([who], (self.now - at).total_seconds())
        return family


def _name(name):
    return f"hedemora_bra_{name}"


def _one(name, words, value):
    return GaugeMetricFamily(_name(name), words, value=value)


def _by(name, words, field, choices, rows):
    """How many of each choice, those that are none included."""
    counted = dict(rows.order_by().values_list(field).annotate(Count("pk")))
    family = GaugeMetricFamily(_name(name), words, labels=[field])
    for value in choices.values:
        family.add_metric([value], counted.get(value, 0))
    return family


def _of_jobs(name, words, jobs, field):
    family = GaugeMetricFamily(_name(name), words, labels=["job"])
    for job in jobs:
        value = getattr(job, field)
        if value is not None:
            family.add_metric([job.name], value.timestamp() if hasattr(value, "timestamp") else value)
    return family
