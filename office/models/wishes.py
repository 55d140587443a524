"""What a person has chosen about their letters, within what the law and the guideline leave to choose."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from office.constraints import one_of


class Rhythm(models.TextChoices):
    AT_ONCE = "at_once", "Genast"
    DAILY = "daily", "Samlat, varje arbetsdag"
    WEEKLY = "weekly", "Samlat, en gång i veckan"
    NEVER = "never", "Inte alls"


class Wish(models.Model):
    """How a person wants one sort of letter. Without a row: at once."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="person", related_name="wishes")
    sort = models.CharField("slag", max_length=40)  # office.sorts
    rhythm = models.CharField("när", max_length=10, choices=Rhythm)

    class Meta:
        verbose_name, verbose_name_plural = "val om brev", "val om brev"
        constraints = [
            models.UniqueConstraint(fields=["person", "sort"], name="one_wish_per_sort"),
            one_of("rhythm", Rhythm, name="wish_rhythm_is_known"),
        ]

    def __str__(self):
        return f"{self.person}: {self.sort} {Rhythm(self.rhythm).label.lower()}"


class AbsenceQuerySet(models.QuerySet):
    def not_over(self, day):
        """Going on, or still to come."""
        return self.filter(until__gte=day)


class Absence(models.Model):
    """Days when a person is away: what can wait does, and comes as one letter when they are back."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="person", related_name="absences")
    since = models.DateField("från och med")
    until = models.DateField("till och med")

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "frånvaro", "frånvaro"
        ordering = ["since"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="absence_ends_after_it_begins"),
        ]

    def __str__(self):
        return f"{self.person} {self.since} – {self.until}"

    def covers(self, day):
        return self.since <= day <= self.until
