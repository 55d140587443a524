"""The lägesrapport: what EST knows of fourteen days, drafted, approved and frozen, numbered and shared."""

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery

from councils.models import Body
from meetings.models import Action, AgendaItem, Meeting
from office.constraints import one_of, together
from office.models import Versioned
from situation.models.places import Place
from situation.periods import Period


class SituationReportState(models.TextChoices):
    DRAFT = "draft", "Utkast"
    APPROVED = "approved", "Godkänd"
    SHARED = "shared", "Delad"

    @property
    def tone(self):
        return {"draft": "calm", "approved": "warn", "shared": "good"}[self.value]


class SituationReportQuerySet(models.QuerySet):
    def seen_by(self, person):
        """A draft is the coordinator's; what is approved is also for those who sit in the EST group."""
        if person.has_perm("situation.see_untriaged"):
            return self
        if not person.has_perm("situation.see_reports"):
            return self.none()
        return self.exclude(state=SituationReportState.DRAFT)

    def among(self, pks):
        return self.filter(pk__in=pks)

    def of_year(self, body, year):
        return self.filter(body=body, year=year)

    def of_body(self, body):
        return self.filter(body=body)

    def of_days(self, period):
        return self.filter(first_day=period.first)

    def drafts(self):
        return self.filter(state=SituationReportState.DRAFT)

    def approved(self):
        return self.exclude(state=SituationReportState.DRAFT)

    def shared(self):
        return self.filter(state=SituationReportState.SHARED)

    def sent_as(self, variant):
        """Those whose edition of the variant has been sent to somebody."""
        return self.filter(editions__variant=variant, editions__dispatches__isnull=False).distinct()

    def sent_to(self, person, variant):
        theirs = {"editions__variant": variant, "editions__dispatches__recipients__person": person}
        return self.filter(**theirs).distinct()

    def told_at(self, meeting):
        """Those that an item on the agenda of the council's meeting tells of."""
        return self.filter(council_item__meeting=meeting)

    def for_lists(self):
        return self.defer("content").select_related("body", "meeting__body")

    def with_people(self):
        return self.select_related("body", "meeting__body", "approved_by", "council_item__meeting__body")

    def of_work_in(self, year, dispatches):
        """Of the meetings of a Swedish year, or sent in one of the dispatches: when last, as `told_council`."""
        sent = dispatches.filter(edition__situation_report=OuterRef("pk")).order_by("-at")
        told = self.annotate(told_council=Subquery(sent.values("at")[:1]))
        return told.filter(Q(meeting__starts_at__year=year) | Q(told_council__isnull=False)).order_by("told_council")

    def latest_first(self):
        return self.order_by("-first_day")

    def without_content(self):
        return self.defer("content")


class SituationReport(Versioned):
    """One period of the EST group's, with what was counted and said of it. Approved, the database keeps its content."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="situation_reports")
    meeting = models.OneToOneField(
        Meeting, models.PROTECT, null=True, blank=True, verbose_name="möte", related_name="situation_report"
    )
    first_day = models.DateField("från")
    last_day = models.DateField("till och med")
    year = models.PositiveSmallIntegerField("år")  # of the first day's week
    number = models.PositiveSmallIntegerField("nummer")  # in the body's year
    state = models.CharField(
        "läge", max_length=10, choices=SituationReportState, default=SituationReportState.DRAFT, editable=False
    )
    content = models.JSONField("innehåll", default=dict)
    made_at = models.DateTimeField("gjordes")
    approved_at = models.DateTimeField("godkändes", null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    shared_at = models.DateTimeField("delades", null=True, blank=True, editable=False)
    council_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, editable=False, verbose_name="ärende i Brå", related_name="+"
    )

    objects = SituationReportQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "lägesrapport", "lägesrapporter"
        ordering = ["-first_day"]
        constraints = [
            one_of("state", SituationReportState, name="situation_report_state_is_known"),
            models.UniqueConstraint(fields=["body", "year", "number"], name="one_situation_report_a_number"),
            models.UniqueConstraint(fields=["body", "first_day"], name="one_situation_report_a_period"),
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="period_ends_after_it_begins"),
            together("approved_at", "approved_by", name="an_approved_situation_report_says_by_whom"),
            models.CheckConstraint(
                condition=Q(state=SituationReportState.DRAFT) | Q(approved_at__isnull=False),
                name="only_a_draft_is_not_approved",
            ),
        ]

    def __str__(self):
        return f"Lägesrapport {self.designation}"

    def get_absolute_url(self):
        return f"/arbete/est/lagesrapporter/{self.pk}/"

    @property
    def designation(self):
        """As it is called: "2027-V03–04, nr 2"."""
        first, last = self.first_day.isocalendar(), self.last_day.isocalendar()
        return f"{first.year}-V{first.week:02}–{last.week:02}, nr {self.number}"

    @property
    def period(self):
        return Period(self.first_day, self.last_day)

    @property
    def is_draft(self):
        return self.state == SituationReportState.DRAFT

    @property
    def state_label(self):
        return SituationReportState(self.state).label

    @property
    def tone(self):
        return SituationReportState(self.state).tone


class ActionPlaceQuerySet(models.QuerySet):
    def of_actions(self, actions):
        return self.filter(action__in=actions)


class ActionPlace(models.Model):
    """Where an action that the EST group agreed is to be done."""

    action = models.OneToOneField(Action, models.PROTECT, primary_key=True, related_name="+")
    place = models.ForeignKey(Place, models.PROTECT, verbose_name="plats", related_name="+")

    objects = ActionPlaceQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plats för åtgärd", "platser för åtgärder"

    def __str__(self):
        return f"{self.action}, {self.place}"
