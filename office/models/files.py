import uuid

from django.conf import settings
from django.db import models

from office.constraints import one_of


def place_of(stored, original_name):
    """Files lie under names of their own; what a person called a file is kept in the row alone."""
    return f"{stored.uuid.hex[:2]}/{stored.uuid.hex}"


def size_told(size):
    """Bytes as people say them: "12 kB", "1,4 MB"."""
    kilobytes = max(round(size / 1000), 1)
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB".replace(".", ",")


class Scan(models.TextChoices):
    WAITING = "waiting", "väntar på viruskontroll"
    CLEAN = "clean", "viruskontrollerad"
    INFECTED = "infected", "stoppad: virus hittades"


class StoredFileQuerySet(models.QuerySet):
    def to_scan(self):
        """The oldest first: whoever left it has waited longest."""
        return self.filter(scan=Scan.WAITING).order_by("pk")

    def scanned_before(self, moment):
        """What was looked at before the scanner learned what it knows today."""
        return self.exclude(scan=Scan.WAITING).filter(scanned_at__lt=moment).order_by("scanned_at")


class StoredFile(models.Model):
    """An uploaded file, checked before it was kept; served only by views that ask who may see."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    file = models.FileField("fil", upload_to=place_of)
    name = models.CharField("namn", max_length=200)
    content_type = models.CharField("typ", max_length=100)
    size = models.PositiveIntegerField("storlek i byte")
    sha256 = models.CharField("kontrollsumma", max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    uploaded_at = models.DateTimeField("uppladdad")
    scan = models.CharField("viruskontroll", max_length=10, choices=Scan, default=Scan.WAITING)
    scanned_at = models.DateTimeField("kontrollerad", null=True, blank=True)
    found = models.CharField("fynd", max_length=200, blank=True)

    objects = StoredFileQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "fil", "filer"
        constraints = [one_of("scan", Scan, name="scan_is_known")]
        indexes = [models.Index(fields=["scan", "scanned_at"], name="files_to_scan")]

    def __str__(self):
        return self.name

    @property
    def is_served(self):
        """With a scanner nothing leaves the house before it has said yes; what it has stopped never does."""
        return self.scan == Scan.CLEAN or (self.scan == Scan.WAITING and not settings.CLAMAV)

    @property
    def is_infected(self):
        return self.scan == Scan.INFECTED

    @property
    def size_told(self):
        return size_told(self.size)
