"""The page about what works by itself: each job with when, why and how it went, and whether the parts answer."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render

from hedemora_bra.celery import LIMIT, TIMETABLE
from hedemora_bra.timetable import in_words, next_time
from office import health
from office.almanac import lasting
from office.models import Job, Letter
from office.models.letters import LetterState


@dataclass(frozen=True)
class Line:
    """A line of the timetable and the latest of it, as the page tells them."""

    title: str
    why: str
    when: str
    job: Job
    next_at: datetime | None
    now: datetime

    @property
    def state_label(self):
        if self.job.is_under_way:
            return "Avbröts" if self._has_taken_too_long() else "Pågår"
        if self.job.ended_at is None:
            return "Inte än"
        return "Gick fel" if self.job.fault else "Klart"

    @property
    def tone(self):
        return {"Avbröts": "bad", "Gick fel": "bad", "Klart": "good"}.get(self.state_label, "calm")

    @property
    def took(self):
        """How long it took, when that is worth telling."""
        if self.job.is_under_way or self.job.ended_at is None:
            return ""
        took = self.job.ended_at - self.job.began_at
        return lasting(took) if took >= timedelta(seconds=1) else "under en sekund"

    def _has_taken_too_long(self):
        """No task is let go on beyond its limit, so its worker has died."""
        limit = TIMETABLE[self.job.name].get("options", {}).get("time_limit", LIMIT)
        return self.now - self.job.began_at > timedelta(seconds=limit)


def machinery(request):
    if not request.user.has_perm("office.see_operations"):
        raise Http404
    now = request.now
    context = {
        "lines": _lines(now),
        "parts": health.examine(now),
        "letters": [(state, number, _said(state, number)) for state, number in Letter.objects.counted_by_state()],
        "failed_today": Letter.objects.failed_since(_midnight(request)).count(),
        "version": settings.VERSION,
    }
    return render(request, "machinery.html", context)


def _lines(now):
    jobs = Job.objects.in_bulk(list(TIMETABLE))
    return [_line(name, line, jobs.get(name) or Job(name=name), now) for name, line in TIMETABLE.items()]


def _line(name, line, job, now):
    schedule = line["schedule"]
    return Line(line["title"], line["why"], in_words(schedule), job, next_time(schedule, job.sent_at, now), now)


def _said(state, number):
    """Most states are said of one letter and of several alike."""
    many = {LetterState.SENT: "skickade", LetterState.PRINTED: "utskrivna"}
    return state.label.lower() if number == 1 else many.get(state, state.label.lower())


def _midnight(request):
    return request.now_here.replace(hour=0, minute=0, second=0, microsecond=0)
