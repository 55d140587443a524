from django.conf import settings
from django.db import models
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q

from councils.models.bodies import Kind
from office.constraints import one_of


class Role(models.TextChoices):
    CHAIR = "chair", "Ordförande"
    COORDINATOR = "coordinator", "Samordnare"
    MEMBER = "member", "Ledamot"
    PRESENTER = "presenter", "Föredragande"


class PeriodQuerySet(models.QuerySet):
    """Rows that hold from a day to a day; an open end means until further notice."""

    def on(self, day):
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def before(self, day):
        return self.filter(until__lt=day)

    def beyond(self, day):
        """Those that go on after the day."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day))

    def not_over(self, day):
        """On the day or later."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day))


class SeatQuerySet(PeriodQuerySet):
    def ordinary(self):
        return self.filter(is_ordinary=True)

    def with_sitting(self, day):
        """Each seat with whoever sits in it that day, as `sitting`; a seat with a substitute comes twice."""
        open_end = Q(holdings__until=None) | Q(holdings__until__gte=day)
        sitting = FilteredRelation("holdings", condition=Q(holdings__since__lte=day) & open_end)
        return self.annotate(sitting=sitting).select_related("organisation", "sitting__person")

    def with_every_holder(self):
        """Each seat once for each who has ever held it, as `held`, the first first."""
        held = FilteredRelation("holdings", condition=Q(holdings__is_substitute=False))
        rows = self.annotate(held=held).select_related("body", "organisation", "held__person")
        return rows.order_by("order", "pk", "held__since")

    def of_role(self, role):
        return self.filter(role=role)

    def empty_on(self, day):
        """Seats of the bodies that meet here which nobody holds that day."""
        held = Holding.objects.on(day).ordinary().filter(seat=OuterRef("pk"))
        meeting_here = self.on(day).exclude(body__kind=Kind.DECIDING)
        return meeting_here.filter(~Exists(held)).select_related("body", "organisation")


class Seat(models.Model):
    """A seat is a post, not a person: holders come and go and the history stays with the seat."""

    body = models.ForeignKey("councils.Body", models.PROTECT, verbose_name="organ", related_name="seats")
    key = models.SlugField("nyckel", max_length=60)
    title = models.CharField("plats för", max_length=160)
    role = models.CharField("roll", max_length=20, choices=Role, default=Role.MEMBER)
    organisation = models.ForeignKey("councils.Organisation", models.PROTECT, verbose_name="organisation")
    is_ordinary = models.BooleanField("ordinarie", default=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)
    since = models.DateField("från")
    until = models.DateField("till och med", null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "plats", "platser"
        ordering = ["body", "order"]
        constraints = [
            models.UniqueConstraint(fields=["body", "key"], name="one_seat_per_key"),
            one_of("role", Role, name="seat_role_is_known"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="seat_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.body.short}"


class HoldingQuerySet(PeriodQuerySet):
    def ordinary(self):
        return self.filter(is_substitute=False)

    def of_body(self, body):
        return self.filter(seat__body=body)

    def with_people(self):
        return self.select_related("seat__body", "seat__organisation", "person", "person__organisation")


class Holding(models.Model):
    """A person in a seat, from a day to a day; as its holder or as the holder's substitute."""

    seat = models.ForeignKey(Seat, models.PROTECT, verbose_name="plats", related_name="holdings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="holdings")
    since = models.DateField("från")
    until = models.DateField("till och med", null=True, blank=True)
    is_substitute = models.BooleanField("ersättare", default=False)
    leading = models.BooleanField("ledande befattning", null=True, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "innehav av plats", "innehav av platser"
        ordering = ["seat", "is_substitute", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="holding_ends_after_it_begins"
            ),
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(until=None, is_substitute=False),
                name="one_holder_until_further_notice",
            ),
        ]

    def __str__(self):
        return f"{self.person} – {self.seat.title}"


class Cooption(models.Model):
    """Someone adjoined to a body for a period."""

    body = models.ForeignKey("councils.Body", models.PROTECT, verbose_name="organ", related_name="cooptions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="cooptions"
    )
    reason = models.CharField("varför", max_length=200)
    since = models.DateField("från")
    until = models.DateField("till och med", null=True, blank=True)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "adjungering", "adjungeringar"
        ordering = ["body", "since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="cooption_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.person} adjungerad till {self.body.short}"
