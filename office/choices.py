"""What a person says about their own letters: how often, and when they are away. It holds for what waits too."""

from datetime import timedelta

from office import clock, letters, rerouting, sorts, wishes
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.models import Absence, Wish

choices = Lifecycle("office")


@choices.step(label="Ändra hur ofta brev kommer", done="Sparat. Så ofta kommer breven nu.")
def choose_rhythms(person, by, rhythms, via=""):
    """`rhythms` is {sort's key: rhythm}; what is not in it stays as it was."""
    if not rhythms:
        raise AlreadyDone(None)
    known = {sort.key: wishes.allowed(sort) for sort in sorts.chosen()}
    if any(rhythm not in known.get(key, ()) for key, rhythm in rhythms.items()):
        raise StepRefused("Så går det inte att välja för de breven.")
    Wish.objects.bulk_create(
        [Wish(person=person, sort=key, rhythm=rhythm) for key, rhythm in rhythms.items()],
        update_conflicts=True,
        unique_fields=["person", "sort"],
        update_fields=["rhythm"],
    )
    _move_what_is_held(person)


@choices.step(label="Säga att man är borta", done="Sparat. Medan du är borta får du inga brev som kan vänta.")
def go_away(person, by, since, until):
    Absence.objects.create(person=person, since=since, until=until)
    _move_what_is_held(person)


@choices.step(label="Vara tillbaka", done="Sparat. Breven kommer som vanligt.")
def come_back(person, by, absence):
    """From today on. Days that have not begun are taken away, those that have been are kept."""
    today = clock.today()
    if absence.since < today:
        Absence.objects.filter(pk=absence.pk).update(until=min(absence.until, today - timedelta(days=1)))
    else:
        Absence.objects.filter(pk=absence.pk).delete()
    _move_what_is_held(person)


def _move_what_is_held(person):
    rerouting.reroute(person, clock.now())
    letters.wake_on_commit()
