import re
from datetime import time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce, Length, Substr

from office.almanac import at, local
from office.constraints import one_of

LEASE = timedelta(minutes=5)
BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240)]


class LetterState(models.TextChoices):
    WAITING = "waiting", "Väntar"
    HELD = "held", "Väntar på ett samlat brev"
    IN_FLIGHT = "in_flight", "Skickas nu"
    SENT = "sent", "Skickat"
    GATHERED = "gathered", "Kom i ett samlat brev"
    TO_PRINT = "to_print", "Att skriva ut"
    PRINTED = "printed", "Utskrivet"
    WITHDRAWN = "withdrawn", "Drogs tillbaka"
    FAILED = "failed", "Kom inte fram"

    @property
    def tone(self):
        if self in (LetterState.SENT, LetterState.GATHERED, LetterState.PRINTED):
            return "good"
        return {"failed": "bad", "to_print": "warn"}.get(self.value, "calm")


class Withdrawn(models.TextChoices):
    """Why a letter never left."""

    MUTED = "muted", "Mottagaren har valt bort sådana brev"
    OVERTAKEN = "overtaken", "Det som brevet påminner om är gjort, inställt eller gäller inte längre mottagaren"
    REPLACED = "replaced", "Ett nyare brev gick i dess ställe"


NOT_LEFT = (LetterState.WAITING, LetterState.HELD, LetterState.TO_PRINT)  # written, and can still be called back


class LetterQuerySet(models.QuerySet):
    def due(self, now):
        """Waiting letters whose time has come, and those whose worker died with them in hand."""
        waiting = Q(state=LetterState.WAITING, due_at__lte=now)
        dropped = Q(state=LetterState.IN_FLIGHT, claimed_at__lt=now - LEASE)
        return self.filter(waiting | dropped)

    def overdue(self, now):
        """What is due, and what would be had the server not refused to hear of it; `since` is when it was to go."""
        unheard = Q(state=LetterState.WAITING, unheard_since__isnull=False)
        return (self.due(now) | self.filter(unheard)).annotate(since=Coalesce("unheard_since", "due_at"))

    def second_tries(self, now):
        return self.due(now).filter(state=LetterState.WAITING, tries__gt=0)

    def about(self, matter):
        return self.filter(matter=matter)

    def of_kinds(self, *kinds):
        return self.filter(kind__in=kinds)

    def reaching(self):
        """What has reached somebody or is to: a letter that was withdrawn has told nobody anything."""
        return self.exclude(state=LetterState.WITHDRAWN)

    def told_to(self, person):
        """A person's own letters; not what was called back before it left, unless they had turned such letters off."""
        left = ~Q(state=LetterState.WITHDRAWN) | Q(withdrawn_because=Withdrawn.MUTED)
        return self.filter(left, recipient=person)

    def not_left(self):
        return self.filter(state__in=NOT_LEFT)

    def holding_an_invitation(self):
        """Of each matter and recipient the last letter for the calendar, when it invites: not yet taken back."""
        for_calendars = Letter.objects.reaching().exclude(calendar="")
        later = for_calendars.filter(matter=OuterRef("matter"), recipient=OuterRef("recipient"), pk__gt=OuterRef("pk"))
        invitations = self.reaching().filter(calendar__contains="\r\nMETHOD:REQUEST\r\n")
        return invitations.exclude(Exists(later))

    def failed(self):
        return self.filter(state=LetterState.FAILED)

    def failed_since(self, moment):
        return self.failed().filter(attempts__at__gte=moment).distinct()

    def counted_by_state(self):
        """How many there are in each state that some are in, in the order of the states."""
        counted = dict(self.order_by().values_list("state").annotate(Count("pk")))
        return [(state, counted[state]) for state in LetterState if state in counted]

    def wanting_care(self):
        """Rows of a state and how many, of those that did not arrive or are to be printed."""
        states = (LetterState.FAILED, LetterState.TO_PRINT)
        return self.filter(state__in=states).order_by().values_list("state").annotate(Count("pk"))

    def in_state(self, state):
        return self.filter(state=state) if state in LetterState.values else self

    def posted_on(self, since, until):
        """In a period of days, here in Sweden; an end that is left out is open."""
        after = Q(posted_at__gte=at(since, time.min)) if since else Q()
        return self.filter(after & Q(posted_at__lte=at(until, time.max)) if until else after)

    def held(self):
        return self.filter(state=LetterState.HELD)

    def ripe(self, now):
        """Held until now."""
        return self.held().filter(due_at__lte=now)

    def waiting_for_more(self, now):
        """Not due yet and never tried: something more may come within its hour."""
        return self.filter(state=LetterState.WAITING, tries=0, due_at__gt=now)

    def search(self, words):
        sought = words.replace("\0", "").casefold()  # PostgreSQL knows no such character
        return self.filter(search_text__contains=sought) if sought else self

    def search_recipient(self, words):
        """The same for one who may not read the letters: the subject is not searched."""
        who = self.annotate(who=Substr("search_text", Length("subject") + 1))
        sought = words.replace("\0", "").casefold()
        return who.filter(who__contains=sought) if sought else self

    def soonest_first(self):
        return self.select_related("recipient").defer("body", "calendar").order_by("due_at", "pk")

    def with_all_that_became_of_it(self):
        told = self.select_related("recipient", "document", "gathered_in").prefetch_related("attempts")
        return told.defer("document__html", "document__pdf")

    def for_lists(self):
        return self.select_related("recipient").defer("body", "calendar").order_by("-posted_at", "-pk")


class Letter(models.Model):
    """A letter is a row first. Its key makes it one; a worker sends it at least once, with the same Message-ID."""

    key = models.CharField("nyckel", max_length=200, unique=True)
    matter = models.CharField("ärende", max_length=100, db_index=True)
    kind = models.CharField("slag", max_length=60)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="till", related_name="letters")
    address = models.EmailField("adress", blank=True)  # empty: on paper
    message_id = models.CharField(max_length=200, db_index=True, editable=False)
    subject = models.CharField("rubrik", max_length=250)
    body = models.TextField("text")
    document = models.ForeignKey("office.Document", models.PROTECT, null=True, blank=True, verbose_name="dokument")
    calendar = models.TextField("kalenderinbjudan", blank=True)
    search_text = models.TextField(editable=False)

    posted_at = models.DateTimeField("lagd i utkorgen")
    due_at = models.DateTimeField("ska skickas")
    state = models.CharField("läge", max_length=10, choices=LetterState, default=LetterState.WAITING, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    withdrawn_because = models.CharField("drogs tillbaka för att", max_length=10, choices=Withdrawn, blank=True)
    gathered_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        verbose_name="samlat brev",
        related_name="gathered",
    )
    tries = models.PositiveSmallIntegerField("försök", default=0, editable=False)
    sent_at = models.DateTimeField("skickat", null=True, blank=True, editable=False)
    last_error = models.TextField("senaste fel", blank=True, editable=False)
    unheard_since = models.DateTimeField(null=True, blank=True, editable=False)  # was due; the server hears of nothing

    # Said when it is written, and done when it is posted (office.folding): what it takes the place of, if it can wait.
    replaces: tuple[str, ...] = ()
    waits = False

    # The keys of its recipient's own links in it, when the worker that claimed it was told of any.
    own_keys: str | None = None

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "brev", "utkorg"
        indexes = [models.Index(fields=["state", "due_at"], name="letters_due")]
        constraints = [
            one_of("state", LetterState, name="letter_state_is_known"),
            one_of("withdrawn_because", ["", *Withdrawn.values], name="letter_withdrawn_because_is_known"),
        ]

    def __str__(self):
        return f"{self.heading} till {self.address or self.recipient}"

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

    def come_to(self, outcome, answer, now):
        """What a try makes of the letter; to be written down by the worker that holds it.

        What may pass is tried again, further and further apart; after the last it is given up, and that is shown.
        """
        if outcome == Outcome.SENT:
            self.state, self.sent_at, self.last_error = LetterState.SENT, now, ""
        elif outcome == Outcome.REFUSED or self.tries > len(BACK_OFF):
            self.state, self.last_error = LetterState.FAILED, answer
        else:
            self.state, self.last_error = LetterState.WAITING, answer
            self.due_at = now + BACK_OFF[self.tries - 1]

    def go_back(self, due_at, why):
        """As if it had not been tried: whatever stopped it was no fault of the letter."""
        self.state, self.tries, self.due_at, self.last_error = LetterState.WAITING, self.tries - 1, due_at, why


class Outcome(models.TextChoices):
    """What became of one attempt to deliver a letter."""

    SENT = "sent", "Togs emot av mejlservern"
    LATER = "later", "Kom inte fram, nytt försök görs"
    REFUSED = "refused", "Avvisades för gott"
    RETURNED = "returned", "Kom i retur"
    DELAYED = "delayed", "Fördröjt hos mottagaren"


class Attempt(models.Model):
    """One time that a letter was handed to the mail server, or that its server wrote back about it."""

    letter = models.ForeignKey(Letter, models.CASCADE, verbose_name="brev", related_name="attempts")
    at = models.DateTimeField("när")
    outcome = models.CharField("hur det gick", max_length=10, choices=Outcome)
    answer = models.TextField("svar", blank=True)  # what the server said, as it said it

    class Meta:
        verbose_name, verbose_name_plural = "försök", "försök"
        ordering = ["at", "pk"]
        constraints = [one_of("outcome", Outcome, name="attempt_outcome_is_known")]

    def __str__(self):
        return f"{local(self.at):%Y-%m-%d %H.%M} {Outcome(self.outcome).label}"
