"""Actions: who does what, by when, and where it was agreed."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from councils.models import Body, Holding, Role, Seat
from meetings.models.agendas import AgendaItem
from meetings.models.meetings import Meeting
from office.almanac import local
from office.constraints import one_of
from office.models import Openness, Versioned

# How the history begins to tell of a new owner.
HANDED_OVER = "Ny ansvarig"
POSTPONED = "Ny tid"
# Two months, and the longest time before its day that anyone is reminded of it; longer than a reminder helps.
REMINDED_AHEAD = timedelta(days=68)
REMINDED_OF = timedelta(days=30)


class ActionState(models.TextChoices):
    OPEN = "open", "Pågår"
    DONE = "done", "Klar"
    DROPPED = "dropped", "Avskriven"

    @property
    def tone(self):
        return {"open": "calm", "done": "good", "dropped": "done"}[self.value]


class ActionQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=ActionState.OPEN)

    def agreed(self):
        """What was agreed and not taken back."""
        return self.exclude(state=ActionState.DROPPED)

    def of_body(self, body):
        return self.filter(body=body)

    def of_bodies(self, bodies):
        return self.filter(body__in=bodies)

    def about(self, words):
        """The latest first; also with another size of the first letter, which not every database can by itself."""
        named = [pk for pk, text in self.values_list("pk", "text") if words.casefold() in text.casefold()]
        return self.filter(pk__in=named).order_by("-made_at", "-pk")

    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def of_person(self, person, day):
        """Those that the person answers for: named, or as the holder of the seat that day."""
        seats = Holding.objects.on(day).ordinary().filter(person=person).values("seat")
        return self.filter(Q(person=person) | Q(seat__in=seats))

    def of_meetings_before(self, moment):
        return self.filter(meeting__starts_at__lt=moment)

    def in_body_of(self, meeting_pk):
        return self.filter(body__meetings=meeting_pk)

    def of_body_key(self, key):
        return self.filter(body__key=key)

    def of_owner(self, key):
        """By the key that the shorthand and the forms use for an owner: "seat-12", "person-3"."""
        kind, _, number = key.partition("-")
        return self.filter(**{kind: int(number)})

    def seen_by(self, person, day):
        """One's own, and those agreed at meetings one follows; of secret items only by those who prepare them.

        What was agreed in a term that is over stands in its minutes; what has come of it since is told here.
        """
        if person.has_perm("meetings.see_all"):
            return self
        own = self.of_person(person, day).values("pk")
        return self.filter(self._agreed_where_seen(person) | Q(pk__in=own))

    def _agreed_where_seen(self, person):
        at_meetings = Q(meeting__in=Meeting.objects.followed_by(person).values("pk"))
        open_to_all = Q(item=None) | ~Q(item__openness=Openness.SECRET)
        proposed = Q(item__proposed_by=person, body__in=person.bodies_today)
        return at_meetings & (open_to_all | proposed | Q(body__in=person.bodies_as(Role.CHAIR)))

    def read_by(self, person):
        """What was agreed at meetings open to those who read without taking part, once the minutes tell of it."""
        told = self.filter(meeting__in=Meeting.objects.read_by(person).approved().values("pk"))
        secret = Q(item__openness=Openness.SECRET)
        return told if person.has_perm("meetings.review") else told.exclude(secret)

    def overdue(self, day):
        return self.open().filter(due_on__lt=day)

    def due_by(self, day):
        return self.open().filter(due_on__lte=day)

    def due_between(self, first, last):
        return self.open().filter(due_on__range=(first, last))

    def reminded_of_near(self, now):
        """Those that somebody may be reminded of within two months, or could have been the last weeks."""
        day = local(now).date()
        due = Q(due_on__gt=day - REMINDED_OF, due_on__lt=day + REMINDED_AHEAD)
        return self.open().filter(due | Q(made_at__gt=now - REMINDED_OF))

    def among(self, keys):
        return self.filter(pk__in=keys)

    def on_seat(self, seat):
        return self.filter(seat=seat)

    def with_changes(self):
        return self.prefetch_related("changes")

    def closed_since(self, moment):
        return self.exclude(state=ActionState.OPEN).filter(closed_at__gte=moment).order_by("-closed_at", "pk")

    def in_order(self):
        return self.order_by("due_on", "pk")

    def for_todos(self):
        """What a line on the start page tells, and no more."""
        told = ("text", "due_on", "state", "body__short", "seat__title", "person__name")
        return self.select_related("body", "seat", "person").only(*told)

    def for_lists(self):
        return self.select_related("body", "meeting__body", "item", "seat__organisation", "person")


class Action(Versioned):
    """Something that somebody said they would do. Its owner is a seat, whoever holds it, or a person."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="actions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="actions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, verbose_name="ärende", related_name="actions"
    )
    text = models.CharField("vad som ska göras", max_length=300)
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, verbose_name="plats", related_name="actions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="person", related_name="+"
    )
    due_on = models.DateField("klart senast")
    state = models.CharField("läge", max_length=10, choices=ActionState, default=ActionState.OPEN, editable=False)
    result = models.CharField("hur det gick", max_length=500, blank=True, editable=False)
    closed_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="antecknad av", related_name="+")
    made_at = models.DateTimeField("antecknad")
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = ActionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "åtgärd från möte", "åtgärder från möten"
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("state", ActionState, name="action_state_is_known"),
            models.CheckConstraint(condition=Q(seat=None) ^ Q(person=None), name="an_action_has_one_owner"),
        ]

    def __str__(self):
        return f"”{self.text}”"

    @property
    def state_label(self):
        return ActionState(self.state).label

    @property
    def tone(self):
        return ActionState(self.state).tone

    @property
    def is_open(self):
        return self.state == ActionState.OPEN

    @property
    def owner_label(self):
        return self.seat.title if self.seat_id else self.person.name

    def get_absolute_url(self):
        return f"/arbete/atgarder/{self.pk}/"

    @property
    def is_still_with_the_first(self):
        """The others have been told by whoever handed it over."""
        return not any(change.what.startswith(HANDED_OVER) for change in self.changes.all())

    @property
    def last_changed_at(self):
        """When its day or owner was said."""
        return max([self.made_at, *(change.at for change in self.changes.all())])

    def is_owned_by(self, person, day):
        """Named, or as the holder of the seat that day."""
        if self.person_id:
            return self.person_id == person.pk
        return Holding.objects.on(day).ordinary().filter(seat=self.seat_id, person=person).exists()


class ActionChange(models.Model):
    """A new date or a new owner, with the reason; what was said before stays on record."""

    action = models.ForeignKey(Action, models.PROTECT, verbose_name="åtgärd", related_name="changes")
    what = models.CharField("vad", max_length=200)
    reason = models.CharField("varför", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    class Meta:
        verbose_name, verbose_name_plural = "ändring av åtgärd", "ändringar av åtgärder"
        ordering = ["at", "pk"]

    def __str__(self):
        return self.what
