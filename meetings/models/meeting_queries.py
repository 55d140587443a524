"""What is asked of meetings, by name."""

from django.db import models
from django.db.models import (
    BooleanField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import RowNumber

from councils.models import Kind
from meetings import deadlines
from meetings.models import sight
from meetings.models.participants import Participant
from meetings.models.states import BEFORE_SUMMONS, NOT_YET_HELD, TOOK_PLACE, State

NEVER = Q(pk=None)


class MeetingQuerySet(models.QuerySet):
    def seen_by(self, person):
        """The coordinator sees all; others the meetings of bodies where they sit, or that a term of theirs covers."""
        return self.in_sight(sight.of(person))

    def in_sight(self, seen):
        return self if seen is None else self.filter(sight.seen(seen))

    def followed_by(self, person):
        """Those whose body the person sits in now, or that they were asked to: what becomes of them is theirs too."""
        seen = sight.of(person)
        return self if seen is None else self.filter(sight.followed(seen))

    def read_by(self, person):
        """What is open to those who read without taking part, from the summons on; EST's to auditors alone."""
        if not person.has_perm("meetings.read_decided"):
            return self.none()
        called = self.standing().exclude(state__in=BEFORE_SUMMONS)
        return called if person.has_perm("meetings.review") else called.exclude(body__kind=Kind.EST)

    def open_to(self, person):
        """{number: whether it is seen} of those that are seen or else read without taking part; one question."""
        seen = sight.of(person)
        marked = self.annotate(is_seen=Value(True) if seen is None else _mark(sight.seen(seen)))
        found = marked.filter(Q(is_seen=True) | Q(pk__in=self.model.objects.read_by(person).values("pk")))
        return dict(found.order_by().values_list("pk", "is_seen"))

    def among(self, pks):
        return self.filter(pk__in=pks)

    def during(self, year):
        """The meetings of a Swedish calendar year."""
        return self.filter(starts_at__year=year)

    def within(self, first, last):
        """Those that begin on the days, both of them with it."""
        return self.filter(starts_at__range=deadlines.days(first, last))

    def before_year(self, year):
        return self.filter(starts_at__year__lt=year)

    def on_day(self, day):
        return self.filter(starts_at__range=deadlines.days(day, day))

    def of_body(self, key):
        sought = key.replace("\0", "")  # PostgreSQL knows no such character
        return self.filter(body__key=sought) if sought else self

    def with_uid(self, uid):
        return self.filter(uid=uid)

    def standing(self):
        """Held, or still meant to be."""
        return self.exclude(state=State.CANCELLED)

    def coming(self, now):
        return self.standing().exclude(state__in=TOOK_PLACE).filter(Q(ends_at__gte=now) | Q(state=State.UNDER_WAY))

    def passed(self, now):
        """Over by the clock, but nobody has said whether they took place."""
        return self.standing().exclude(state__in=(*TOOK_PLACE, State.UNDER_WAY)).filter(ends_at__lt=now)

    def approved(self):
        return self.filter(state=State.APPROVED)

    def took_place(self):
        return self.filter(state__in=TOOK_PLACE)

    def with_roll(self):
        """Those where it was noted who came; of the others nobody knows."""
        noted = Participant.objects.filter(meeting=OuterRef("pk")).exclude(presence="")
        return self.filter(Exists(noted))

    def latest_of_each_body(self, count):
        turn = Window(RowNumber(), partition_by="body", order_by=F("starts_at").desc())
        return self.annotate(turn=turn).filter(turn__lte=count).order_by("body", "-starts_at")

    def of_bodies(self, bodies):
        return self.filter(body__in=bodies)

    def before(self, moment):
        return self.filter(starts_at__lt=moment)

    def since(self, moment):
        return self.filter(starts_at__gte=moment)

    def ahead(self):
        return self.filter(state__in=NOT_YET_HELD)

    def telling(self, **asked):
        """With a mark for each question that finds it."""
        return self.annotate(**{name: Exists(each.filter(pk=OuterRef("pk"))) for name, each in asked.items()})

    def astir(self, person, called_in, now, coming, work=None):
        """Where something may wait for the person, each marked with what: a summons, minutes, work, or that it comes.

        `called_in` are the periods when the person is called by a seat (`sight.called_in`).
        `work` is until when a meeting must be called and since when its minutes are late: with it those count that are
        not called though it is soon, that go on, or are over though nobody has said whether they took place, and those
        whose minutes have not been sent.
        """
        part = FilteredRelation("participants", condition=Q(participants__person=person))
        asked = Q(state=State.SUMMONED, ends_at__gt=now)
        silent = Q(part=None) | Q(part__answer="")
        works = _working(now, *work) if work else NEVER
        marked = self.annotate(part=part).annotate(
            works=_mark(works),
            waits=_mark(asked & silent & (sight.within(called_in) | Q(part__is_invited=True))),
            comes=_mark(Q(pk__in=coming)),
        )
        return marked.filter(works | asked | Q(state=State.FOR_APPROVAL) | Q(pk__in=coming))

    def with_minutes_among(self, minutes):
        return self.filter(pk__in=minutes.values("meeting"))

    def awaiting_agenda(self):
        return self.filter(state__in=BEFORE_SUMMONS)

    def with_the_one_before(self):
        """When the body's meeting before began, of those that stood (`before_at`)."""
        others = self.model.objects.standing().filter(body=OuterRef("body"), starts_at__lt=OuterRef("starts_at"))
        return self.annotate(before_at=Subquery(others.latest_first().values("starts_at")[:1]))

    def in_order(self):
        return self.order_by("starts_at")

    def latest_first(self):
        return self.order_by("-starts_at")

    def with_body(self):
        return self.select_related("body")

    def with_officers(self):
        """Those who led the meeting, wrote and check what was written."""
        return self.select_related("chair", "secretary", "adjuster")

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
            "body__mandate",
        )
        return self.with_body().only(*told)

    def with_agendas(self):
        return self.prefetch_related("agendas")


def _working(now, horizon, since):
    to_call = Q(state__in=BEFORE_SUMMONS, starts_at__lt=horizon)
    over = Q(state=State.SUMMONED, ends_at__lt=now) | Q(state=State.HELD, ends_at__lt=since)
    return to_call | over | Q(state=State.UNDER_WAY)


def _mark(condition):
    return ExpressionWrapper(condition, BooleanField())
