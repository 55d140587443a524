from django.conf import settings
from django.db import models
from django.db.models import Q

from councils.models import Organisation


class Area(models.Model):
    """A part of the municipality, with SCB's code where it has one."""

    code = models.CharField("kod", max_length=20, unique=True)
    name = models.CharField("namn", max_length=120)
    population = models.PositiveIntegerField("invånare", null=True, blank=True)
    population_year = models.PositiveSmallIntegerField("år", null=True, blank=True)
    source = models.CharField("källa", max_length=160, blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    class Meta:
        verbose_name, verbose_name_plural = "område", "områden"
        ordering = ["order", "code"]

    def __str__(self):
        return self.name


class Category(models.Model):
    """What a report is about, in two levels."""

    key = models.SlugField("nyckel", max_length=60, unique=True)
    name = models.CharField("namn", max_length=80)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="huvudkategori")
    is_restricted = models.BooleanField("visas bara för samordnaren", default=False)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    class Meta:
        verbose_name, verbose_name_plural = "kategori", "kategorier"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name


class RapporteurQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))


class Rapporteur(models.Model):
    """Someone trained to report to the EST group on behalf of an organisation, for a time."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="reports_for"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisation", related_name="rapporteurs"
    )
    since = models.DateField("från")
    until = models.DateField("till och med", null=True, blank=True)

    objects = RapporteurQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "rapportör", "rapportörer"

    def __str__(self):
        return f"{self.person} för {self.organisation}"
