"""The agenda as a document."""

from django.conf import settings

from councils.letters import coordinators
from councils.models import Kind, Role
from guideline.models import Municipality
from meetings import changes, previous
from meetings.models import Agenda, Attachment, Openness
from office import documents
from office.almanac import clock_time, moment, span
from office.guarding import all_outward, outward


def freeze_agenda(meeting, by, now, *, is_late, late_reason):
    """Make the meeting's next agenda version: its words, its document, and what changed since the last."""
    last = meeting.agendas.order_by("number").last()
    content = agenda_content(meeting)
    number = last.number + 1 if last else 1
    municipality = Municipality.objects.first()
    content |= {
        "municipality": municipality.name if municipality else "",
        "chair": _chair(meeting),
        "coordinator": ", ".join(person.name for person in coordinators(meeting.day)),
        "coordinator_email": municipality.contact if municipality else "",
        "version": number,
        "changes": changes.between(last.content, content) if last else [],
        "sent": moment(now),
        "late": is_late,
        "late_reason": outward(late_reason),
    } | _lateness(meeting)
    _mark_new_items(content, last)
    document = documents.freeze(
        "meetings/documents/agenda.html",
        {"agenda": content},
        matter=f"meetings.meeting/{meeting.pk}",
        title=f"Dagordning {content['body_short']} {meeting.day}, version {number}",
        file_name=f"dagordning-{meeting.body.key}-{meeting.day}-v{number}.pdf",
        made_at=now,
    )
    return Agenda.objects.create(
        meeting=meeting,
        number=number,
        content=content,
        changes=content["changes"],
        sent_at=now,
        sent_by=by,
        deadline=meeting.agenda_deadline,
        is_late=is_late,
        late_reason=late_reason,
        recipients=len(content["called"]),
        document=document,
    )


def changes_since_sent(meeting):
    """What a new version would say has changed; nothing when none is sent or nothing differs."""
    last = meeting.agendas.order_by("number").last()
    return changes.between(last.content, agenda_content(meeting)) if last else []


def agenda_content(meeting):
    """What the agenda says now, in plain words and numbers."""
    named = [paper for paper in Attachment.objects.of_meeting(meeting) if not paper.is_secret]
    previous.bring(meeting)
    deadline = meeting.agenda_deadline
    items = [_item(number, item, named) for number, item in enumerate(meeting.agenda_items, start=1)]
    return {
        "body": meeting.body.name,
        "body_short": meeting.body.short,
        "when": span(meeting.starts_at, meeting.ends_at),
        "ends": clock_time(meeting.ends_at),
        "runs_over_to": clock_time(meeting.agenda_ends_at) if meeting.agenda_ends_at > meeting.ends_at else "",
        "place": meeting.place,
        "deadline": moment(deadline) if deadline else "",
        "greeting": meeting.greeting,
        "absence": "" if meeting.body.kind == Kind.COUNCIL else Kind(meeting.body.kind).absence,
        "url": settings.SITE_URL + meeting.get_absolute_url(),
        "attachments": all_outward([paper.file.name for paper in named if paper.meeting_id]),
        "papers": [paper.file.sha256 for paper in named if paper.meeting_id],
        "items": [all_outward(item) | {"papers": _marks(item, named)} for item in items],
        "called": [_called(each) for each in meeting.called],
    }


def _item(number, item, papers):
    shown = item.openness != Openness.SECRET
    return {
        "id": item.pk,
        "number": number,
        "clock": clock_time(item.begins_at),
        "minutes": item.minutes,
        "title": item.title,
        "kind": item.kind_label,
        "presenter": item.presenter if shown else "",
        "text": item.text if shown else "",
        "openness": item.openness_label,
        "secrecy_ground": item.secrecy_ground,
        "attachments": [paper.file.name for paper in papers if paper.item_id == item.pk] if shown else [],
        "is_secret": not shown,
        "late_because": item.late_because if shown else "",
        "brought": getattr(item, "brought", None),
        "added_in": 1,
    }


def _marks(item, papers):
    """What tells a paper from another with the same name; in the order of the names."""
    return [] if item["is_secret"] else [paper.file.sha256 for paper in papers if paper.item_id == item["id"]]


def _lateness(meeting):
    """What came late came late, whatever has been added since: every version says so, as the first did."""
    first = meeting.agendas.order_by("number").first()
    if first is None or not first.is_late:
        return {}
    return {
        "late": True,
        "late_reason": outward(first.late_reason),
        "deadline": moment(first.deadline),
        "first_sent": moment(first.sent_at),
    }


def _mark_new_items(content, last):
    """An item remembers in which version it came."""
    came = {item["id"]: item["added_in"] for item in last.content["items"]} if last else {}
    for item in content["items"]:
        item["added_in"] = came.get(item["id"], content["version"])


def _called(each):
    return {
        "name": each.person.name,
        "function": each.function,
        "organisation": each.organisation,
        "role": each.role,
    }


def _chair(meeting):
    """The chair's name, nothing when that seat is empty, None for a body without one."""
    if not meeting.body.seats.of_role(Role.CHAIR).exists():
        return None
    return next((each.person.name for each in meeting.called if each.role == Role.CHAIR.label), "")
