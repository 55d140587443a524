"""Actions: who does what, by when, and where it was agreed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from councils.models import Body, Holding, Seat
from meetings.models.agendas import AgendaItem
from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models import Versioned


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

    def of_body(self, body):
        return self.filter(body=body)

    def of_meeting(self, meeting):
        return self.filter(meeting=meeting)

    def of_person(self, person, day):
        """Those that the person answers for: named, or as the holder of the seat that day."""
        seats = Holding.objects.on(day).ordinary().filter(person=person).values("seat")
        return self.filter(Q(person=person) | Q(seat__in=seats))

    def seen_by(self, person, day):
        """One's own, and those agreed at meetings one sees."""
        if person.has_perm("meetings.see_all"):
            return self
        meetings = Meeting.objects.seen_by(person).values("pk")
        own = self.of_person(person, day).values("pk")
        return self.filter(Q(meeting__in=meetings) | Q(pk__in=own))

    def overdue(self, day):
        return self.open().filter(due_on__lt=day)

    def in_order(self):
        return self.order_by("due_on", "pk")

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
