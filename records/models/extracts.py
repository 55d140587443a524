"""What the house knows of one person, gathered when they or the coordinator ask for it (GDPR article 15)."""

from datetime import timedelta

from django.conf import settings
from django.db import models

KEPT_FOR = timedelta(days=30)


class ExtractQuerySet(models.QuerySet):
    def of(self, person):
        return self.filter(person=person).for_lists()

    def for_lists(self):
        return self.select_related("person", "asked_by").defer("content", "html", "pdf").order_by("-asked_at", "-pk")

    def unmade(self):
        return self.filter(sha256="").order_by("pk")

    def old(self, now):
        return self.filter(asked_at__lt=now - KEPT_FOR)


class Extract(models.Model):
    """A copy, and taken away after a month; that it was made stays in the journal."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="om", related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="begärd av", related_name="+")
    asked_at = models.DateTimeField("begärd")
    reason = models.CharField("varför", max_length=300)
    content = models.JSONField("innehåll")
    html = models.TextField(editable=False)
    pdf = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField("kontrollsumma", max_length=64, blank=True, editable=False)

    objects = ExtractQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "utdrag om en person", "utdrag om personer"
        ordering = ["-asked_at"]

    def __str__(self):
        return f"Uppgifter om {self.person}"

    @property
    def is_made(self):
        return bool(self.sha256)
