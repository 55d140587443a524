from django.conf import settings
from django.db import models

from office.almanac import local


class EntryQuerySet(models.QuerySet):
    def about(self, matters):
        return self.filter(matter__in=list(matters)).select_related("by").order_by("at", "pk")


class Entry(models.Model):
    """A line in the journal. The database refuses to change or remove it."""

    matter = models.CharField("ärende", max_length=100)
    number = models.PositiveIntegerField("nummer")
    what = models.CharField("vad", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    right = models.CharField("med vilken rätt", max_length=100, blank=True)
    details = models.JSONField("uppgifter", default=dict)
    at = models.DateTimeField("när", db_index=True)
    hash = models.CharField("kontrollsumma", max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "journalrad", "journal"
        constraints = [models.UniqueConstraint(fields=["matter", "number"], name="one_line_per_number")]

    def __str__(self):
        return f"{local(self.at).date()} {self.what}"
