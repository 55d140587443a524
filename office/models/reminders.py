"""One row for each reminder that is to go, has gone or was stopped: what it counts from, when it is due, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from office.constraints import one_of
from office.models.letters import NOT_LEFT, LetterState


class ReminderState(models.TextChoices):
    PLANNED = "planned", "Planerad"
    POSTED = "posted", "Lagd i utkorgen"
    SUPPRESSED = "suppressed", "Behövs inte"


class Because(models.TextChoices):
    """Why a reminder does not go."""

    DONE = "done", "Det är gjort"
    ANSWERED = "answered", "Den som skulle påminnas har svarat"
    CANCELLED = "cancelled", "Det är inställt"
    MOVED = "moved", "Dagen har ändrats"
    NOT_CONCERNED = "not_concerned", "Det gäller inte längre mottagaren"
    REPLACED = "replaced", "En nyare påminnelse om samma sak gick i stället"
    TOO_LATE = "too_late", "Den hade kommit för sent för att hjälpa"


class ReminderQuerySet(models.QuerySet):
    def planned(self):
        return self.filter(state=ReminderState.PLANNED)

    def due(self, now):
        return self.planned().filter(due_at__lte=now)

    def coming(self, now, until):
        """What will go out in a period, the soonest first."""
        return self.planned().filter(due_at__gt=now, due_at__lt=until).order_by("due_at", "pk")

    def stopped(self, since, until):
        """What was to go in a period and does not, the latest first."""
        stopped = self.filter(state=ReminderState.SUPPRESSED, due_at__gt=since, due_at__lt=until)
        return stopped.order_by("-due_at", "-pk")

    def to_somebody_called(self, words):
        """By the recipient's name; folded as Swedes write it, which not every database can by itself."""
        return self.filter(recipient__in=[pk for pk, name in self._names() if words.casefold() in name.casefold()])

    def _names(self):
        return self.order_by().values_list("recipient", "recipient__name").distinct()

    def of(self, *anchors):
        return self.filter(anchor__in=anchors)

    def of_rule(self, name):
        return self.filter(rule=name)

    def posted_since(self, moment):
        return self.filter(state=ReminderState.POSTED, posted_at__gte=moment).order_by("posted_at", "pk")

    def of_things(self, label):
        """Counted from things of one sort: "meetings.meeting"."""
        return self.filter(anchor__startswith=f"{label}/")

    def unsettled(self):
        """Still to go, or in the outbox with a letter that has not left."""
        return self.filter(Q(state=ReminderState.PLANNED) | Q(letter__state__in=NOT_LEFT))

    def with_letter_state(self):
        """With what has become of the letter, and when it was to leave."""
        since = Coalesce("letter__unheard_since", "letter__due_at")
        of_letter = {"state": F("letter__state"), "withdrawn": F("letter__withdrawn_because"), "since": since}
        of_letter |= {"tries": F("letter__tries")}
        return self.annotate(**{f"letter_{name}": value for name, value in of_letter.items()}).order_by("pk")

    def in_letters(self, letters):
        return self.filter(state=ReminderState.POSTED, letter__in=letters)

    def plan_anew(self, letters, now):
        """What was posted in letters that never left is to go all the same."""
        posted = self.in_letters(letters).filter(letter__state=LetterState.WITHDRAWN)
        return posted.update(state=ReminderState.PLANNED, posted_at=None, planned_at=now)

    def of_person(self, person):
        return self.filter(recipient=person)

    def for_lists(self):
        return self.select_related("recipient", "letter")


class Reminder(models.Model):
    """A rule applied to one thing and one person: `days` after (minus: before) a date of the thing."""

    rule = models.CharField("regel", max_length=60)
    anchor = models.CharField("räknas från", max_length=100, db_index=True)  # a matter: "meetings.meeting/5"
    field = models.CharField("datum", max_length=40)  # the anchor's date field: "starts_at"
    anchor_at = models.DateTimeField("datumet")  # what the field said when `due_at` was reckoned
    days = models.SmallIntegerField("dagar efter")  # minus is before
    due_at = models.DateTimeField("ska skickas")
    expires_at = models.DateTimeField("hjälper till och med", null=True, blank=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="till", related_name="reminders"
    )
    key = models.CharField("nyckel", max_length=200, unique=True)  # rule + anchor + recipient + occurrence
    heading = models.CharField("om", max_length=250)
    reason = models.TextField("varför")  # why this person gets it, in a sentence
    url = models.CharField("sida", max_length=200, blank=True)

    state = models.CharField("läge", max_length=10, choices=ReminderState, default=ReminderState.PLANNED)
    because = models.CharField("behövs inte för att", max_length=15, choices=Because, blank=True)
    letter = models.ForeignKey("office.Letter", models.PROTECT, null=True, blank=True, related_name="reminders")
    planned_at = models.DateTimeField("planerad")  # since when it has been meant to go
    is_late = models.BooleanField("kom sent", default=False)
    posted_at = models.DateTimeField("lagd i utkorgen", null=True, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "påminnelse", "påminnelser"
        indexes = [models.Index(fields=["state", "due_at"], name="reminders_due")]
        constraints = [
            one_of("state", ReminderState, name="reminder_state_is_known"),
            one_of("because", ["", *Because.values], name="reminder_because_is_known"),
            models.CheckConstraint(
                condition=~Q(state=ReminderState.SUPPRESSED) | ~Q(because=""), name="a_stopped_reminder_says_why"
            ),
            models.CheckConstraint(
                condition=Q(state=ReminderState.POSTED, posted_at__isnull=False)
                | (~Q(state=ReminderState.POSTED) & Q(posted_at__isnull=True)),
                name="a_posted_reminder_says_when",
            ),
        ]

    def __str__(self):
        return self.heading

    @property
    def anchor_pk(self):
        return int(self.anchor.rpartition("/")[2])

    @property
    def kind(self):
        """Of its letter: the rule's own name."""
        return self.rule.rpartition(".")[2]

    @property
    def letter_key(self):
        """As the letter's writer wants it: without the recipient, who is added there."""
        return self.key.rpartition("/")[0]
