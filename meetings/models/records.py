"""What is written at a meeting: notes to each item, its outcome, the decision, and what only the writer sees."""

from django.conf import settings
from django.db import models

from councils.models import Body
from councils.models.bodies import ItemKind
from meetings.models.agendas import AgendaItem
from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models import Versioned


class Outcome(models.TextChoices):
    """How an item ended. The first are the kinds of item, of which each body has those that its mandate allows."""

    INFORMATION = ItemKind.INFORMATION.value, "Informationen noterades"
    CONSULTATION = ItemKind.CONSULTATION.value, "Samråd genomfört"
    OPINION = ItemKind.OPINION.value, "Yttrande lämnat"
    GROUP = ItemKind.GROUP.value, "Beslut om arbetsgrupp"
    DECISION = ItemKind.DECISION.value, "Beslut"
    MONEY = ItemKind.MONEY.value, "Beslut om pengar"
    CARRIED = "carried", "Förs över till ett senare möte"
    DROPPED = "dropped", "Utgår"

    @property
    def is_decision(self):
        return self in (Outcome.GROUP, Outcome.DECISION, Outcome.MONEY)


def outcomes_of(body):
    """What an item may end with in the body: what its mandate allows, carried over, or dropped."""
    return [Outcome(kind) for kind in body.item_kinds] + [Outcome.CARRIED, Outcome.DROPPED]


class RecordQuerySet(models.QuerySet):
    def of_meeting(self, meeting):
        return self.filter(item__meeting=meeting).select_related("item")

    def with_decisions(self):
        return self.select_related("item__decision")

    def of_items(self, items):
        return self.filter(item__in=[item.pk for item in items])

    def carried(self):
        return self.filter(outcome=Outcome.CARRIED)

    def closed(self):
        return self.exclude(outcome="")

    def of(self, item):
        """The item's record; one that nothing has been written in is not kept yet."""
        return self.filter(item=item).first() or self.model(item=item)

    def of_item(self, item):
        """The item's record, made the first time somebody asks."""
        return self.get_or_create(item=item)[0]


class Record(Versioned):
    """What was said about an item and how it ended."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, verbose_name="ärende", related_name="record")
    notes = models.TextField("anteckningar", blank=True, max_length=20_000)
    outcome = models.CharField("utfall", max_length=20, choices=Outcome, blank=True)
    outcome_text = models.TextField("vad man kom fram till", blank=True, max_length=4000)
    opened_at = models.DateTimeField("öppnad", null=True, blank=True, editable=False)
    spent_seconds = models.PositiveIntegerField("använd tid i sekunder", default=0, editable=False)
    is_locked = models.BooleanField("låst med protokollet", default=False, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "anteckning", "anteckningar"
        constraints = [one_of("outcome", ["", *Outcome.values], name="outcome_is_known")]

    def __str__(self):
        return f"Anteckningar till {self.item}"

    @property
    def outcome_label(self):
        return Outcome(self.outcome).label if self.outcome else ""


class NoteVersionQuerySet(models.QuerySet):
    def of_item(self, item):
        return self.filter(record__item=item)

    def with_writers(self):
        return self.select_related("by")

    def latest_first(self):
        return self.order_by("-number")

    def for_lists(self):
        """Who and when; the text is fetched for the one that is read."""
        return self.with_writers().defer("notes").latest_first()


class NoteVersion(models.Model):
    """Every text of the notes that was ever saved, in order. Nothing that was acknowledged is lost."""

    record = models.ForeignKey(Record, models.PROTECT, verbose_name="anteckning", related_name="versions")
    number = models.PositiveIntegerField("version")
    notes = models.TextField("anteckningar")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    objects = NoteVersionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "sparad anteckning", "sparade anteckningar"
        ordering = ["record", "number"]
        constraints = [models.UniqueConstraint(fields=["record", "number"], name="one_text_per_version")]

    def __str__(self):
        return f"Version {self.number} av {self.record}"


class Decision(models.Model):
    """What a body decided: text, body, day, and a number within the body's year once the minutes are written."""

    item = models.OneToOneField(AgendaItem, models.PROTECT, verbose_name="ärende", related_name="decision")
    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="decisions")
    year = models.PositiveSmallIntegerField("år")
    number = models.PositiveIntegerField("nummer", null=True, blank=True)
    text = models.TextField("beslut", max_length=4000)
    decided_on = models.DateField("beslutat")
    is_locked = models.BooleanField("låst med protokollet", default=False, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "beslut", "beslut"
        ordering = ["body", "year", "number"]
        constraints = [models.UniqueConstraint(fields=["body", "year", "number"], name="one_decision_per_number")]

    def __str__(self):
        return f"{self.label}: {self.item.title}"

    @property
    def label(self):
        """As people cite it: "Brå 2027:3"."""
        return f"{self.body.short} {self.year}:{self.number}" if self.number else f"{self.body.short}, utan nummer än"


class PrivateNoteQuerySet(models.QuerySet):
    def of(self, meeting, person):
        """The person's own note, which is not kept before there is something in it."""
        return self.filter(meeting=meeting, person=person).first() or self.model(meeting=meeting, person=person)


class PrivateNote(Versioned):
    """What somebody writes for themselves at a meeting. Nobody else reads it, whatever they may otherwise do."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, verbose_name="möte", related_name="private_notes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="+")
    text = models.TextField("egna anteckningar", blank=True, max_length=20_000)

    objects = PrivateNoteQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "egen anteckning", "egna anteckningar"
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="one_private_note_each")]

    def __str__(self):
        return f"Egna anteckningar, {self.person}"
