"""What is erased by decision: what stops it, what each run took, and the protocol that tells of it."""

from django.apps import apps
from django.conf import settings
from django.db import models

from office.almanac import local
from office.constraints import together


class HoldQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(lifted_at=None)

    def for_lists(self):
        return self.select_related("person", "by", "lifted_by").order_by("lifted_at", "-since", "-pk")


class Hold(models.Model):
    """Until it is lifted nothing of the kind, about the person and in the matter is erased; empty is any."""

    kind = models.CharField("slag", max_length=100, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="person", related_name="+"
    )
    matter = models.CharField("ärende", max_length=100, blank=True)
    reason = models.CharField("skäl", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    since = models.DateTimeField("sedan")
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="hävd av", related_name="+"
    )
    lifted_at = models.DateTimeField("hävd", null=True, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "gallringsspärr", "gallringsspärrar"
        constraints = [together("lifted_by", "lifted_at", name="a_hold_is_lifted_by_somebody")]

    def __str__(self):
        return f"Gallringsspärr {self.pk}"

    @property
    def told(self):
        """What it stops, in words."""
        what = apps.get_model(self.kind)._meta.verbose_name_plural if self.kind else "allt"
        whom = f" om {self.person}" if self.person else ""
        return f"{what}{whom}{f' i {self.matter}' if self.matter else ''}".capitalize()


class ErasureQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-at", "-pk")


class Erasure(models.Model):
    """A run that took something, with its protocol: kinds, numbers and periods, never contents."""

    at = models.DateTimeField("när")
    document = models.ForeignKey("office.Document", models.PROTECT, verbose_name="protokoll", related_name="+")

    objects = ErasureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "gallring", "gallringar"

    def __str__(self):
        return f"Gallringen {local(self.at).date()}"


class ErasureLineQuerySet(models.QuerySet):
    def untold(self):
        """Not in a protocol yet: the run goes on, or was broken off and is told of by the next."""
        return self.filter(erasure=None)


class ErasureLine(models.Model):
    """A batch, written in the same transaction as it was erased."""

    erasure = models.ForeignKey(Erasure, models.PROTECT, null=True, verbose_name="gallring", related_name="lines")
    rule = models.CharField("regel", max_length=100)
    count = models.PositiveIntegerField("antal")
    first = models.DateField("från", null=True)
    last = models.DateField("till", null=True)
    at = models.DateTimeField("när")

    objects = ErasureLineQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "gallrad omgång", "gallrade omgångar"

    def __str__(self):
        return f"{self.count} av {self.rule}"
