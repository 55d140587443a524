"""Who may read without taking part: politicians what has been decided, auditors what they need to audit."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from councils.models.seats import PeriodQuerySet
from office.constraints import one_of


class Reader(models.TextChoices):
    POLITICIAN = "politician", "Förtroendevald"
    AUDITOR = "auditor", "Revisor"


class ReadershipQuerySet(PeriodQuerySet):
    def not_over(self, day):
        """In force that day, or later."""
        return self.filter(until__gte=day).select_related("person__organisation").order_by("until", "pk")


class Readership(models.Model):
    """A right to read, given from the page of a deciding body, from a day to a day. It always has a last day."""

    body = models.ForeignKey("councils.Body", models.PROTECT, verbose_name="organ", related_name="readerships")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="readerships"
    )
    role = models.CharField("läser som", max_length=20, choices=Reader)
    reason = models.CharField("varför", max_length=200)
    since = models.DateField("från")
    until = models.DateField("till och med")

    objects = ReadershipQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "läsrätt", "läsrätter"
        ordering = ["body", "since"]
        constraints = [
            one_of("role", Reader, name="reader_role_is_known"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="readership_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.person} läser som {self.get_role_display().lower()}"
