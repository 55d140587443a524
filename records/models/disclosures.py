"""Somebody asks for records: what was asked, how each record was judged, and what was handed out."""

from django.conf import settings
from django.db import models

from office.almanac import local
from office.constraints import one_of
from office.models import Document, StoredFile


class Way(models.TextChoices):
    MAIL = "mail", "E-post"
    PHONE = "phone", "Telefon"
    VISIT = "visit", "Besök"
    LETTER = "letter", "Brev"


class Delivered(models.TextChoices):
    MAIL = "mail", "Skickad med e-post"
    PAPER = "paper", "Utskriven och skickad"
    ON_THE_SPOT = "on_the_spot", "Läst eller lämnad på plats"


class DisclosureState(models.TextChoices):
    REQUESTED = "requested", "Begärd"
    DISCLOSED = "disclosed", "Utlämnad"
    PARTLY = "partly", "Delvis utlämnad"
    REFUSED = "refused", "Avslagen"
    WITHDRAWN = "withdrawn", "Återtagen"

    @property
    def tone(self):
        return {"requested": "warn", "disclosed": "good", "partly": "good", "refused": "done", "withdrawn": "done"}[
            self.value
        ]


class DisclosureQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=DisclosureState.REQUESTED)

    def oldest_first(self):
        return self.order_by("asked_at", "pk")

    def latest_first(self):
        return self.order_by("-asked_at", "-pk")

    def with_parts(self):
        parts = Part.objects.select_related("copy", "file", "decided_by").defer("copy__html", "copy__pdf")
        decision = self.select_related("registered_by", "decision").defer("decision__html", "decision__pdf")
        return decision.prefetch_related(models.Prefetch("parts", parts.order_by("pk")))


class Disclosure(models.Model):
    """A request for records. Who asks and why is not asked (TF 2 kap. 18 §); what they say of themselves can be kept
    until they have been answered.
    """

    asked_at = models.DateTimeField("begärd", db_index=True)
    way = models.CharField("hur", max_length=10, choices=Way)
    what = models.TextField("vad som begärs", max_length=2000)
    reply_to = models.CharField("dit svaret ska", max_length=300, blank=True)
    state = models.CharField(
        "läge", max_length=10, choices=DisclosureState, default=DisclosureState.REQUESTED, editable=False
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="registrerad av", related_name="+"
    )
    delivered = models.CharField("hur den lämnades ut", max_length=20, choices=Delivered, blank=True, editable=False)
    closed_at = models.DateTimeField("avslutad", null=True, blank=True, editable=False)
    decision = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, verbose_name="beslut", editable=False
    )
    once = models.UUIDField(null=True, unique=True, editable=False)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "begäran om handling", "begäranden om handlingar"
        ordering = ["-asked_at"]
        constraints = [
            one_of("state", DisclosureState, name="disclosure_state_is_known"),
            one_of("way", Way, name="disclosure_way_is_known"),
            one_of("delivered", ["", *Delivered.values], name="disclosure_delivered_is_known"),
        ]

    def __str__(self):
        return f"Begäran {self.pk}"

    @property
    def state_label(self):
        return DisclosureState(self.state).label

    @property
    def tone(self):
        return DisclosureState(self.state).tone

    @property
    def is_waiting(self):
        return self.state == DisclosureState.REQUESTED

    def days_waited(self, now):
        return (local(self.closed_at or now).date() - local(self.asked_at).date()).days


class Verdict(models.TextChoices):
    GIVE = "give", "Lämnas ut"
    MASK = "mask", "Lämnas ut med maskning"
    REFUSE = "refuse", "Lämnas inte ut"

    @property
    def tone(self):
        return {"give": "good", "mask": "warn", "refuse": "bad"}[self.value]


class PartQuerySet(models.QuerySet):
    def about(self, number):
        """When a record has been asked for, the latest first."""
        return self.filter(number=number).select_related("disclosure").order_by("-pk")[:30]


class Part(models.Model):
    """One record that is asked for, and how it was judged. The mask holds what may not be said: nobody else sees it."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, verbose_name="begäran", related_name="parts")
    number = models.CharField("nummer", max_length=20)
    title = models.CharField("handling", max_length=200)
    verdict = models.CharField("prövning", max_length=10, choices=Verdict, blank=True, editable=False)
    ground = models.CharField("lagrum", max_length=120, blank=True, editable=False)
    reason = models.TextField("skäl", max_length=2000, blank=True, editable=False)
    mask = models.JSONField("maskat", default=dict, blank=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="prövad av", related_name="+"
    )
    decided_at = models.DateTimeField("prövad", null=True, blank=True, editable=False)
    copy = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, verbose_name="maskad kopia")
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, verbose_name="maskad fil")
    sha256 = models.CharField("kontrollsumma för det utlämnade", max_length=64, blank=True, editable=False)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "begärd handling", "begärda handlingar"
        constraints = [
            one_of("verdict", ["", *Verdict.values], name="part_verdict_is_known"),
            models.UniqueConstraint(fields=["disclosure", "number"], name="one_part_per_record"),
        ]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def tone(self):
        return Verdict(self.verdict).tone if self.verdict else "calm"

    @property
    def is_given(self):
        return self.verdict in (Verdict.GIVE, Verdict.MASK)
