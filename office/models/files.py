import uuid

from django.conf import settings
from django.db import models


def place_of(stored, original_name):
    """Files lie under names of their own; what a person called a file is kept in the row alone."""
    return f"{stored.uuid.hex[:2]}/{stored.uuid.hex}"


def size_told(size):
    """Bytes as people say them: "12 kB", "1,4 MB"."""
    kilobytes = max(round(size / 1000), 1)
    return f"{kilobytes} kB" if kilobytes < 1000 else f"{size / 1_000_000:.1f} MB".replace(".", ",")


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

    class Meta:
        verbose_name, verbose_name_plural = "fil", "filer"

    def __str__(self):
        return self.name

    @property
    def size_told(self):
        return size_told(self.size)
