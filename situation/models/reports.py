"""Reports: what somebody saw, where and when. About places and situations, never persons.

Who reported, and the words as they were written, stand in `Origin`, a table that nothing but the coordinator's own
pages and the rapporteur's own list read. What is counted and shown stands in `Report`.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from councils.models import Organisation
from office.constraints import one_of
from office.models import Versioned
from situation.models.categories import Category
from situation.models.imports import Import
from situation.models.places import Area, Place
from situation.models.report_queries import ReportQuerySet
from situation.models.states import (
    Channel,
    Extent,
    Handled,
    Precision,
    ReportState,
    Seen,
    Severity,
    Told,
    When,
)


def photo_of(report, original_name):
    """A photo lies under a name of its own; what it was called on the phone is not kept."""
    return f"est/{uuid.uuid4().hex}.{original_name.rpartition('.')[2]}"


class Report(Versioned):
    """A report from a rapporteur. `category`, `text`, `place` and `area` are what counts; triage may change them."""

    key = models.UUIDField("nyckel", default=uuid.uuid4, unique=True, editable=False)  # made on the phone
    state = models.CharField("läge", max_length=10, choices=ReportState, default=ReportState.NEW, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="organisation", db_index=False)
    channel = models.CharField("kom genom", max_length=10, choices=Channel, default=Channel.FORM)

    category = models.ForeignKey(
        Category, models.PROTECT, verbose_name="kategori", related_name="reports", db_index=False
    )
    reported_category = models.ForeignKey(
        Category, models.PROTECT, verbose_name="kategori som den rapporterades", related_name="+", db_index=False
    )
    seen = models.CharField("hur det blev känt", max_length=10, choices=Seen, default=Seen.OBSERVED)

    when = models.CharField("hur säker tiden är", max_length=10, choices=When, default=When.UNKNOWN)
    happened_at = models.DateTimeField("hände", null=True, blank=True)
    happened_until = models.DateTimeField("hände senast", null=True, blank=True)
    day = models.DateField("räknas dagen")  # here in Sweden: when it happened, else when it came in
    hour = models.PositiveSmallIntegerField("timme", null=True, blank=True)  # here in Sweden; only when it is exact

    precision = models.CharField("hur noga platsen är", max_length=10, choices=Precision)
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, verbose_name="plats", related_name="reports", db_index=False
    )
    cell = models.CharField("ruta", max_length=20, blank=True)
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, verbose_name="område", related_name="reports", db_index=False
    )

    extent = models.CharField("omfattning", max_length=10, choices=Extent, blank=True)
    severity = models.PositiveSmallIntegerField("allvar", choices=Severity)
    is_recurring = models.BooleanField("återkommer", default=False)
    police_report = models.CharField("polisanmält", max_length=10, choices=Told, default=Told.UNKNOWN)
    handled_by = models.CharField("åtgärdat av", max_length=120, blank=True)
    handled_how = models.CharField("vad som gjordes", max_length=200, blank=True)
    text = models.CharField("beskrivning", max_length=500, blank=True)
    photo = models.FileField("bild", upload_to=photo_of, blank=True)

    made_at = models.DateTimeField("skrevs")  # as the phone says
    received_at = models.DateTimeField("kom in")
    triaged_at = models.DateTimeField("granskades", null=True, blank=True, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged", db_index=False
    )
    imported = models.ForeignKey(
        Import, models.PROTECT, null=True, blank=True, editable=False, related_name="reports", db_index=False
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "rapport", "rapporter"
        indexes = [
            # Whatever is counted is counted over days, among those that count: one walk along the days asked for.
            models.Index(
                fields=["day", "category", "area", "place", "severity"],
                condition=Q(state="approved"),
                name="reports_counted",
            ),
            models.Index(fields=["place", "day"], name="reports_of_place"),
            models.Index(fields=["cell", "day"], condition=~Q(cell=""), name="reports_of_cell"),
            models.Index(fields=["received_at"], condition=Q(state__in=["new", "asked"]), name="reports_waiting"),
            models.Index(fields=["received_at"], name="reports_received"),
            models.Index(fields=["triaged_at"], condition=Q(triaged_at__isnull=False), name="reports_triaged"),
            models.Index(fields=["organisation", "received_at"], name="reports_of_organisation"),
            models.Index(fields=["merged_into"], condition=Q(merged_into__isnull=False), name="reports_merged"),
            models.Index(fields=["imported"], condition=Q(imported__isnull=False), name="reports_imported"),
        ]
        constraints = [
            one_of("state", ReportState, name="report_state_is_known"),
            one_of("channel", Channel, name="report_channel_is_known"),
            one_of("seen", Seen, name="report_seen_is_known"),
            one_of("extent", Extent, name="report_extent_is_known"),
            one_of("severity", Severity, name="report_severity_is_known"),
            one_of("police_report", Told, name="report_police_is_known"),
            models.CheckConstraint(
                condition=Q(precision=Precision.PLACE, place__isnull=False, cell="")
                | (Q(precision=Precision.GRID, place=None) & ~Q(cell=""))
                | Q(precision=Precision.AREA, place=None, cell="", area__isnull=False),
                name="a_report_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(when=When.EXACT, happened_at__isnull=False, happened_until=None, hour__isnull=False)
                | Q(
                    when=When.INTERVAL, happened_at__isnull=False, happened_until__gt=models.F("happened_at"), hour=None
                )
                | Q(when=When.UNKNOWN, happened_at=None, happened_until=None, hour=None),
                name="a_report_tells_when_or_does_not",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.MERGED, merged_into__isnull=False)
                | (~Q(state=ReportState.MERGED) & Q(merged_into=None)),
                name="a_merged_report_says_into_which",
            ),
        ]

    def __str__(self):
        return f"Rapport {self.pk}"

    def get_absolute_url(self):
        return f"/arbete/est/rapporter/{self.pk}/"

    @property
    def state_label(self):
        return ReportState(self.state).label

    @property
    def tone(self):
        return ReportState(self.state).tone

    @property
    def means(self):
        return ReportState(self.state).means

    def may_be_same_as(self, other):
        """In the same place or square, of the same family, on the day or beside it."""
        here = self.place_id == other.place_id if self.place_id else bool(self.cell) and self.cell == other.cell
        return here and self.category.top_id == other.category.top_id and abs((self.day - other.day).days) <= 1

    @property
    def is_sensitive(self):
        """Acute, or of a kind that is kept to few: whoever reads it is in the journal."""
        return self.severity == Severity.ACUTE or self.category.is_restricted

    @property
    def is_asked(self):
        return self.state == ReportState.ASKED

    @property
    def question(self):
        """What was asked last, while it waits for an answer, or why it was rejected."""
        told = {ReportState.ASKED: Handled.ASKED, ReportState.REJECTED: Handled.REJECTED}.get(self.state)
        lines = [each for each in self.handlings.all() if each.what == told and not each.undone_at]
        return lines[-1].why if lines else ""

    @property
    def where(self):
        return self.place or self.area or "Okänt område"


class Origin(models.Model):
    """Who reported, and the words as they came. Removed when they are no longer needed; the report stays."""

    report = models.OneToOneField(Report, models.CASCADE, primary_key=True, related_name="origin")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="rapportör", related_name="+"
    )  # empty: somebody who holds the organisation's link
    text = models.CharField("som det skrevs", max_length=500, blank=True)
    may_be_contacted = models.BooleanField("får kontaktas", default=False)

    class Meta:
        verbose_name, verbose_name_plural = "ursprung", "ursprung"

    def __str__(self):
        return f"Ursprunget till rapport {self.report_id}"
