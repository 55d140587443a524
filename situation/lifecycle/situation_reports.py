"""The lägesrapport, step by step: drafted for its fourteen days, written in, approved and frozen, shared and told."""

import logging

from django.db import transaction
from django.db.models import Max

from councils.models import Body, Kind
from meetings.lifecycle import meetings
from meetings.models import Meeting, State
from meetings.models.states import BEING_WRITTEN
from office import clock, journal
from office.almanac import local
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import Stale
from situation import sharing
from situation.documents import content_of, counted, freeze_editions, written_over
from situation.lifecycle.telling import tell_the_council
from situation.models import ActionPlace, SituationReport, SituationReportState, Variant
from situation.periods import before_meeting

logger = logging.getLogger(__name__)

est = Lifecycle("situation")
situation_reports = Lifecycle("situation")

DRAFT, APPROVED, SHARED = SituationReportState.DRAFT, SituationReportState.APPROVED, SituationReportState.SHARED


def its_days_are_over(report):
    """What is approved is not counted again, so nothing of it may be still to come."""
    if report.last_day >= clock.today():
        return "Perioden är inte slut än. Rapporten kan godkännas dagen efter den sista dagen."
    return ""


def its_meeting_has_begun(report):
    if report.meeting_id is None or report.meeting.state not in BEING_WRITTEN:
        return "Åtgärder antecknas när mötet har börjat och tills protokollet skickas för justering."
    return ""


@est.step(label="Skapa utkast", done="Utkastet är skapat.", asks=True)
def draft_situation_report(body, by, meeting):
    """For the fourteen days before the meeting. Whoever comes second gets the one that is there."""
    if meeting.body_id != body.pk:
        raise StepRefused("Mötet hör till ett annat organ.")
    report, is_changed = drafted(meeting)
    if not is_changed:
        raise AlreadyDone(report)
    return report


def draft_what_is_due(now):
    """The lägesrapporter of the meetings to come whose fourteen days are over; how many were made."""
    coming = Meeting.objects.of_bodies(Body.objects.of(Kind.EST)).coming(now).with_body().in_order()
    return sum(_safely(_drafted_by_itself, meeting) for meeting in coming[:4])


def _safely(act, *about):
    """One that fails stops no other; it is tried again on the next round."""
    try:
        return act(*about)
    except Exception:
        logger.exception("%s: %s failed", act.__name__, about)
        return False


@transaction.atomic
def _drafted_by_itself(meeting):
    if before_meeting(meeting.day).last >= clock.today():
        return False
    report, is_changed = drafted(meeting)
    if is_changed:
        journal.note(report, "Utkastet skapades av sig självt", by=None)
    return is_changed


def drafted(meeting):
    """The meeting's lägesrapport, and whether it came just now. A number once given is never given again."""
    body = Body._base_manager.select_for_update(no_key=True).get(pk=meeting.body_id)
    period = before_meeting(local(meeting.starts_at).date())
    if known := SituationReport.objects.of_body(body).of_days(period).first():
        return known, _look_at_it_at(known, meeting)
    year = period.first.isocalendar().year
    last = SituationReport.objects.of_year(body, year).aggregate(last=Max("number"))["last"] or 0
    told = {"first_day": period.first, "last_day": period.last, "year": year, "number": last + 1}
    made = SituationReport(body=body, meeting=_freed(meeting), made_at=clock.now(), **told)
    made.content = counted(made)
    made.save(force_insert=True)
    return made, True


def _look_at_it_at(report, meeting):
    """A draft goes to the later meeting when there are two in a week, and to any when its own is not to be."""
    if not report.is_draft or report.meeting_id == meeting.pk or not _gives_way(report.meeting, meeting):
        return False
    report.meeting = _freed(meeting)
    SituationReport.objects.filter(pk=report.pk).update(meeting=report.meeting)
    return True


def _gives_way(its_own, meeting):
    if its_own is None or its_own.state == State.CANCELLED:
        return True
    is_to_come = its_own.state in {State.PLANNED, State.CALLED, State.SUMMONED}
    return is_to_come and its_own.starts_at < meeting.starts_at


def _freed(meeting):
    """The meeting, which was moved here from other weeks, leaves their draft; what was approved there keeps it."""
    SituationReport.objects.drafts().filter(meeting=meeting).update(meeting=None)
    return None if SituationReport.objects.filter(meeting=meeting).exists() else meeting


def count_drafts_anew():
    """What was reported and judged since; what somebody has written in a draft stands."""
    for pk in SituationReport.objects.drafts().values_list("pk", flat=True):
        _safely(_count_by_itself, pk)


@transaction.atomic
def _count_by_itself(pk):
    report = SituationReport.objects.drafts().select_for_update(no_key=True).filter(pk=pk).first()
    if report:
        _count(report)


def _count(report):
    """The version stays: nothing that anybody wrote is changed."""
    fresh = counted(report)
    if fresh["facts"] != report.content.get("facts"):
        SituationReport.objects.filter(pk=report.pk).update(content=report.content | fresh)
        report.content |= fresh


@situation_reports.step(DRAFT, label="Räkna om", done="Siffrorna är räknade på nytt.", journalled=False)
def recount(report, by):
    """With what has been judged since it was last counted."""
    _count(report)


@situation_reports.step(DRAFT, label="Skriv i rapporten", done="Texten är sparad.", asks=True)
def write_situation_report(report, by, over, words):
    """The words that were changed, over the version that was read; whoever comes second sees both."""
    if report.version != over:
        raise Stale(report)
    report.write(over, content=report.content | {"words": written_over(report, words)})


@situation_reports.step(
    DRAFT, label="Anteckna åtgärd", done="Åtgärden är antecknad.", needs=[its_meeting_has_begun], asks=True
)
def decide(report, by, text, due_on, place=None, once=None, **owner):
    """The group agrees on something: what, where, who and by when. It is the meeting's action, with a place."""
    action = meetings["add_action"](report.meeting, by=by, text=text, due_on=due_on, once=once, **owner)
    if place:
        ActionPlace.objects.get_or_create(action=action, defaults={"place": place})
    return action


@situation_reports.step(
    DRAFT, to=APPROVED, label="Godkänn rapporten", done="Rapporten är godkänd.", needs=[its_days_are_over], asks=True
)
def approve_situation_report(report, by, over, counted_at):
    """What is counted, agreed and written is frozen, and the documents for each kind of reader are made."""
    if (report.version, report.content["counted_at"]) != (over, counted_at):
        raise StepRefused("Rapporten har ändrats sedan du läste den. Läs den igen och godkänn sedan.")
    now = clock.now()
    report.content = content_of(report)
    report.approved_at, report.approved_by = now, by
    report.save(update_fields=["content", "approved_at", "approved_by"])
    freeze_editions(report, report.content, now)


@situation_reports.step(APPROVED, SHARED, to=SHARED, label="Dela rapporten", done="Rapporten är delad.", asks=True)
def share_situation_report(report, by, variants, words=""):
    """Each edition to those who have not had it; to whom is kept. The council gets it on its agenda too."""
    if not variants:
        raise StepRefused("Välj vilka som ska få rapporten.")
    sent = [sharing.send(edition, by, words) for edition in report.editions.of_variants(variants).with_documents()]
    is_for_council = Variant.COUNCIL in variants and report.council_item_id is None
    if not any(sent) and not is_for_council:
        raise StepRefused("Alla som du valde har redan fått rapporten.")
    if is_for_council:
        report.council_item = tell_the_council(report, by)
    report.shared_at = report.shared_at or clock.now()
    report.save(update_fields=["shared_at", "council_item"])
