import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models.files import size_told

LEASE = timedelta(minutes=5)
KEPT_FOR = timedelta(days=30)
MOST_TRIES = 3


def place_of(pack, name):
    return f"packs/{pack.uuid.hex[:2]}/{pack.uuid.hex}"


class PackKind(models.TextChoices):
    ZIP = "zip", "ZIP-fil"
    PDF = "pdf", "PDF"


class PackState(models.TextChoices):
    WAITING = "waiting", "Görs i ordning"
    READY = "ready", "Klart"
    FAILED = "failed", "Gick inte att göra"

    @property
    def tone(self):
        return {"waiting": "calm", "ready": "good", "failed": "bad"}[self.value]


class PackQuerySet(models.QuerySet):
    def of(self, meeting, *fingerprints):
        """Those that hold just that; the one asked for last comes last."""
        return self.filter(meeting=meeting, fingerprint__in=fingerprints).order_by("pk")

    def ready(self):
        return self.filter(state=PackState.READY)

    def unfailed(self):
        return self.exclude(state=PackState.FAILED)

    def to_make(self, now):
        """Asked for, and in no worker's hands, or in those of one that has died."""
        free = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
        return (
            self.filter(free, state=PackState.WAITING, tries__lt=MOST_TRIES)
            .select_related("meeting__body")
            .order_by("pk")
        )

    def claim(self, pk, now):
        """Take it if nobody else has: one row changed means it is mine."""
        return bool(self.to_make(now).filter(pk=pk).order_by().update(claimed_at=now, tries=F("tries") + 1))

    def given_up(self, now):
        """Tried as often as they will be, and in nobody's hands any more."""
        return self._free(now).filter(tries__gte=MOST_TRIES)

    def _free(self, now):
        return self.filter(Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE), state=PackState.WAITING)

    def old(self, now):
        return self.filter(asked_at__lt=now - KEPT_FOR)


class Pack(models.Model):
    """A whole meeting as one file: made when somebody asks for it, and again when what it holds has changed."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="packs")
    kind = models.CharField("slag", max_length=10, choices=PackKind)
    with_secrets = models.BooleanField("med det som ska sekretessprövas", default=False)
    fingerprint = models.CharField("kontrollsumma för innehållet", max_length=64)
    state = models.CharField("läge", max_length=10, choices=PackState, default=PackState.WAITING, editable=False)
    file = models.FileField("fil", upload_to=place_of, blank=True, editable=False)
    size = models.PositiveBigIntegerField("storlek i byte", default=0, editable=False)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="beställt av", related_name="+")
    asked_at = models.DateTimeField("beställt")
    claimed_at = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField("försök", default=0, editable=False)

    objects = PackQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "möte som en fil", "möten som en fil"
        ordering = ["-asked_at"]
        constraints = [
            one_of("kind", PackKind, name="pack_kind_is_known"),
            one_of("state", PackState, name="pack_state_is_known"),
            models.CheckConstraint(condition=~Q(state=PackState.READY) | ~Q(file=""), name="a_ready_pack_has_a_file"),
        ]

    def __str__(self):
        return f"{self.meeting} som {self.get_kind_display()}"

    @property
    def is_ready(self):
        return self.state == PackState.READY

    @property
    def is_waiting(self):
        return self.state == PackState.WAITING

    @property
    def size_told(self):
        return size_told(self.size)

    @property
    def file_name(self):
        secret = "-med-sekretess" if self.with_secrets else ""
        return f"{self.meeting.body.key}-{self.meeting.day}{secret}.{self.kind}"

    @property
    def content_type(self):
        return {PackKind.ZIP: "application/zip", PackKind.PDF: "application/pdf"}[self.kind]
