import re
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Length, Substr

from office.constraints import one_of

LEASE = timedelta(minutes=5)
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]


class LetterState(models.TextChoices):
    WAITING = "waiting", "Väntar"
    IN_FLIGHT = "in_flight", "Skickas nu"
    SENT = "sent", "Skickat"
    FAILED = "failed", "Kom inte fram"

    @property
    def tone(self):
        return {"waiting": "calm", "in_flight": "calm", "sent": "good", "failed": "bad"}[self.value]


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        """Waiting letters whose time has come, and those whose worker died with them in hand."""
        waiting = Q(state=LetterState.WAITING, due_at__lte=now)
        dropped = Q(state=LetterState.IN_FLIGHT, claimed_at__lt=now - LEASE)
        return self.filter(waiting | dropped)

    def claim(self, pk, now):
        """Take the letter if nobody else has: one row changed means it is mine."""
        mine = self.due(now).filter(pk=pk)
        return bool(mine.update(state=LetterState.IN_FLIGHT, claimed_at=now, tries=F("tries") + 1))

    def about(self, matter):
        return self.filter(matter=matter)

    def of_kinds(self, *kinds):
        return self.filter(kind__in=kinds)

    def holding_an_invitation(self):
        """Of each matter and recipient the last letter for the calendar, when it invites: not yet withdrawn."""
        for_calendars = Letter.objects.exclude(calendar="")
        later = for_calendars.filter(matter=OuterRef("matter"), recipient=OuterRef("recipient"), pk__gt=OuterRef("pk"))
        return self.filter(calendar__contains="\r\nMETHOD:REQUEST\r\n").exclude(Exists(later))

    def failed(self):
        return self.filter(state=LetterState.FAILED)

    def in_state(self, state):
        return self.filter(state=state) if state in LetterState.values else self

    def search(self, words):
        sought = words.replace("\0", "").casefold()  # PostgreSQL knows no such character
        return self.filter(search_text__contains=sought) if sought else self

    def search_recipient(self, words):
        """The same for one who may not read the letters: the subject is not searched."""
        who = self.annotate(who=Substr("search_text", Length("subject") + 1))
        sought = words.replace("\0", "").casefold()
        return who.filter(who__contains=sought) if sought else self

    def for_lists(self):
        return self.select_related("recipient").defer("body", "calendar").order_by("-posted_at", "-pk")


class Letter(models.Model):
    """A letter is a row first. Its key makes it one; a worker sends it at least once, with the same Message-ID."""

    key = models.CharField("nyckel", max_length=200, unique=True)
    matter = models.CharField("ärende", max_length=100, db_index=True)
    kind = models.CharField("slag", max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="till", related_name="letters")
    address = models.EmailField("adress")
    subject = models.CharField("rubrik", max_length=250)
    body = models.TextField("text")
    document = models.ForeignKey("office.Document", models.PROTECT, null=True, blank=True, verbose_name="dokument")
    calendar = models.TextField("kalenderinbjudan", blank=True)
    search_text = models.TextField(editable=False)

    posted_at = models.DateTimeField("lagd i utkorgen")
    due_at = models.DateTimeField("ska skickas")
    state = models.CharField("läge", max_length=10, choices=LetterState, default=LetterState.WAITING, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField("försök", default=0, editable=False)
    sent_at = models.DateTimeField("skickat", null=True, blank=True, editable=False)
    last_error = models.TextField("senaste fel", blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "brev", "utkorg"
        indexes = [models.Index(fields=["state", "due_at"], name="letters_due")]
        constraints = [one_of("state", LetterState, name="letter_state_is_known")]

    def __str__(self):
        return f"{self.heading} till {self.address}"

    @property
    def heading(self):
        """What sort of letter it is: what comes after the first words may be what a secret item says."""
        return re.match(r"[^:?]*\??", self.subject)[0].strip()

    @property
    def state_label(self):
        return LetterState(self.state).label

    @property
    def tone(self):
        return LetterState(self.state).tone

    def record_sent(self, now):
        self._record(state=LetterState.SENT, sent_at=now, last_error="")

    def record_failure(self, error, now, *, permanent=False):
        """Try again later, further and further apart; give up and say so after the last."""
        spent = permanent or self.tries > len(BACK_OFF)
        later = {} if spent else {"due_at": now + BACK_OFF[self.tries - 1]}
        self._record(state=LetterState.FAILED if spent else LetterState.WAITING, last_error=str(error)[:2000], **later)

    def _record(self, **fields):
        """Only the worker that holds the letter writes what became of it."""
        held = Letter.objects.filter(pk=self.pk, state=LetterState.IN_FLIGHT, tries=self.tries)
        held.update(**fields)
