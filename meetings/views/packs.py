"""The whole meeting as one file: asked for, waited for and handed out while it holds what the meeting holds."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from meetings import listing, packs
from meetings.lifecycle.packs import packs as lifecycle
from meetings.models import Meeting, Pack, PackKind
from office import journal, serving, steps

TAKEN_OUT = "Hämtade mötet som en fil"


def meeting_pack(request, pk):
    """Which files there are to have, and how far each has come."""
    meeting = _seen(request, pk)
    variants = packs.variants(meeting, reads_secrets=request.user.has_perm("meetings.read_secret", meeting))
    files = _files(meeting, variants)
    context = {
        "meeting": meeting,
        "variants": [(contents, [(kind, files.get((kind, contents.fingerprint))) for kind in PackKind])
                     for contents in variants],
        "waits": any(pack.is_waiting for pack in files.values()),
        "crumbs": listing.crumbs_below(meeting),
    }  # fmt: skip
    return render(request, "meetings/pack.html", context)


@require_POST
def ask_for_pack(request, pk):
    meeting = _seen(request, pk)
    kind, with_secrets = request.POST.get("kind"), request.POST.get("secrets") == "1"
    if kind not in PackKind.values or (with_secrets and not request.user.has_perm("meetings.read_secret", meeting)):
        raise Http404
    asked = {"kind": kind, "with_secrets": with_secrets}
    return steps.press(request, lifecycle["ask_for_pack"], meeting, f"{meeting.get_absolute_url()}paket/", **asked)


def pack_file(request, pk, uuid):
    """The file itself; what it held before a paper was changed or made secret is not handed out."""
    meeting = _seen(request, pk)
    pack = get_object_or_404(Pack.objects.ready(), meeting=meeting, uuid=uuid)
    if pack.with_secrets and not request.user.has_perm("meetings.read_secret", meeting):
        raise Http404
    if packs.gather(meeting, with_secrets=pack.with_secrets).fingerprint != pack.fingerprint:
        return redirect("meeting_pack", pk)
    pack.meeting = meeting
    try:
        file = serving.handed_out(pack.file, pack.file_name, pack.content_type)
    except FileNotFoundError as error:
        raise Http404 from error
    told = {"kind": pack.kind, "with_secrets": pack.with_secrets}
    journal.exported(meeting, by=request.user, what=TAKEN_OUT, right="meetings.ask_for_pack", details=told)
    return file


def _files(meeting, variants):
    """The latest of each kind that holds what a variant holds now."""
    found = Pack.objects.of(meeting, *(contents.fingerprint for contents in variants))
    return {(pack.kind, pack.fingerprint): pack for pack in found}


def _seen(request, pk):
    return get_object_or_404(Meeting.objects.seen_by(request.user).with_body(), pk=pk)
