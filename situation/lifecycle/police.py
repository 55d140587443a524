"""What the police tell in figures: written down by the coordinator, corrected and taken away.

A figure is corrected over the one that was read, so that nobody's correction is lost under another's.
"""

from django.db import IntegrityError, transaction

from office import clock
from office.lifecycle import Lifecycle, StepRefused
from situation.models import PoliceFigure

groups, figures = Lifecycle("situation"), Lifecycle("situation")

TWICE = "Det finns redan en uppgift om samma kategori, område och dagar. Rätta den i stället."


@groups.step(label="Skriv in uppgiften", done="Uppgiften är inskriven.", asks=True)
def enter_figure(group, by, **told):
    """For the EST group, as it was told."""
    figure = PoliceFigure(**told, entered_by=by, entered_at=clock.now())
    _save(figure, force_insert=True)
    return figure


@figures.step(label="Rätta", done="Uppgiften är rättad.", asks=True)
def correct_figure(figure, by, over, **told):
    """What stands is what was told last; the journal tells that it was corrected."""
    _must_be_as_read(figure, over)
    for name, value in told.items():
        setattr(figure, name, value)
    figure.version, figure.entered_by, figure.entered_at = figure.version + 1, by, clock.now()
    _save(figure)


@figures.step(label="Ta bort", done="Uppgiften är borttagen.", asks=True)
def remove_figure(figure, by, over):
    _must_be_as_read(figure, over)
    PoliceFigure.objects.filter(pk=figure.pk).delete()


def _must_be_as_read(figure, over):
    if figure.version != over:
        raise StepRefused("Uppgiften har ändrats sedan du öppnade den. Läs den igen.")


def _save(figure, **how):
    """Two who write the same at once have both seen that it was not there; the database sees that it is."""
    try:
        with transaction.atomic():
            figure.save(**how)
    except IntegrityError as fault:
        raise StepRefused(TWICE) from fault
