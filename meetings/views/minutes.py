"""The minutes: the draft with its margin, the versions that have been approved, and their PDFs."""

from collections import defaultdict
from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from meetings import documents, listing, marked, secrecy
from meetings.lifecycle import meetings as lifecycle
from meetings.models import Meeting, Minutes, MinutesState, Remark, State
from meetings.models.states import TOOK_PLACE
from meetings.views.links import AFTERWARDS, opened_by
from meetings.views.papers import printed
from office import steps

# The steps of the page, and how much each is to be seen.
STEPS_ON_THE_PAGE = {
    "approve_minutes": "primary",
    "send_minutes": "primary",
    "return_minutes": "secondary",
    "reopen_minutes": "secondary",
}


def minutes(request, pk):
    """What stands now: the draft for those who write and approve it, what was approved for all who see the meeting."""
    meeting = _seen(request, pk)
    versions = list(Minutes.objects.of_meeting(meeting).for_lists())
    writes = request.user.has_perm("meetings.see_draft_minutes", meeting)
    content, shown = _standing(meeting, versions, writes)
    if content is None and not versions:
        raise Http404
    return render(request, "meetings/minutes.html", _page(request, meeting, versions, content, shown, writes))


def version(request, pk, number):
    """A version that is or once was the meeting's minutes, as it was then."""
    meeting = _seen(request, pk)
    versions = list(Minutes.objects.of_meeting(meeting).for_lists())
    shown = next((each for each in versions if each.number == number and each.document_id), None)
    if shown is None:
        raise Http404
    page = _page(request, meeting, versions, shown.content, shown, False)
    return render(request, "meetings/minutes.html", page)


def pdf(request, pk, number):
    meeting = _seen(request, pk)
    return _pdf(request, get_object_or_404(_approved(meeting), number=number), meeting)


@require_POST
def settle_remark(request, pk, remark_pk):
    meeting = _seen(request, pk)
    remark = get_object_or_404(Remark.objects.of_meeting(meeting), pk=remark_pk)
    return steps.press(request, lifecycle["settle_remark"], meeting, _address(meeting), remark=remark)


def card(person, meeting):
    """What the meeting's own page shows of its minutes, once it has taken place."""
    took_place = meeting.state in TOOK_PLACE
    versions = list(Minutes.objects.of_meeting(meeting).ever_approved().for_lists()) if took_place else []
    return {
        "versions": versions[::-1],
        "may_see_draft": took_place and person.has_perm("meetings.see_draft_minutes", meeting),
        "took_place": took_place,
        "may_follow": person.has_perm("meetings.see_all") or person.sits_in(meeting.body_id),
    }


def where_after(step, meeting):
    """After work on the minutes one is back at the minutes."""
    about_minutes = step in STEPS_ON_THE_PAGE or step == "remark"
    return _address(meeting) if about_minutes else meeting.get_absolute_url()


def told_by_button(step, posted):
    """What a button says beside its name: one approves the version that was read, and a button that does not say which
    approves none.
    """
    if step != "approve_minutes":
        return {}
    number = posted.get("over", "")
    return {"over": int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0}


@opened_by("meetings.meeting")
def linked_pdf(request, link, number):
    """For one who was called to the meeting that the link opens, and no other meeting's."""
    meeting = get_object_or_404(Meeting.objects.seen_by(link.person).with_body(), pk=link.subject_pk)
    if meeting.called_as(link.person) is None:
        raise Http404
    return _pdf(request, get_object_or_404(_approved(meeting), number=number), meeting, "links/waits.html", right=None)


def by_link(person, meeting):
    """The approved minutes, on the page of a meeting's link."""
    if meeting.state not in TOOK_PLACE:
        return {}
    return {"minutes_versions": list(Minutes.objects.of_meeting(meeting).ever_approved().for_lists())[::-1]}


AFTERWARDS.append(by_link)


def _seen(request, pk):
    return get_object_or_404(Meeting.objects.seen_by(request.user).with_body().with_officers(), pk=pk)


def _approved(meeting):
    return Minutes.objects.of_meeting(meeting).ever_approved().with_document()


def _address(meeting):
    return f"{meeting.get_absolute_url()}protokoll/"


def _standing(meeting, versions, writes):
    """What the minutes say now, and which version that is; the draft has none yet."""
    latest = versions[-1] if versions else None
    if meeting.state == State.APPROVED:
        return latest.content, latest
    if not writes:
        return None, None
    if meeting.state == State.FOR_APPROVAL:
        return latest.content, latest
    return (documents.minutes_content(meeting), None) if meeting.state == State.HELD else (None, None)


def _page(request, meeting, versions, content, shown, writes):
    as_public = writes and meeting.body.publishes_minutes and request.GET.get("visa") == "oppen"
    approvals = list(shown.approvals.in_order()) if shown else []
    with_margin = writes and not as_public and meeting.state in (State.HELD, State.FOR_APPROVAL)
    remarks = list(Remark.objects.of_meeting(meeting)) if with_margin else []
    told = _told(request.user, meeting, marked.as_now(content) if shown else content, as_public)
    return {
        "meeting": meeting,
        "minutes": told and _with_margin(told, remarks),
        "shown": shown,
        "approvals": approvals,
        "versions": [each for each in reversed(versions) if each.document_id],
        "replaced": [each for each in versions if each.state == MinutesState.REOPENED],
        "is_draft": shown is None or shown.state in (MinutesState.FOR_APPROVAL, MinutesState.RETURNED),
        "as_public": as_public,
        "may_see_public": writes and meeting.body.publishes_minutes,
        "with_margin": with_margin,
        "may_remark": with_margin and bool(versions) and lifecycle["remark"].is_open(meeting, request.user),
        "may_settle": with_margin and lifecycle["settle_remark"].is_open(meeting, request.user),
        "remarks_on_the_whole": [each for each in remarks if each.item_id is None],
        "once": uuid4(),
        "steps": _steps(request.user, meeting, approvals),
        "crumbs": listing.crumbs_below(meeting),
    }


def _told(person, meeting, content, as_public):
    """The words as this reader may read them."""
    if content is None:
        return None
    if as_public:
        return documents.for_the_public(content)
    if person.has_perm("meetings.read_whole_minutes", meeting):
        secrecy.of_minutes(person, meeting, content)
        return content | {"is_public": False}
    return documents.for_the_called(content)


def _with_margin(content, remarks):
    """Each item with the comments beside it, and a key for the next."""
    by_item = defaultdict(list)
    for remark in remarks:
        by_item[remark.item_id].append(remark)
    items = [item | {"remarks": by_item[item["id"]], "once": uuid4()} for item in content["items"]]
    return content | {"items": items}


def _steps(person, meeting, approvals):
    """What can be done now. One approves once."""
    waits = any(each.person_id == person.pk and each.approved_at is None for each in approvals)
    return [
        (step, missing, STEPS_ON_THE_PAGE[step.name], f"{meeting.get_absolute_url()}steg/{step.name}/")
        for step, missing in lifecycle.open_to(person, meeting, STEPS_ON_THE_PAGE)
        if step.name != "approve_minutes" or waits
    ]


def _pdf(request, minutes, meeting, waits="meetings/minutes_waits.html", right="meetings.read_whole_minutes"):
    if minutes.document.is_secret and not (right and request.user.has_perm(right, meeting)):
        return render(request, waits, {"meeting": meeting, "minutes": minutes, "is_held_back": True}, status=403)
    if not minutes.document.is_rendered:
        return render(request, waits, {"meeting": meeting, "minutes": minutes}, status=202)
    return printed(minutes.document)
