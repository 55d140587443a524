"""The minutes, step by step: sent for approval, looked through, approved and, openly, opened again."""

from django.db.models import Max

from councils.models import Body, Kind
from meetings import documents, letters
from meetings.lifecycle.meetings import meetings
from meetings.lifecycle.sittings import left, roll_is_called
from meetings.models import Approval, Decision, Meeting, Minutes, MinutesState, Presence, Record, Remark, State
from office import clock
from office.lifecycle import AlreadyDone, StepRefused

LED, ADJUSTED = "Ordförande vid mötet", "Justerare"


def every_item_is_closed(meeting):
    return " ".join(f"Punkt {item.number}, ”{item.title}”, har inget utfall." for item in left(meeting))


def minutes_were_sent(meeting):
    return "" if meeting.minutes_versions.exists() else "Texten har inte skickats för justering än."


@meetings.step(
    State.HELD,
    to=State.FOR_APPROVAL,
    label="Skicka för justering",
    done="Texten är skickad för justering.",
    needs=[every_item_is_closed, roll_is_called],
    asks=True,
)
def send_minutes(meeting, by, chair, secretary=None, adjuster=None, words=""):
    """What was written is locked, decisions get their numbers, and those who approve are asked to."""
    _must_be_able_to_approve(meeting, chair, adjuster)
    Meeting.objects.filter(pk=meeting.pk).update(chair=chair, secretary=secretary, adjuster=adjuster)
    _number_decisions(meeting)
    _lock(meeting, True)
    # Read anew, now that nobody can write any more.
    fresh = Meeting.objects.with_body().get(pk=meeting.pk)
    minutes = _next_version(fresh, by)
    Approval.objects.bulk_create(_approvals(minutes, chair, adjuster))
    meeting.refresh_from_db()
    letters.minutes_to_approve(minutes, words)
    return minutes


@meetings.step(State.FOR_APPROVAL, State.APPROVED, label="Justera", done="Du har justerat.", sends=True)
def approve_minutes(meeting, by, over=None):
    """One of those who approve does; with the last of them the minutes are approved, frozen and sent.

    `over` is the number of the version that was read; without it the latest is meant.
    """
    minutes = meeting.minutes_versions.latest()
    if over not in (None, minutes.number):
        raise StepRefused("Texten har ändrats sedan du läste den. Läs den igen och justera sedan.")
    mine = minutes.approvals.filter(person=by)
    if not mine.missing().update(approved_at=clock.now()):
        raise AlreadyDone(minutes)
    if not minutes.approvals.missing().exists():
        _settle(meeting, minutes)
    return minutes


@meetings.step(
    State.FOR_APPROVAL, to=State.HELD, label="Lämna tillbaka för ändring", done="Tillbakalämnat för ändring.", asks=True
)
def return_minutes(meeting, by, text):
    """Something must be changed first: everything can be written in again."""
    minutes = meeting.minutes_versions.latest()
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.RETURNED)
    Remark.objects.create(minutes=minutes, text=text, by=by, at=clock.now())
    _lock(meeting, False)
    letters.minutes_returned(minutes, by, text)
    return minutes


@meetings.step(
    State.FOR_APPROVAL,
    State.HELD,
    label="Skriv en kommentar",
    done="Kommentaren är sparad.",
    needs=[minutes_were_sent],
    asks=True,
)
def remark(meeting, by, text, item=None, once=None):
    """A comment in the margin, to an item or to the whole."""
    if once and (made := Remark.objects.filter(once=once).first()):
        raise AlreadyDone(made)
    minutes = meeting.minutes_versions.latest()
    return Remark.objects.create(minutes=minutes, item=item, text=text, by=by, at=clock.now(), once=once)


@meetings.step(
    State.FOR_APPROVAL,
    State.HELD,
    label="Markera kommentaren som åtgärdad",
    done="Kommentaren är markerad som åtgärdad.",
)
def settle_remark(meeting, by, remark):
    """What the comment asked for is done, or needed nothing."""
    if not Remark.objects.of_meeting(meeting).unsettled().filter(pk=remark.pk).update(settled_at=clock.now()):
        raise AlreadyDone(remark)


@meetings.step(State.APPROVED, to=State.HELD, label="Öppna texten igen", done="Texten är öppen igen.", asks=True)
def reopen_minutes(meeting, by, reason):
    """A visible act: the approved version stays as it was, marked as replaced, and the reason heads the next."""
    if not reason.strip():
        raise StepRefused("Skriv varför texten öppnas igen.")
    minutes = meeting.minutes_versions.latest()
    Minutes.objects.filter(pk=minutes.pk).update(state=MinutesState.REOPENED, reopened_because=reason.strip())
    _lock(meeting, False)
    letters.minutes_reopened(minutes, by, reason.strip())
    return minutes


def those_present(meeting):
    return [each.person for each in meeting.called if each.presence == Presence.PRESENT]


def _must_be_able_to_approve(meeting, chair, adjuster):
    if adjuster == chair:
        raise StepRefused("Justeraren är någon annan än den som ledde mötet.")
    if meeting.body.has_adjuster and adjuster is None:
        raise StepRefused("Välj vem som justerar tillsammans med ordföranden.")
    there = those_present(meeting)
    for person in filter(None, (chair, adjuster)):
        if person not in there:
            raise StepRefused(f"{person.name} var inte med på mötet och kan inte justera.")


def _number_decisions(meeting):
    """Next in the body's year, in the order of the items; a number once given is never given again."""
    Body._base_manager.select_for_update(no_key=True).get(pk=meeting.body_id)
    waiting = Decision.objects.filter(item__meeting=meeting, number=None).order_by("item__position", "item")
    for decision in waiting:
        of_the_year = Decision.objects.filter(body=decision.body_id, year=decision.year)
        decision.number = (of_the_year.aggregate(last=Max("number"))["last"] or 0) + 1
        decision.save(update_fields=["number"])


def _lock(meeting, is_locked):
    """While it is locked the database itself refuses every change."""
    on_agenda = meeting.items.on_agenda().values("pk")
    for rows in (
        meeting.items.on_agenda(),
        meeting.participants,
        Record.objects.filter(item__in=on_agenda),
        Decision.objects.filter(item__in=on_agenda),
    ):
        rows.update(is_locked=is_locked)


def _next_version(meeting, by):
    last = meeting.minutes_versions.latest()
    return Minutes.objects.create(
        meeting=meeting,
        number=last.number + 1 if last else 1,
        content=documents.minutes_content(meeting),
        sent_at=clock.now(),
        sent_by=by,
    )


def _approvals(minutes, chair, adjuster):
    people = [(chair, LED), (adjuster, ADJUSTED)]
    return [Approval(minutes=minutes, person=person, role=role) for person, role in people if person]


def _settle(meeting, minutes):
    """With everyone's approval the words are frozen, and the state moves last."""
    now = clock.now()
    minutes.document, minutes.public_document = documents.freeze_minutes(minutes, now)
    minutes.approved_at, minutes.state = now, MinutesState.APPROVED
    minutes.save(update_fields=["document", "public_document", "approved_at", "state"])
    letters.minutes_approved(minutes)
    if meeting.body.kind == Kind.COUNCIL:
        letters.spreading(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(state=State.APPROVED)
    meeting.state = State.APPROVED
