"""Minutes: built from what was written, looked through, approved and frozen; and what is spread afterwards."""

from django.conf import settings
from django.db import models

from councils.models import Kind, Seat
from meetings.models.agendas import AgendaItem
from meetings.models.meetings import Meeting
from office.constraints import one_of, together
from office.models import Document, Openness


class MinutesState(models.TextChoices):
    FOR_APPROVAL = "for_approval", "För justering"
    RETURNED = "returned", "Tillbaka för ändring"
    APPROVED = "approved", "Justerat"
    REOPENED = "reopened", "Öppnat igen"

    @property
    def tone(self):
        return {"for_approval": "warn", "returned": "calm", "approved": "good", "reopened": "done"}[self.value]


class MinutesQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting).order_by("number")

    def approved(self):
        return self.filter(state=MinutesState.APPROVED)

    def ever_approved(self):
        """Those that are, or once were, the meeting's minutes."""
        return self.filter(state__in=[MinutesState.APPROVED, MinutesState.REOPENED])

    def replaced(self):
        return self.filter(state=MinutesState.REOPENED).order_by("number")

    def of_the_council(self):
        return self.filter(meeting__body__kind=Kind.COUNCIL)

    def approved_during(self, period):
        return self.approved().filter(approved_at__range=period)

    def waiting(self):
        return self.filter(state=MinutesState.FOR_APPROVAL)

    def awaiting(self, person):
        """Those that the person has still to approve."""
        return self.waiting().filter(approvals__person=person, approvals__approved_at=None)

    def published(self):
        """What anyone may read: approved, with an open version, in a body whose minutes are open."""
        return self.approved().filter(meeting__body__publishes_minutes=True, public_document__openness=Openness.OPEN)

    def latest(self):
        return self.order_by("number").last()

    def latest_of(self, meetings):
        """The last version of each meeting, by its key, with those who approve it."""
        versions = self.filter(meeting__in=meetings).without_content().prefetch_related("approvals__person")
        return {each.meeting_id: each for each in versions.order_by("number")}

    def without_content(self):
        return self.defer("content")

    def for_lists(self):
        """What a list of versions tells; the documents without what they were made from."""
        heavy = ("content", "document__html", "document__pdf", "public_document__html", "public_document__pdf")
        return self.select_related("document", "public_document").defer(*heavy)

    def with_meeting(self):
        return self.select_related("meeting__body")

    def latest_first(self):
        return self.order_by("-meeting__starts_at")

    def with_document(self):
        return self.without_content().select_related("document").defer("document__html")

    def with_public_document(self):
        return self.without_content().select_related("public_document").defer("public_document__html")


class Minutes(models.Model):
    """A version of a meeting's minutes: sent for approval, and approved, returned or, later, opened again."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="minutes_versions")
    number = models.PositiveSmallIntegerField("version")
    state = models.CharField(
        "läge", max_length=20, choices=MinutesState, default=MinutesState.FOR_APPROVAL, editable=False
    )
    content = models.JSONField("innehåll")
    sent_at = models.DateTimeField("skickat för justering")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    approved_at = models.DateTimeField("justerat", null=True, blank=True, editable=False)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, verbose_name="protokoll", related_name="minutes"
    )
    public_document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, verbose_name="offentlig version", related_name="public_minutes"
    )
    reopened_because = models.CharField("varför det öppnades igen", max_length=300, blank=True, editable=False)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "protokoll", "protokoll"
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_minutes_per_version"),
            one_of("state", MinutesState, name="minutes_state_is_known"),
            together("approved_at", "document", name="approved_minutes_have_a_document"),
        ]

    def __str__(self):
        return f"Protokoll {self.meeting}, version {self.number}"

    @property
    def state_label(self):
        return MinutesState(self.state).label

    @property
    def tone(self):
        return MinutesState(self.state).tone


class ApprovalQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("person").order_by("pk")

    def missing(self):
        return self.filter(approved_at=None)


class Approval(models.Model):
    """Somebody whose approval the minutes need, and when they gave it."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, verbose_name="protokoll", related_name="approvals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="vem", related_name="+")
    role = models.CharField("som", max_length=40)
    approved_at = models.DateTimeField("justerade", null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "justering", "justeringar"
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="one_approval_each")]

    def __str__(self):
        return f"{self.person}, {self.role.lower()}"


class RemarkQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        """The comments to every version, the oldest first."""
        return self.filter(minutes__meeting=meeting).select_related("by").order_by("at", "pk")

    def unsettled(self):
        return self.filter(settled_at=None)


class Remark(models.Model):
    """A comment in the margin of minutes that are being looked through."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, verbose_name="protokoll", related_name="remarks")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, verbose_name="ärende", related_name="+")
    text = models.TextField("kommentar", max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")
    settled_at = models.DateTimeField("åtgärdad", null=True, blank=True)
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "kommentar till protokoll", "kommentarer till protokoll"
        ordering = ["at", "pk"]

    def __str__(self):
        return f"Kommentar av {self.by}"


class Place(models.TextChoices):
    """Where representatives tell their own organisation about the council's work."""

    WORKPLACE = "workplace", "På en arbetsplatsträff"
    INTRANET = "intranet", "På intranätet"
    NEWSLETTER = "newsletter", "I ett nyhetsbrev"
    MANAGEMENT = "management", "I en ledningsgrupp"
    PARTNERS = "partners", "För samarbetspartner"


class SpreadingQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        """Those that say somewhere; one who took the ticks back has told nobody."""
        return self.filter(meeting=meeting).exclude(where=[], other="")

    def of_meetings(self, meetings):
        return self.filter(meeting__in=meetings).exclude(where=[], other="")

    def of_person(self, person):
        return self.filter(person=person)


class Spreading(models.Model):
    """A representative's tick: this is where I told about the council's work (H10)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="spreadings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, verbose_name="plats", related_name="+")
    where = models.JSONField("var", default=list)
    other = models.CharField("annat", max_length=200, blank=True)
    at = models.DateTimeField("när")

    objects = SpreadingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "spridning", "spridningar"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_spreading_each")]

    def __str__(self):
        return f"{self.person} har berättat om {self.meeting}"
