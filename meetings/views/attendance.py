"""A year's attendance, seat by seat: as a page and as a file for a spreadsheet."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from councils.models import Body
from meetings import statistics
from meetings.views.meetings import year_asked
from office import journal, spreadsheets


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
    """The same year as a file for a spreadsheet."""
    body, year = _seen(request, key), year_asked(request)
    file = spreadsheets.table(statistics.attendance_rows(statistics.attendance(body, year)))
    journal.exported(body, by=request.user, what="Hämtade närvaron som fil", right="meetings.see_attendance")
    answer = HttpResponse(file, content_type=spreadsheets.CONTENT_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="narvaro-{body.key}-{year}.csv"'
    return answer


def _seen(request, key):
    body = get_object_or_404(Body.objects.meeting_here(), key=key)
    if not request.user.has_perm("meetings.see_attendance", body):
        raise Http404
    return body
