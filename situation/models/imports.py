"""Reports from a file: how an organisation's columns are read, and each file that was taken in."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from councils.models import Organisation
from office.constraints import one_of
from situation.models.rapporteurs import Rapporteur

LEASE = timedelta(minutes=10)
MOST_TRIES = 3


class ImportState(models.TextChoices):
    WAITING = "waiting", "Gås igenom"
    READ = "read", "Kan läsas in"
    TAKING = "taking", "Läses in"
    DONE = "done", "Inläst"
    UNDONE = "undone", "Ångrad"
    FAILED = "failed", "Gick inte att läsa"

    @property
    def tone(self):
        return {
            "waiting": "calm",
            "read": "warn",
            "taking": "calm",
            "done": "good",
            "undone": "done",
            "failed": "bad",
        }[self.value]


def file_of(matter, original_name):
    return f"est/filer/{uuid.uuid4().hex}"


class Mapping(models.Model):
    """Which column of an organisation's file tells what, and which of its words means which category."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="mapping")
    columns = models.JSONField("kolumner", default=dict)
    words = models.JSONField("ord", default=dict)
    changed_at = models.DateTimeField("ändrad")

    class Meta:
        verbose_name, verbose_name_plural = "kolumnval", "kolumnval"

    def __str__(self):
        return f"Kolumnval för {self.organisation}"


class ImportQuerySet(models.QuerySet):
    def seen_by(self, person, day):
        """The coordinator sees all; others what they handed in, while they report for the organisation."""
        if person.has_perm("situation.see_untriaged"):
            return self
        reports_for = Rapporteur.objects.of_person(person).on(day).values("organisation")
        return self.filter(by=person, organisation__in=reports_for)

    def to_do(self, now):
        """Handed in or to be taken in, and in no worker's hands, or in those of one that has died."""
        free = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
        wanted = self.filter(free, state__in=[ImportState.WAITING, ImportState.TAKING], tries__lt=MOST_TRIES)
        return wanted.select_related("organisation").order_by("pk")

    def claim(self, pk, now):
        """Take it if nobody else has: one row changed means it is mine."""
        return bool(self.to_do(now).filter(pk=pk).order_by().update(claimed_at=now, tries=F("tries") + 1))

    def held_as(self, matter):
        """The same, as long as whoever claimed it has hold of it."""
        return self.filter(pk=matter.pk, claimed_at=matter.claimed_at)

    def given_up(self, now):
        free = Q(claimed_at=None) | Q(claimed_at__lt=now - LEASE)
        return self.filter(free, state__in=[ImportState.WAITING, ImportState.TAKING], tries__gte=MOST_TRIES)

    def for_lists(self):
        return self.select_related("organisation", "by").defer("faults", "sample", "headers", "unknown")

    def latest_first(self):
        return self.order_by("-at")


class Import(models.Model):
    """A file of reports, as one matter: read, taken in whole or not at all, and possible to undo."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="organisation", related_name="imports")
    state = models.CharField("läge", max_length=10, choices=ImportState, default=ImportState.WAITING, editable=False)
    file = models.FileField("fil", upload_to=file_of, blank=True)
    name = models.CharField("filens namn", max_length=200)
    sha256 = models.CharField("kontrollsumma", max_length=64)
    headers = models.JSONField("rubriker", default=list)
    columns = models.JSONField("kolumner", default=dict)  # what it tells -> the column's heading
    words = models.JSONField("ord", default=dict)  # the file's word for a category -> our key
    unknown = models.JSONField("okända ord", default=list)
    sample = models.JSONField("exempel", default=list)
    rows = models.PositiveIntegerField("rader", default=0)
    good = models.PositiveIntegerField("rader som går att läsa in", default=0)
    known = models.PositiveIntegerField("rader som redan fanns", default=0)
    faults = models.JSONField("fel", default=list)  # [row number, column, what is wrong]
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("lämnades")
    claimed_at = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)
    done_at = models.DateTimeField("lästes in", null=True, blank=True, editable=False)

    objects = ImportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "inläst fil", "inlästa filer"
        ordering = ["-at"]
        constraints = [one_of("state", ImportState, name="import_state_is_known")]

    def __str__(self):
        return f"{self.name or 'Fil'} från {self.organisation}"

    def get_absolute_url(self):
        return f"/arbete/est/filer/{self.pk}/"

    @property
    def is_waiting(self):
        return self.state in (ImportState.WAITING, ImportState.TAKING)

    @property
    def state_label(self):
        return ImportState(self.state).label

    @property
    def tone(self):
        return ImportState(self.state).tone
