from django.conf import settings
from django.db import models
from django.db.models import Q


class Feed(models.Model):
    """A secret address where a person's calendar reads their meetings and deadlines. Only its checksum is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="för", related_name="feeds")
    secret_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("gjord")
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True)
    read_at = models.DateTimeField("senast läst", null=True, blank=True)

    class Meta:
        verbose_name, verbose_name_plural = "kalenderadress", "kalenderadresser"
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(revoked_at=None), name="one_open_feed_per_person"),
        ]

    def __str__(self):
        return f"Kalenderadress för {self.person}"
