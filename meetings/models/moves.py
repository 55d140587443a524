from django.conf import settings
from django.db import models

from meetings.models.meetings import Meeting
from office.almanac import local, short


class Move(models.Model):
    """A meeting that was moved; what it was called for stays on record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="moves")
    from_starts_at = models.DateTimeField("från")
    from_place = models.CharField("från platsen", max_length=160, blank=True)
    to_starts_at = models.DateTimeField("till")
    reason = models.CharField("varför", max_length=300)
    words = models.TextField("egna ord i brevet", blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    class Meta:
        verbose_name, verbose_name_plural = "flytt", "flyttade möten"
        ordering = ["at"]

    def __str__(self):
        return f"{self.meeting.body.short}: från {short(local(self.from_starts_at).date())}"
