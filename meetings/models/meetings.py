import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from councils import roster
from councils.models import Body
from councils.roster import Called
from meetings import deadlines
from office.almanac import local, short
from office.constraints import one_of
from office.models import Versioned


class State(models.TextChoices):
    PLANNED = "planned", "Planerat"
    CALLED = "called", "Ärenden efterfrågade"
    SUMMONED = "summoned", "Kallelse skickad"
    HELD = "held", "Genomfört"
    CANCELLED = "cancelled", "Inställt"

    @property
    def tone(self):
        return {"planned": "calm", "called": "calm", "summoned": "good", "held": "done", "cancelled": "bad"}[self.value]


BEFORE_SUMMONS = (State.PLANNED, State.CALLED)
NOT_YET_HELD = (*BEFORE_SUMMONS, State.SUMMONED)


class MeetingQuerySet(models.QuerySet):
    def seen_by(self, person):
        """The coordinator sees all; others the meetings of bodies where they sit, sat on the day, or were asked to."""
        if person.has_perm("meetings.see_all"):
            return self
        theirs = Q(body__in=[term.body_id for term in person.terms_today])
        for term in person.terms_on_other_days:
            theirs |= Q(body=term.body_id, starts_at__range=deadlines.days(term.since, term.until))
        return self.filter(theirs | Q(pk__in=Guest.objects.filter(person=person).values("meeting")))

    def during(self, year):
        """The meetings of a Swedish calendar year."""
        return self.filter(starts_at__year=year)

    def before_year(self, year):
        return self.filter(starts_at__year__lt=year)

    def on_day(self, day):
        return self.filter(starts_at__range=deadlines.days(day, day))

    def of_body(self, key):
        sought = key.replace("\0", "")  # PostgreSQL knows no such character
        return self.filter(body__key=sought) if sought else self

    def standing(self):
        """Held, or still meant to be."""
        return self.exclude(state=State.CANCELLED)

    def coming(self, now):
        return self.standing().exclude(state=State.HELD).filter(ends_at__gte=now)

    def passed(self, now):
        """Over by the clock, but nobody has said whether they took place."""
        return self.standing().exclude(state=State.HELD).filter(ends_at__lt=now)

    def needing_work(self, now, horizon):
        """Not called though it is soon, or over though nobody has said whether it took place."""
        to_call = Q(state__in=BEFORE_SUMMONS, starts_at__lt=horizon)
        return self.filter(to_call | Q(state=State.SUMMONED, ends_at__lt=now))

    def awaiting_agenda(self):
        return self.filter(state__in=BEFORE_SUMMONS)

    def in_order(self):
        return self.order_by("starts_at")

    def latest_first(self):
        return self.order_by("-starts_at")

    def with_body(self):
        return self.select_related("body")

    def for_lists(self):
        """What a row of a list tells, and no more."""
        told = (
            "starts_at",
            "ends_at",
            "place",
            "state",
            "notice_days",
            "body__short",
            "body__name",
            "body__key",
            "body__kind",
        )
        return self.with_body().only(*told)

    def with_agendas(self):
        return self.prefetch_related("agendas")


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
        return self.state in (State.SUMMONED, State.HELD)

    @property
    def is_ahead(self):
        return self.state in NOT_YET_HELD

    @cached_property
    def agenda_items(self):
        """The items on the agenda in order, each with the moment it begins when those before keep their time."""
        items, begins = list(self.items.on_agenda()), self.starts_at
        for item in items:
            item.begins_at = begins
            begins += timedelta(minutes=item.minutes)
        return items

    @cached_property
    def agenda_ends_at(self):
        return self.starts_at + timedelta(minutes=sum(item.minutes for item in self.agenda_items))

    @cached_property
    def called(self):
        """Everyone who is called: those in the body's seats that day, the adjoined and this meeting's guests."""
        seated = roster.of(self.body, self.day).called()
        known = {each.person.pk for each in seated}
        guests = self.guests.select_related("person__organisation").order_by("pk")
        return seated + [guest.called for guest in guests if guest.person_id not in known]


class Move(models.Model):
    """A meeting that was moved; what it was called for stays on record."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="moves")
    from_starts_at = models.DateTimeField("från")
    from_place = models.CharField("från platsen", max_length=160, blank=True)
    to_starts_at = models.DateTimeField("till")
    reason = models.CharField("varför", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    class Meta:
        verbose_name, verbose_name_plural = "flytt", "flyttade möten"
        ordering = ["at"]

    def __str__(self):
        return f"{self.meeting.body.short}: från {short(local(self.from_starts_at).date())}"


class Guest(models.Model):
    """Someone adjoined to one meeting."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="guests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="+")
    reason = models.CharField("varför", max_length=200)

    class Meta:
        verbose_name, verbose_name_plural = "adjungerad till ett möte", "adjungerade till ett möte"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_invitation_per_guest")]

    def __str__(self):
        return f"{self.person} till {self.meeting}"

    @property
    def called(self):
        organisation = self.person.organisation
        function = self.person.title or self.reason
        return Called(self.person, function, organisation.name if organisation else "", "Adjungerad")
