import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class LinkQuerySet(models.QuerySet):
    def open_at(self, now):
        """Neither expired nor taken back, to somebody who still takes part."""
        return self.filter(revoked_at=None, expires_at__gt=now, person__is_active=True)

    def of(self, person, matter):
        return self.filter(person=person, matter=matter)


class Link(models.Model):
    """A way in to one matter for one person, without signing in. The key is useless until it is signed."""

    key = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="för", related_name="links")
    matter = models.CharField("ärende", max_length=100, db_index=True)
    made_at = models.DateTimeField("gjord")
    expires_at = models.DateTimeField("gäller till")
    revoked_at = models.DateTimeField("återkallad", null=True, blank=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "länk", "länkar"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "matter"], condition=Q(revoked_at=None), name="one_open_link_per_matter"
            ),
        ]

    def __str__(self):
        return f"Länk till {self.matter} för {self.person}"

    @property
    def kind(self):
        """What sort of matter it leads to: "meetings.meeting"."""
        return self.matter.partition("/")[0]

    @property
    def subject_pk(self):
        return int(self.matter.partition("/")[2])
