"""The minutes as a document: what was written at the meeting, in the order in which it is told."""

from guideline.profile import municipality
from meetings.documents import attendance
from meetings.documents.variants import for_the_called, for_the_public
from meetings.marked import as_now
from meetings.models import Action, AgendaItem, Openness, Outcome, Record
from office import documents
from office.almanac import moment, short, span, written
from office.guarding import all_outward, outward

SPREAD = "meetings/documents/minutes.html"


def minutes_content(meeting):
    """Everything that the minutes say, what is to be tried for secrecy included. Plain words and numbers."""
    actions = _actions(meeting)
    return {
        "municipality": municipality()["municipality"],
        "word": meeting.body.minutes_word,
        "the_word": meeting.body.the_minutes,
        "body": meeting.body.name,
        "body_short": meeting.body.short,
        "day": written(meeting.day),
        "when": span(meeting.started_at or meeting.starts_at, meeting.ended_at or meeting.ends_at),
        "place": meeting.place,
        **attendance.told(meeting),
        "items": all_outward(_items(meeting, actions)),
        "actions": all_outward(actions.get(None, [])),
        "next_meeting": _next(meeting),
        "replaces": [_replaced(each) for each in meeting.minutes_versions.replaced()],
    }


def freeze_minutes(minutes, now):
    """The approved minutes as two documents: for those who were called, and for anyone when the body has open ones.

    What was marked while they waited for approval is printed as it is marked now.
    """
    content = as_now(minutes.content) | {"approvals": attendance.approvals(minutes), "version": minutes.number}
    document = _freeze(minutes, for_the_called(content), now, "")
    public = minutes.meeting.body.publishes_minutes
    return document, _freeze(minutes, for_the_public(content), now, "oppet-") if public else None


def _freeze(minutes, content, now, prefix):
    meeting = minutes.meeting
    word = content["word"].lower()
    open_to_all = ", öppen version" if content["is_public"] else ""
    return documents.freeze(
        SPREAD,
        {"minutes": content | {"approved": moment(now)}},
        matter=f"meetings.meeting/{meeting.pk}",
        title=f"{content['word']} {content['body_short']} {meeting.day}, version {minutes.number}{open_to_all}",
        file_name=f"{prefix}{word}-{meeting.body.key}-{meeting.day}-v{minutes.number}.pdf",
        made_at=now,
        openness=Openness.OPEN if content["is_public"] else Openness.INTERNAL,
    )


def _items(meeting, actions):
    records = {record.item_id: record for record in Record.objects.of_meeting(meeting).with_decisions()}
    left = [item for item in meeting.agenda_items if _is_carried(records.get(item.pk))]
    carried = {copy.carried_from_id: copy for copy in AgendaItem.objects.copied_from(left)} if left else {}
    return [
        _item(number, item, records.get(item.pk), carried.get(item.pk), actions.get(item.pk, []))
        for number, item in enumerate(meeting.agenda_items, start=1)
    ]


def _item(number, item, record, carried, actions):
    decision = getattr(record.item, "decision", None) if record else None
    goes_to = _carried(record, carried)
    return {
        "id": item.pk,
        "number": number,
        "title": item.title,
        "kind": item.kind_label,
        "presenter": item.presenter,
        "openness": item.openness,
        "openness_label": item.openness_label,
        "secrecy_ground": item.secrecy_ground,
        "notes": record.notes if record else "",
        "outcome": record.outcome_label if record else "",
        "outcome_text": _outcome_text(record, goes_to) if record and not decision else "",
        "decision": {"label": decision.label, "text": decision.text} if decision else None,
        "actions": actions,
        "carried": goes_to,
    }


def _outcome_text(record, goes_to):
    """Of an item carried over what follows the first sentence, the reason: where it went is told as it is now."""
    return record.outcome_text.partition(". ")[2] if goes_to else record.outcome_text


def _is_carried(record):
    return record is not None and record.outcome == Outcome.CARRIED


def _carried(record, copy):
    """Where an item that was not finished went."""
    if copy is None or not _is_carried(record):
        return ""
    return f"Tas upp {copy.meeting}." if copy.meeting else "Väntar på ett senare möte."


def _actions(meeting):
    """By item; those that belong to no item under None."""
    found = {}
    for action in Action.objects.of_meeting(meeting).agreed().for_lists().in_order():
        found.setdefault(action.item_id, []).append(_action(action))
    return found


def _action(action):
    """Who answers for it: the seat, or the person with the function that the public is told instead of the name."""
    if action.seat:
        who, function = action.seat.title, action.seat.title
    else:
        who, function = action.person.name, attendance.function_of(action.person)
    return {
        "what": action.text,
        "who": who,
        "function": function,
        "by_when": f"{short(action.due_on)} {action.due_on.year}",
    }


def _next(meeting):
    coming = meeting.body.meetings.standing().in_order().filter(starts_at__gt=meeting.starts_at).first()
    return ", ".join(filter(None, [moment(coming.starts_at), coming.place])) if coming else ""


def _replaced(minutes):
    return {"number": minutes.number, "reason": outward(minutes.reopened_because)}
