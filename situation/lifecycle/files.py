"""A file of reports: handed in, its columns chosen, taken in by a worker, and undone as the one matter it is."""

from django.core.files.base import ContentFile

from office import clock, uploads
from office.documents import on_commit_once
from office.lifecycle import Lifecycle, StepRefused
from situation import intake
from situation.intake.tables import Unreadable
from situation.lifecycle.reporting import organisations
from situation.lifecycle.triage import give_back
from situation.models import Handled, Handling, Import, ImportState, Mapping, Report, ReportState

files = Lifecycle("situation")

TABLES = {"csv", "xlsx"}
AT_ONCE = 2000


@organisations.step(label="Lämna en fil", done="Filen är lämnad.", asks=True)
def hand_in(organisation, by, upload):
    """It is kept and gone through; nothing in it is a report until it is taken in."""
    name = uploads.plain_name(upload.name)
    kind, data = uploads.check(name, upload)
    if kind not in TABLES:
        raise StepRefused("Välj en fil som slutar på .csv eller .xlsx.")
    known = Mapping.objects.filter(organisation=organisation).first()
    file = ContentFile(data)
    try:
        headers = intake.headers_of(file, name)
    except Unreadable as fault:
        raise StepRefused(str(fault)) from fault
    matter = Import(organisation=organisation, name=name, headers=headers, by=by, at=clock.now())
    matter.columns = intake.guess(headers, known.columns if known else {})
    matter.words = known.words if known else {}
    matter.file.save(name, ContentFile(data), save=False)
    matter.save()
    on_commit_once(intake.wake)
    return matter


@files.step(
    ImportState.READ,
    ImportState.WAITING,
    ImportState.FAILED,
    to=ImportState.WAITING,
    label="Välj kolumner",
    done="Kolumnerna är valda. Filen läses på nytt.",
    asks=True,
)
def map_columns(matter, by, columns, words):
    """Remembered for the organisation's next file; the file is gone through anew."""
    Mapping.objects.update_or_create(
        organisation=matter.organisation, defaults={"columns": columns, "words": words, "changed_at": clock.now()}
    )
    matter.columns, matter.words, matter.claimed_at, matter.tries = columns, words, None, 0
    matter.save(update_fields=["columns", "words", "claimed_at", "tries"])
    on_commit_once(intake.wake)


@files.step(ImportState.READ, to=ImportState.TAKING, label="Läs in raderna", done="Raderna läses in.")
def take_in(matter, by):
    """The rows that are right; those that are not are named and left out."""
    if matter.good == matter.known:
        raise StepRefused("Det finns inga nya rader att läsa in.")
    on_commit_once(intake.wake)


@files.step(ImportState.DONE, to=ImportState.UNDONE, label="Ångra inläsningen", done="Inläsningen är ångrad.")
def undo_import(matter, by):
    """What nobody has read goes; what has been read is rejected, with its history."""
    theirs = Report.objects.imported_in(matter)
    untouched = theirs.unjudged()
    while keys := list(untouched.values_list("pk", flat=True)[:AT_ONCE]):
        Report.objects.filter(pk__in=keys).delete()
    given_back = give_back(Report.objects.merged_into_file(matter))
    for report in theirs.exclude(state=ReportState.REJECTED):
        told = {"what": Handled.REJECTED, "why": "Inläsningen av filen ångrades.", "by": by, "at": clock.now()}
        before = {"state": report.state, "merged_into_id": report.merged_into_id, "given_back": given_back[report.pk]}
        Handling.objects.create(report=report, before=before, **told)
        report.state, report.merged_into, report.version = ReportState.REJECTED, None, report.version + 1
        report.save(update_fields=["state", "merged_into", "version"])
