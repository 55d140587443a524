"""What will go out in the next thirty days, to whom and why; and what was stopped."""

import re
from datetime import timedelta

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from office.models import Letter, Reminder
from office.models.reminders import Because
from office.reminders import RULES

AHEAD = BEHIND = timedelta(days=30)
MATTER = re.compile(r"[a-z]+\.[a-z]+/[0-9]{1,18}", re.ASCII)


def coming(request):
    """The soonest first; narrowed to one recipient or one matter in the address."""
    if not request.user.has_perm("office.read_letter"):
        raise Http404
    now, words, matter = request.now, request.GET.get("sok", "").strip(), request.GET.get("om", "")
    matter = matter if MATTER.fullmatch(matter) else ""
    planned = Reminder.objects.coming(now, now + AHEAD)
    stopped = Reminder.objects.stopped(now - BEHIND, now + AHEAD)
    planned, stopped = (_narrow(rows, words, matter).for_lists() for rows in (planned, stopped))
    page = Paginator(planned, 50).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(reminder) for reminder in page],
        "stopped": [_row(reminder) for reminder in stopped[:50]],
        "held": _letters(Letter.objects.held(), words, matter),
        "folding": _letters(Letter.objects.waiting_for_more(now), words, matter),
        "words": words,
        "matter": matter,
        "is_narrow": bool(words or matter),
        "crumbs": [("Utskick", "/arbete/utskick/")],
    }
    return render(request, "office/coming.html", context)


def _narrow(rows, words, matter):
    rows = rows.of(matter) if matter else rows
    return rows.to_somebody_called(words) if words else rows


def _letters(letters, words, matter):
    found = letters.search_recipient(words)
    return (found.about(matter) if matter else found).soonest_first()[:50]


def _row(reminder):
    """With its rule in a sentence, and in words why it does not go."""
    rule = RULES.get(reminder.rule)
    because = Because(reminder.because).label if reminder.because else ""
    return {"reminder": reminder, "sentence": rule.sentence if rule else "", "because": because}
