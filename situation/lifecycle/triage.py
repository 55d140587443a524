"""Triage: the coordinator reads each report before anybody else does, and what was done stays in its history.

Each step says which version of the report it was taken on, so that nothing is approved that was not read. The history
is the report's own; the journal, which names and is never removed, is not written in.
"""

from collections import defaultdict
from functools import partial

from django.db import transaction

from office import clock
from office.lifecycle import Lifecycle, StepRefused
from situation import letters
from situation.models import (
    BEFORE_TRIAGE,
    Handled,
    Handling,
    Origin,
    Place,
    Precision,
    Rapporteur,
    Report,
    ReportState,
)

reports = Lifecycle("situation")

STANDING = (*BEFORE_TRIAGE, ReportState.APPROVED)
# What undoing goes back to.
REMEMBERED = (
    "state", "category_id", "place_id", "cell", "area_id", "precision", "severity", "text", "handled_by", "handled_how",
    "merged_into_id",
)  # fmt: skip


@reports.step(*BEFORE_TRIAGE, label="Godkänn", done="Rapporten är godkänd.", journalled=False)
def approve(report, by, over):
    """It counts, and the EST group may read it."""
    _handle(report, by, over, Handled.APPROVED, state=ReportState.APPROVED)


@reports.step(*BEFORE_TRIAGE, label="Fråga tillbaka", done="Frågan är skickad.", asks=True, journalled=False)
def ask_back(report, by, over, why):
    """Whoever reported gets a letter with the question, and answers by a link; the report waits for it."""
    if not hasattr(report, "origin"):
        raise StepRefused("Det är inte sparat längre vem som rapporterade. Bedöm rapporten som den är.")
    rapporteur = Rapporteur.objects.who_can_answer(report, clock.today()).for_lists().first()
    if rapporteur is None:
        raise StepRefused("Den som rapporterade är inte rapportör längre. Bedöm rapporten som den är.")
    if not report.origin.may_be_contacted:
        raise StepRefused("Den som rapporterade vill inte bli kontaktad. Bedöm rapporten som den är.")
    _handle(report, by, over, Handled.ASKED, why, state=ReportState.ASKED)
    letters.question(rapporteur, why)


@reports.step(
    ReportState.ASKED, to=ReportState.NEW, label="Komplettera", done="Svaret är skickat.", asks=True, journalled=False
)
def complete(report, by, text):
    """The question is answered, in the words of the report; the coordinator reads it again."""
    before = {name: getattr(report, name) for name in REMEMBERED}
    Handling.objects.create(report=report, what=Handled.COMPLETED, before=before, by=None, at=clock.now())
    Origin.objects.filter(report=report).update(text=text)
    _write(report, text=text)


@reports.step(*STANDING, label="Avvisa", done="Rapporten är avvisad.", asks=True, journalled=False)
def reject(report, by, over, why):
    """It does not count: no matter for EST, about a person, or made in jest. What others told of the same may still."""
    _must_be_as_read(report, over)
    given_back = give_back(report.merged.all())[report.pk]
    _handle(report, by, over, Handled.REJECTED, why, besides={"given_back": given_back}, state=ReportState.REJECTED)


@reports.step(*STANDING, label="Bedöm om", done="Bedömningen är ändrad.", asks=True, journalled=False)
def recategorise(report, by, over, *, category, severity, place=None, area=None, why=""):
    """Another category, severity or place than the rapporteur chose; what they chose is kept beside it."""
    where = _elsewhere(place, area) if place or area else {}
    _handle(report, by, over, Handled.RECATEGORISED, why, category=category, severity=severity, **where)


@reports.step(*STANDING, label="Maska", done="Rapporten är maskad.", asks=True, journalled=False)
def mask(report, by, over, text, drop_photo=False, *, handled_by=None, handled_how=None):
    """The words without what points at a person, for all who read them; the text as it was written stands in the
    origin. What is not told of who has done what stays.
    """
    photo = report.photo.name if drop_photo else ""
    handled = {"handled_by": handled_by, "handled_how": handled_how}
    told = {"text": text} | {name: words for name, words in handled.items() if words is not None}
    _handle(report, by, over, Handled.MASKED, **told, **({"photo": ""} if photo else {}))
    if photo:  # not before it is certain
        transaction.on_commit(partial(report.photo.storage.delete, photo), robust=True)


@reports.step(*STANDING, label="Slå ihop", done="Rapporterna är sammanslagna.", asks=True, journalled=False)
def merge(report, by, over, into):
    """Two have told of the same thing: it counts once. Those that were merged into this one follow."""
    into = Report.objects.select_for_update().get(pk=into.pk)
    if into.pk == report.pk:
        raise StepRefused("En rapport går inte att slå ihop med sig själv.")
    if into.state not in STANDING:
        raise StepRefused("Den andra rapporten har avvisats eller slagits ihop med en annan.")
    _merge(report, by, over, into)


@reports.step(label="Ångra", done="Steget är ångrat.", journalled=False)
def undo_handling(report, by, over):
    """The last thing done in triage is as if it had not been; that it was done and undone stays in the history.

    What was answered since is the rapporteur's, and stays. Those that a rejection gave back tell of the same thing
    again, and would count beside it.
    """
    last = report.handlings.undoable().last()
    if last is None:
        raise StepRefused("Det finns inget att ångra.")
    _must_be_as_read(report, over)
    _undo(report, last)
    for each in _given_back_by(last):
        _merge(each, by, each.version, report)


def give_back(merged):
    """Reports whose merge falls, because what they were merged into does; the latest first, for others may have
    followed it. Told by what each was merged into: the keys of those that stand again.
    """
    given_back = defaultdict(list)
    for pk in merged.by_latest_handling().values_list("pk", flat=True):
        if report := merged.filter(pk=pk).first():
            given_back[report.merged_into_id].append(pk)
            _give_back(report)
    return given_back


def _given_back_by(rejection):
    """Those that have stood by themselves since, and that nobody has judged otherwise."""
    otherwise = Handling.objects.after(rejection).standing().filter(what=Handled.RECATEGORISED).values("report")
    theirs = Report.objects.select_for_update().filter(pk__in=rejection.before.get("given_back", []))
    return theirs.in_states(STANDING).exclude(pk__in=otherwise).order_by("pk")


def _give_back(report):
    """It stands again as it did, or is read anew."""
    merge = report.handlings.undoable().filter(what=Handled.MERGED).last()
    if merge:
        _undo(report, merge)
    else:  # its history has been erased
        _write(report, state=ReportState.NEW, merged_into=None)


def _undo(report, line):
    """Those that have left what they followed the report to stay where they are now."""
    before = _where_it_is_now(line.before)
    before.pop("given_back", None)
    moved = Report.objects.filter(pk__in=before.pop("moved", []), merged_into=report.merged_into_id)
    moved.update(merged_into=report)
    if report.handlings.after(line).answers().exists():
        before.pop("text", None)
    _write(report, **before)
    line.undone_at = clock.now()
    line.save(update_fields=["undone_at"])


def _where_it_is_now(before):
    """A place that has been merged away since is the other by now, in the area of that."""
    place = Place.objects.merged().filter(pk=before.get("place_id")).first()
    return before | {"place_id": place.by_now.pk, "area_id": place.by_now.area_id} if place else dict(before)


def _merge(report, by, over, into):
    moved = list(report.merged.values_list("pk", flat=True))
    told = {"state": ReportState.MERGED, "merged_into": into}
    _handle(report, by, over, Handled.MERGED, f"Samma händelse som rapport {into.pk}", besides={"moved": moved}, **told)
    Report.objects.filter(pk__in=moved).update(merged_into=into)


def _handle(report, by, over, what, why="", *, besides=None, **fields):
    """What was there before is remembered, and `besides` that, which other reports the step took along."""
    _must_be_as_read(report, over)
    others = {name: keys for name, keys in (besides or {}).items() if keys}
    before = {name: getattr(report, name) for name in REMEMBERED} | others
    Handling.objects.create(report=report, what=what, why=why, before=before, by=by, at=clock.now())
    _write(report, **fields)


def _must_be_as_read(report, over):
    if report.version != over:
        raise StepRefused("Rapporten har ändrats sedan du öppnade den. Läs den igen.")


def _write(report, **fields):
    for name, value in fields.items():
        setattr(report, name, value)
    report.version += 1
    report.triaged_at = None if report.state in BEFORE_TRIAGE else report.triaged_at or clock.now()
    report.save()


def _elsewhere(place, area):
    if place:
        return {"place": place, "cell": "", "area": place.area, "precision": Precision.PLACE}
    return {"place": None, "cell": "", "area": area, "precision": Precision.AREA}
