from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from councils.models import Body
from councils.models.bodies import ItemKind
from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models import Classed, Document, Openness, Versioned
from office.prepared import Prepared


class ItemState(models.TextChoices):
    PROPOSED = "proposed", "Föreslagen"
    ACCEPTED = "accepted", "På dagordningen"
    PARKED = "parked", "På väntelistan"
    RETURNED = "returned", "Återlämnad"
    WITHDRAWN = "withdrawn", "Återtagen"

    @property
    def tone(self):
        return {"proposed": "warn", "accepted": "good", "parked": "calm", "returned": "bad", "withdrawn": "done"}[
            self.value
        ]


class Brings(models.TextChoices):
    """What a standing item takes with it by itself."""

    NOTHING = "", "Inget"
    PREVIOUS = "previous", "Föregående protokoll och öppna åtgärder"
    EST = "est", "Läget enligt EST"


class StandingItem(models.Model):
    """An item that is on every agenda of a body."""

    body = models.ForeignKey(Body, models.CASCADE, verbose_name="organ", related_name="standing_items")
    title = models.CharField("rubrik", max_length=160)
    kind = models.CharField("slag", max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    presenter = models.CharField("föredragande", max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField("minuter", default=10)
    order = models.PositiveSmallIntegerField("ordning", default=0)
    is_last = models.BooleanField("sist på dagordningen", default=False)
    brings = models.CharField("tar med sig", max_length=20, choices=Brings, blank=True, default=Brings.NOTHING)

    class Meta:
        verbose_name, verbose_name_plural = "stående punkt", "stående punkter"
        ordering = ["body", "order"]
        constraints = [models.UniqueConstraint(fields=["body", "title"], name="one_standing_item_per_title")]

    def __str__(self):
        return f"{self.title}, {self.body.short}"

    def clean(self):
        if self.body_id and self.kind not in self.body.item_kinds:
            raise ValidationError({"kind": f"{self.body.name} kan inte ha punkter av det slaget."})


class ItemQuerySet(models.QuerySet):
    def seen_by(self, person):
        """The coordinator sees every item; others their own and those on agendas of bodies where they sit."""
        if person.has_perm("meetings.see_all"):
            return self
        meetings = Meeting.objects.seen_by(person).values("pk")
        return self.filter(Q(proposed_by=person) | Q(meeting__in=meetings, state=ItemState.ACCEPTED))

    def on_agenda(self):
        return self.filter(state=ItemState.ACCEPTED).order_by("position", "pk")

    def proposed(self):
        return self.filter(state=ItemState.PROPOSED).order_by("proposed_at", "pk")

    def numbers(self):
        """How many there are in each state they are in."""
        return self.order_by().values("state").annotate(many=models.Count("pk")).values_list("many", flat=True)

    def parked(self):
        return self.filter(state=ItemState.PARKED).order_by("proposed_at", "pk")

    def taken_off(self, meeting, person):
        """What the person can put back on the agenda: standing items, and their own."""
        gone = self.filter(meeting=meeting, state=ItemState.WITHDRAWN, carried_from=None).order_by("position", "pk")
        return gone.filter(Q(is_standing=True) | Q(proposed_by=person))

    def open_to_their_proposer(self):
        """What a member still waits for an answer to, or has got back."""
        return self.exclude(state=ItemState.WITHDRAWN).filter(is_standing=False)

    def of_body(self, body):
        return self.filter(body=body)

    def copied_from(self, items):
        """The copies by which items that were not finished go on to another meeting."""
        copies = self.filter(carried_from__in=[item.pk for item in items]).select_related("meeting__body")
        return copies.exclude(state=ItemState.WITHDRAWN)

    def carried_with(self, item):
        """Where the item came from, and where it went on."""
        related = self.filter(Q(pk=item.carried_from_id) | Q(carried_from=item))
        return related.exclude(state=ItemState.WITHDRAWN).select_related("meeting__body").order_by("pk")

    def proposed_by_person(self, person):
        return self.filter(proposed_by=person).order_by("-proposed_at")

    def with_meeting(self):
        return self.select_related("body", "meeting")

    def with_people(self):
        return self.with_meeting().select_related("meeting__body", "proposed_by")


class AgendaItem(Classed, Versioned):
    """Something to take up: proposed by a member, taken onto an agenda, kept waiting or given back."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="items")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, verbose_name="möte", related_name="items"
    )
    title = models.CharField("rubrik", max_length=160)
    text = models.TextField("beskrivning", blank=True, max_length=5000)
    kind = models.CharField("slag", max_length=20, choices=ItemKind, default=ItemKind.INFORMATION)
    presenter = models.CharField("föredragande", max_length=120, blank=True)
    minutes = models.PositiveSmallIntegerField("minuter", default=10)
    openness = models.CharField("öppenhet", max_length=20, choices=Openness, default=Openness.OPEN)
    position = models.PositiveSmallIntegerField("plats", default=0, editable=False)
    is_standing = models.BooleanField("stående punkt", default=False, editable=False)
    brings = models.CharField(
        "tar med sig", max_length=20, choices=Brings, blank=True, default=Brings.NOTHING, editable=False
    )
    carried_from = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="överförd från",
        editable=False,
        related_name="carried_to",
    )
    is_locked = models.BooleanField("låst med protokollet", default=False, editable=False)
    state = models.CharField("läge", max_length=20, choices=ItemState, default=ItemState.PROPOSED, editable=False)
    answer = models.CharField("svar till förslagsställaren", max_length=500, blank=True, editable=False)
    late_because = models.CharField("varför den är sen", max_length=300, blank=True, editable=False)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="föreslagen av", related_name="+"
    )
    proposed_at = models.DateTimeField("föreslagen")
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "ärende", "ärenden"
        ordering = ["meeting", "position"]
        constraints = [
            one_of("state", ItemState, name="item_state_is_known"),
            one_of("kind", ItemKind, name="item_kind_is_known"),
            one_of("openness", Openness, name="item_openness_is_known"),
            models.CheckConstraint(
                condition=~Q(state=ItemState.ACCEPTED) | Q(meeting__isnull=False), name="an_accepted_item_has_a_meeting"
            ),
        ]

    def __str__(self):
        return f"”{self.title}”"

    @property
    def state_label(self):
        return ItemState(self.state).label

    @property
    def tone(self):
        return ItemState(self.state).tone

    @property
    def kind_label(self):
        return ItemKind(self.kind).label


class AgendaQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(meeting=meeting).order_by("number")

    def sent_since(self, item):
        """Those that can tell of the item; it may have been on the agenda of another meeting of the body before."""
        return self.filter(meeting__body=item.body_id, sent_at__gte=item.proposed_at)

    def without_content(self):
        return self.defer("content")

    def with_document(self):
        """For handing out the PDF: the words it was made from stay in the database."""
        return self.select_related("document").defer("document__html")

    def for_lists(self):
        """What a list of versions tells; the document by its name and checksum."""
        return self.select_related("document").defer("content", "document__html", "document__pdf")

    def for_packs(self):
        """With the words, by which it is known whether they may still be handed out."""
        return self.select_related("document").defer("document__html", "document__pdf")


class Agenda(models.Model):
    """A sent version of a meeting's agenda: what it said, when it went out, and its frozen document."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="agendas")
    number = models.PositiveSmallIntegerField("version")
    content = models.JSONField("innehåll")
    changes = models.JSONField("ändrat sedan förra versionen", default=list)
    sent_at = models.DateTimeField("skickad")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    deadline = models.DateTimeField("skulle ha gått ut", null=True)
    is_late = models.BooleanField("för sen", default=False)
    late_reason = models.CharField("varför den är sen", max_length=300, blank=True)
    recipients = models.PositiveSmallIntegerField("mottagare", default=0)
    document = models.OneToOneField(Document, models.PROTECT, verbose_name="dokument", related_name="agenda")

    objects = AgendaQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "utskickad dagordning", "utskickade dagordningar"
        ordering = ["meeting", "number"]
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_agenda_per_version")]

    def __str__(self):
        return f"Dagordning version {self.number}, {self.meeting}"


@Prepared
def agendas_of(meeting_pk):
    """What has been sent, for a page: without the words."""
    return Agenda.objects.of_meeting(meeting_pk).without_content()
