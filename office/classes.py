"""The class of a thing: decided in a step, with the ground in the act where secrecy is to be tried, and kept."""

from office import clock
from office.journal import matter_of
from office.lifecycle import Lifecycle, StepRefused
from office.models import Marking, Openness, Stale, Versioned

documents = Lifecycle("office")


def can_be_classified(lifecycle):
    """Give the lifecycle the step by which its things are marked, locked ones too: their words stay as they are."""
    return lifecycle.step(label="Ändra öppenhet", done="Öppenheten är ändrad.", asks=True, despite_lock=True)(classify)


def standing(subject):
    """The class that somebody reads, and writes another over."""
    return f"{subject.openness}/{subject.secrecy_ground}"


def classify(subject, by, openness, secrecy_ground="", reason="", over=None):
    """How the thing is to be treated from now on, everywhere; `over` is what stood when it was read."""
    if over not in (None, standing(subject)):
        raise Stale(subject)
    if openness == Openness.SECRET and not secrecy_ground.strip():
        raise StepRefused("Välj vilket lagrum som kan gälla.")
    ground = secrecy_ground.strip() if openness == Openness.SECRET else ""
    write(subject, openness, ground)
    return mark(subject, by, reason)


def mark(subject, by, reason=""):
    """Keep who decided that the thing is classed as it is now."""
    return Marking.objects.create(
        matter=matter_of(subject),
        openness=subject.openness,
        secrecy_ground=subject.secrecy_ground if subject.is_secret else "",
        reason=reason,
        by=by,
        at=clock.now(),
    )


def write(subject, openness, ground):
    """Whoever has the text open must see the mark before they save over it: the version goes up."""
    fields = {"openness": openness, "secrecy_ground": ground}
    if isinstance(subject, Versioned) and not getattr(subject, "is_locked", False):
        subject.write(subject.version, **fields)
        return
    type(subject)._base_manager.filter(pk=subject.pk).update(**fields)
    subject.openness, subject.secrecy_ground = openness, ground


can_be_classified(documents)
