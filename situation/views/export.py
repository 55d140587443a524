"""The counts, and the reports, taken out as files: each time is a line in the journal."""

import tempfile

from django.contrib import messages
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from office import journal, spreadsheets
from situation.periods import PERIODS_A_YEAR, up_to
from situation.statistics.exports import TABLES, read
from situation.views.periods import asked
from situation.views.picture import must_see_reports

PAGE = "/arbete/est/hamta/"
TAKEN_OUT = "Hämtade EST:s siffror som fil"
SPANS = {"period": ("Perioden", 1), "ar": ("Året, 26 perioder", PERIODS_A_YEAR)}
MOST = {"csv": 50_000, "xlsx": 10_000}  # reports in a file: what takes some seconds to write
INSTEAD = {"csv": "Välj en kortare tid.", "xlsx": "Välj CSV, som rymmer fler, eller en kortare tid."}
IN_MEMORY = 2_000_000


@require_safe
def choose(request):
    """Which table, over which days and as which sort of file."""
    must_see_reports(request)
    period = asked(request).period
    year = up_to(period, PERIODS_A_YEAR)
    return render(request, "situation/export.html", {
        "period": period, "since": year[0].first, "tables": TABLES.values(),
        "spans": [(key, name) for key, (name, _) in SPANS.items()],
    })  # fmt: skip


@require_safe
def as_csv(request, what):
    return _file(request, what, "csv", spreadsheets.CONTENT_TYPE)


@require_safe
def as_xlsx(request, what):
    return _file(request, what, "xlsx", spreadsheets.EXCEL_TYPE)


def _file(request, what, form, content_type):
    """Made on disk, row by row; nobody gets it without the line that tells that they did."""
    must_see_reports(request)
    table, periods = TABLES.get(what), _periods(request)
    if table is None:
        raise Http404
    if what == "rapporter" and read(request.user, periods).count() > MOST[form]:
        messages.warning(request, f"Det är fler än {MOST[form]} rapporter. {INSTEAD[form]}")
        return redirect(f"{PAGE}?fran={periods[-1].first}")
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the answer closes it
    rows = table.rows(request.user, periods)
    if form == "csv":
        spreadsheets.write(rows, file)
    else:
        spreadsheets.write_workbook(rows, file, table.title)
    file.seek(0)
    days = {"first": periods[0].first, "last": periods[-1].last}
    told = {"table": journal.Told(table.key), "form": journal.Told(form), **days}
    journal.exported(request.user, by=request.user, what=TAKEN_OUT, right="situation.see_reports", details=told)
    name = f"est-{table.key}-{days['first']}-{days['last']}.{form}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)


def _periods(request):
    _, many = SPANS.get(request.GET.get("tid", ""), SPANS["period"])
    return up_to(asked(request).period, many)
