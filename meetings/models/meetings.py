import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from councils import roster
from councils.models import Body
from meetings import deadlines
from meetings.models.meeting_queries import MeetingQuerySet
from meetings.models.participants import attending
from meetings.models.states import BEING_WRITTEN, NOT_YET_HELD, TOOK_PLACE, State
from office.almanac import local, short
from office.constraints import one_of
from office.models import Versioned
from office.prepared import Prepared


def _person(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name=label,
        editable=False,
        related_name="+",
    )


class Meeting(Versioned):
    """A meeting of a body, from the day it is planned."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="meetings")
    starts_at = models.DateTimeField("börjar", db_index=True)
    ends_at = models.DateTimeField("slutar")
    place = models.CharField("plats", max_length=160, blank=True)
    greeting = models.TextField("egna ord i kallelsen", blank=True)
    note = models.CharField("anmärkning", max_length=200, blank=True)
    state = models.CharField("läge", max_length=20, choices=State, default=State.PLANNED, editable=False)
    notice_days = models.PositiveSmallIntegerField("framförhållning i dagar", editable=False)
    uid = models.UUIDField("kalendernyckel", default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField("kalenderns ordningstal", default=0, editable=False)
    cancelled_because = models.CharField("varför det ställdes in", max_length=300, blank=True, editable=False)

    started_at = models.DateTimeField("började", null=True, blank=True, editable=False)
    ended_at = models.DateTimeField("slutade", null=True, blank=True, editable=False)
    current_item = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    chair = _person("ordförande vid mötet")
    secretary = _person("sekreterare vid mötet")
    adjuster = _person("justerare")
    news = models.TextField("text att sprida", blank=True, max_length=4000, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "möte", "möten"
        ordering = ["starts_at"]
        constraints = [
            one_of("state", State, name="meeting_state_is_known"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["body", "starts_at"], condition=~Q(state=State.CANCELLED), name="one_meeting_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.body.short} {short(self.day)}"

    def get_absolute_url(self):
        return f"/arbete/moten/{self.pk}/"  # asked for by the hundred; a test holds it to urls.py

    @property
    def day(self):
        return local(self.starts_at).date()

    @property
    def state_label(self):
        return State(self.state).label

    @property
    def tone(self):
        return State(self.state).tone

    @property
    def agenda_deadline(self):
        """The last moment for the agenda; None for a body that has no notice to keep."""
        return deadlines.agenda(self.starts_at, self.notice_days) if self.notice_days else None

    @property
    def minutes(self):
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    @property
    def is_summoned(self):
        return self.state in (State.SUMMONED, State.UNDER_WAY, *TOOK_PLACE)

    @property
    def is_under_way(self):
        return self.state == State.UNDER_WAY

    @property
    def is_ahead(self):
        return self.state in NOT_YET_HELD

    @cached_property
    def agenda_items(self):
        """The items on the agenda in order, each with the moment it begins when those before keep their time."""
        items, begins = _items_of(self.pk), self.starts_at
        for item in items:
            item.meeting, item.begins_at = self, begins
            begins += timedelta(minutes=item.minutes)
        return items

    @cached_property
    def agenda_ends_at(self):
        return self.starts_at + timedelta(minutes=sum(item.minutes for item in self.agenda_items))

    @property
    def is_being_written(self):
        return self.state in BEING_WRITTEN

    @cached_property
    def roster(self):
        return roster.of(self.body, self.day)

    @cached_property
    def parts(self):
        """What is known of people's parts in this meeting: invitations, answers, presence."""
        parts = _parts_of(self.pk)
        for part in parts:
            part.meeting = self
        return parts

    @cached_property
    def called(self):
        """Everyone who is called: those in the body's seats that day, the adjoined, substitutes and guests."""
        return attending(self.roster.called(), self.parts)

    def called_as(self, person):
        """How the person is called to the meeting, or nothing."""
        return next((each for each in self.called if each.person.pk == person.pk), None)


@Prepared
def _items_of(meeting_pk):
    return Meeting(pk=meeting_pk).items.on_agenda()


@Prepared
def _parts_of(meeting_pk):
    return Meeting(pk=meeting_pk).participants.with_people()
