from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q

from councils.models import Seat
from councils.roster import Called
from office.constraints import one_of


class Answer(models.TextChoices):
    YES = "yes", "Kommer"
    MAYBE = "maybe", "Kanske"
    NO = "no", "Kommer inte"

    @property
    def tone(self):
        return {"yes": "good", "maybe": "warn", "no": "bad"}[self.value]


class Via(models.TextChoices):
    """How an answer came."""

    WEB = "web", "på mötets sida"
    LINK = "link", "med länken i brevet"
    CALENDAR = "calendar", "från kalendern"
    COORDINATOR = "coordinator", "noterat av samordnaren"


class Presence(models.TextChoices):
    PRESENT = "present", "Närvarande"
    EXCUSED = "excused", "Anmält förhinder"
    ABSENT = "absent", "Frånvarande"

    @property
    def tone(self):
        return {"present": "good", "excused": "calm", "absent": "bad"}[self.value]


class ParticipantQuerySet(models.QuerySet):
    def invited(self):
        """Called to this meeting only: substitutes and the adjoined."""
        return self.filter(is_invited=True)

    def adjoined(self):
        return self.invited().filter(stands_in_for=None)

    def substitutes(self):
        return self.invited().exclude(stands_in_for=None)

    def earlier_substitutes(self, seats):
        """Everyone who has been called to sit for somebody in one of the seats, whether they came or not."""
        return self.filter(seat__in=seats).exclude(stands_in_for=None)

    def part_of(self, person, meeting):
        return self.filter(person=person, meeting=meeting)

    def of_meetings(self, meetings):
        return self.filter(meeting__in=meetings)

    def with_meeting(self):
        return self.select_related("meeting")

    def with_people(self):
        return self.select_related("person__organisation", "seat__organisation", "stands_in_for").order_by("pk")


class Participant(models.Model):
    """A person's part in one meeting: how they were called beyond a seat of their own, their answer, their presence.

    A row comes when there is something to keep: an invitation to this meeting only, an answer, or the roll call.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, verbose_name="möte", related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="+")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, verbose_name="på platsen", related_name="+")
    is_invited = models.BooleanField("kallad till just det här mötet", default=False)
    stands_in_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="ersätter", related_name="+"
    )
    reason = models.CharField("varför", max_length=200, blank=True)

    answer = models.CharField("svar", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField("svarade", null=True, blank=True)
    answered_via = models.CharField("svarade", max_length=12, choices=Via, blank=True)
    greeting = models.CharField("hälsning", max_length=300, blank=True)

    presence = models.CharField("närvaro", max_length=10, choices=Presence, blank=True)
    came_at = models.ForeignKey(
        "meetings.AgendaItem", models.PROTECT, null=True, blank=True, verbose_name="kom till punkten", related_name="+"
    )
    left_after = models.ForeignKey(
        "meetings.AgendaItem",
        models.PROTECT,
        null=True,
        blank=True,
        verbose_name="gick efter punkten",
        related_name="+",
    )
    is_locked = models.BooleanField("låst med protokollet", default=False, editable=False)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "deltagare i ett möte", "deltagare i möten"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="one_part_in_each_meeting"),
            models.UniqueConstraint(
                fields=["meeting", "seat"],
                condition=Q(is_invited=True) & Q(stands_in_for__isnull=False),
                name="one_substitute_in_each_seat",
            ),
            one_of("answer", ["", *Answer.values], name="answer_is_known"),
            one_of("presence", ["", *Presence.values], name="presence_is_known"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_has_its_time",
            ),
        ]

    def __str__(self):
        return f"{self.person} i {self.meeting}"

    @property
    def sits_for_somebody(self):
        return self.is_invited and self.stands_in_for_id is not None

    @property
    def was_excused(self):
        """They said beforehand that they could not come, or are so noted on the roll, and did not come after all."""
        if self.presence == Presence.PRESENT:
            return False
        return self.presence == Presence.EXCUSED or self.answer == Answer.NO

    @property
    def called(self):
        """As the lists of those who are called show them."""
        organisation = self.person.organisation
        if self.seat and self.stands_in_for_id:
            return Attending(self.person, self.seat.title, _name(organisation), "Ersättare", self.seat_id, self)
        return Attending(self.person, self.person.title or self.reason, _name(organisation), "Adjungerad", None, self)


@dataclass(frozen=True)
class Attending(Called):
    """Someone who is called to a meeting, with their part in it when there is any to tell.

    `is_holder`: in a seat of their own that day. Whoever has come into one sits for nobody else any more.
    """

    part: Participant | None = None
    is_holder: bool = False

    @property
    def answer(self):
        return self.part.answer if self.part else ""

    @property
    def answer_label(self):
        return Answer(self.answer).label if self.answer else "Har inte svarat"

    @property
    def answer_tone(self):
        return Answer(self.answer).tone if self.answer else "none"

    @property
    def stands_in_for_id(self):
        sits_for = self.part and self.part.is_invited and not self.is_holder
        return self.part.stands_in_for_id if sits_for else None

    @property
    def has_own_seat(self):
        """Neither somebody's substitute nor adjoined."""
        return self.seat_id is not None and not self.stands_in_for_id

    @property
    def presence(self):
        return self.part.presence if self.part else ""


def attending(seated, parts):
    """Those in seats and the adjoined, each with their part; then the substitutes and guests of this meeting."""
    by_person = {part.person_id: part for part in parts}
    found = {each.person.pk: _in_place(each, by_person.get(each.person.pk)) for each in seated}
    for part in parts:
        already = found.get(part.person_id)
        if part.is_invited and (already is None or (part.stands_in_for_id and not already.is_holder)):
            found[part.person_id] = part.called
    return list(found.values())


def with_substitutes(called):
    """Everyone with whoever sits in their seat, or nobody. A substitute comes by themselves only while their seat has
    no holder: the seat may have changed hands since they were called.
    """
    substitutes = {each.seat_id: each for each in called if each.stands_in_for_id}
    held = {each.seat_id for each in called if each.has_own_seat}
    for each in called:
        if each.has_own_seat:
            yield each, substitutes.get(each.seat_id)
        elif not each.stands_in_for_id or each.seat_id not in held:
            yield each, None


def _in_place(each, part):
    where = (each.person, each.function, each.organisation, each.role, each.seat_id)
    return Attending(*where, part, is_holder=each.seat_id is not None)


def _name(organisation):
    return organisation.name if organisation else ""
