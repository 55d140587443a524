"""Who may see a thing: its class, and every time somebody decided it."""

from django.conf import settings
from django.db import models

from office.constraints import one_of


class Openness(models.TextChoices):
    OPEN = "open", "Öppen"
    INTERNAL = "internal", "Intern"
    SECRET = "secret", "Sekretess ska prövas"


class ClassedQuerySet(models.QuerySet):
    def secret(self):
        return self.filter(openness=Openness.SECRET)

    def not_secret(self):
        return self.exclude(openness=Openness.SECRET)

    def open_to_all(self):
        return self.filter(openness=Openness.OPEN)


class Classed(models.Model):
    """Something with a class. That secrecy is to be tried is a warning; whether it holds is decided when somebody asks.

    The step `classify` (office.classes) changes it, and says in a Marking who did and when.
    """

    openness = models.CharField("öppenhet", max_length=20, choices=Openness, default=Openness.INTERNAL)
    secrecy_ground = models.CharField("lagrum", max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def is_secret(self):
        return self.openness == Openness.SECRET

    @property
    def openness_label(self):
        return Openness(self.openness).label


class MarkingQuerySet(models.QuerySet):
    def of(self, *matters):
        """Oldest first."""
        return self.filter(matter__in=matters).select_related("by").order_by("at", "pk")


class Marking(models.Model):
    """A decision on a thing's class. The database refuses to change or remove it."""

    matter = models.CharField("ärende", max_length=100, db_index=True)
    openness = models.CharField("öppenhet", max_length=20, choices=Openness)
    secrecy_ground = models.CharField("lagrum", max_length=120, blank=True)
    reason = models.CharField("varför", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    objects = MarkingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "märkning", "märkningar"
        constraints = [one_of("openness", Openness, name="marking_is_known")]

    def __str__(self):
        return f"{Openness(self.openness).label} ({self.matter})"
