"""What the register says of a record beside what the record says itself."""

from django.db import models

from office.constraints import one_of
from office.models import Versioned


class Direction(models.TextChoices):
    RECEIVED = "received", "Inkommen"
    DRAWN_UP = "drawn_up", "Upprättad"


class FilingQuerySet(models.QuerySet):
    def of(self, matters):
        return {each.matter: each for each in self.filter(matter__in=matters)}

    def having(self, condition):
        """The keys of the records of each kind whose filing says so: {label: keys}."""
        found = {}
        for matter in self.filter(condition).values_list("matter", flat=True):
            label, _, pk = matter.partition("/")
            found.setdefault(label, []).append(int(pk))
        return found


class Filing(Versioned):
    """A record's number in the municipality's own register, and whom it came from or went to."""

    matter = models.CharField("handling", max_length=100, unique=True)
    dnr = models.CharField("diarienummer", max_length=60, blank=True)
    direction = models.CharField("inkommen eller upprättad", max_length=10, choices=Direction)
    party = models.CharField("från eller till", max_length=200, blank=True)
    note = models.CharField("anteckning", max_length=300, blank=True)

    objects = FilingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "uppgift i registret", "uppgifter i registret"
        constraints = [one_of("direction", Direction, name="filing_direction_is_known")]

    def __str__(self):
        return f"Registret: {self.matter}"
