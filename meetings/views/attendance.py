"""A year's attendance, seat by seat: as a page and as a file for a spreadsheet."""

import csv

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from councils.models import Body
from meetings import statistics
from meetings.views.meetings import year_asked

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def attendance(request, key):
    body, year = _seen(request, key), year_asked(request)
    found = statistics.attendance(body, year)
    context = {
        "body": body,
        "year": year,
        "years": range(request.today.year - 2, request.today.year + 1),
        "found": found,
        "chart": statistics.attendance_chart(found),
        "signs": statistics.Attendance,
        "crumbs": [("Organ", "/arbete/organ/"), (body.name, f"/arbete/organ/{body.key}/")],
    }
    return render(request, "meetings/attendance.html", context)


def attendance_csv(request, key):
    """With semicolons and a mark of its encoding, as Swedish Excel wants it."""
    body, year = _seen(request, key), year_asked(request)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="narvaro-{body.key}-{year}.csv"'
    answer.write("\ufeff")
    rows = statistics.attendance_rows(statistics.attendance(body, year))
    csv.writer(answer, delimiter=";").writerows([_plain(cell) for cell in row] for row in rows)
    return answer


def _seen(request, key):
    body = get_object_or_404(Body.objects.meeting_here(), key=key)
    if not request.user.has_perm("meetings.see_attendance", body):
        raise Http404
    return body


def _plain(cell):
    """A cell that a spreadsheet would reckon out is made text."""
    return f"'{cell}" if str(cell).startswith(STARTS_A_FORMULA) else cell
