from django.conf import settings
from django.db import models

from office.almanac import local
from office.constraints import one_of

# What of a line its hash follows from; what is read from the database is read in this order.
SAID = ("matter", "number", "what", "by_id", "right", "details", "at", "kind", "capacity", "about_id")


class Kind(models.TextChoices):
    STEP = "step", "Gjort"
    READ = "read", "Läst"
    EXPORT = "export", "Hämtat som fil"
    DISCLOSE = "disclose", "Utlämnat"
    SIGN_IN = "sign_in", "In- och utloggning"
    ADMIN = "admin", "Ändrat i administrationen"


class Way(models.TextChoices):
    """How somebody came in, or tried to."""

    PASSWORD = "password", "med lösenord"
    MAIL = "mail", "med engångslänk i mejlet"
    PASSKEY = "passkey", "med passnyckel"
    CODE = "code", "med engångskod"
    RECOVERY = "recovery", "med reservkod"
    ENTRA = "entra", "med kommunens inloggning"
    SAML = "saml", "med kommunens inloggning (SAML)"


class EntryQuerySet(models.QuerySet):
    def about(self, matters):
        return self.filter(matter__in=list(matters)).select_related("by").order_by("at", "pk")

    def oldest_first(self):
        return self.select_related("by").order_by("at", "pk")

    def with_previous(self):
        """Each with the hash of the line before it in its chain."""
        before = Entry.objects.filter(matter=models.OuterRef("matter"), number=models.OuterRef("number") - 1)
        return self.select_related("by").annotate(previous=models.Subquery(before.values("hash")))

    def in_chains(self):
        """Chain by chain, each from its first line."""
        return self.order_by("matter", "number")

    def after(self, pk):
        """Those written later, in the order that their rows were given out."""
        return self.filter(pk__gt=pk).order_by("pk")

    def done_by(self, person):
        return self.filter(by=person)

    def concerning(self, person):
        """What others have done with the person's own row, or with the person named."""
        theirs = models.Q(matter=f"{person._meta.label_lower}/{person.pk}") | models.Q(about=person)
        return self.filter(theirs).exclude(by=person)

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def between(self, since, until):
        """From a moment and before another; one that is left out is open."""
        after = models.Q(at__gte=since) if since else models.Q()
        return self.filter(after & models.Q(at__lt=until) if until else after)

    def newest_first(self):
        return self.select_related("by").order_by("-at", "-pk")

    def older_than(self, entry):
        return self.filter(models.Q(at__lt=entry.at) | models.Q(at=entry.at, pk__lt=entry.pk))


class Entry(models.Model):
    """A line in the journal. The database refuses to change or remove it."""

    matter = models.CharField("ärende", max_length=100)
    number = models.PositiveIntegerField("nummer")
    what = models.CharField("vad", max_length=200)
    # Nobody: somebody outside the house tried to come in as the person of the matter.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="av", related_name="+"
    )
    right = models.CharField("med vilken rätt", max_length=100, blank=True)
    capacity = models.CharField("i egenskap av", max_length=200, blank=True)
    kind = models.CharField("slag", max_length=10, choices=Kind, default=Kind.STEP)
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        verbose_name="om",
        related_name="+",
    )
    details = models.JSONField("uppgifter", default=dict)
    at = models.DateTimeField("när", db_index=True)
    hash = models.CharField("kontrollsumma", max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "journalrad", "journal"
        indexes = [
            models.Index(fields=["by", "at"], name="lines_by_person"),
            models.Index(fields=["about", "at"], name="lines_about_person"),
            models.Index(fields=["kind", "at"], name="lines_of_kind"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="one_line_per_number"),
            one_of("kind", Kind, name="kind_of_line_is_known"),
        ]

    def __str__(self):
        return f"{local(self.at).date()} {self.what}"


class Seal(models.Model):
    """So many lines there were, and so they read: what is changed or gone from under a seal is found."""

    number = models.PositiveIntegerField("nummer", unique=True)
    at = models.DateTimeField("när")
    last_pk = models.BigIntegerField("till och med rad")
    count = models.PositiveIntegerField("rader")
    total = models.PositiveBigIntegerField("rader i allt")
    digest = models.CharField("radernas kontrollsumma", max_length=64)
    hash = models.CharField("kontrollsumma", max_length=64)

    class Meta:
        verbose_name, verbose_name_plural = "sigill", "sigill"
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}:{self.hash}"
