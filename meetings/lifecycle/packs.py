"""A whole meeting as one file, asked for; the same content is made once."""

from meetings.models import Pack, PackKind
from meetings.packs import gather, wake
from office import clock
from office.documents import on_commit_once
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

packs = Lifecycle("meetings")


@packs.step(label="Beställ mötet som en fil", done="Filen är beställd.")
def ask_for_pack(meeting, by, kind, with_secrets=False):
    """A worker makes it; whoever asks for what is already there, or on its way, gets that."""
    if with_secrets and not by.has_perm("meetings.read_secret", meeting):
        raise StepRefused("Du får inte läsa det som ska sekretessprövas.")
    fingerprint = gather(meeting, with_secrets=with_secrets).fingerprint
    same = Pack.objects.of(meeting, fingerprint).filter(kind=kind, with_secrets=with_secrets)
    if there := same.unfailed().last():
        raise AlreadyDone(there)
    on_commit_once(wake)
    return Pack.objects.create(
        meeting=meeting,
        kind=PackKind(kind),
        with_secrets=with_secrets,
        fingerprint=fingerprint,
        asked_by=by,
        asked_at=clock.now(),
    )
