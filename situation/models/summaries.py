"""Summaries of a quarter, a tertial or a year, as when they were drawn up. The database keeps what they say."""

from django.conf import settings
from django.db import models

from councils.models import Body
from office.constraints import one_of
from office.models import Document
from situation.terms import Kind, Term

KINDS = [(kind.value, kind.label) for kind in Kind]


class SummaryState(models.TextChoices):
    DRAWN_UP = "drawn_up", "Upprättad"
    PUBLISHED = "published", "Publicerad"
    TAKEN_DOWN = "taken_down", "Avpublicerad"

    @property
    def tone(self):
        return {"drawn_up": "good", "published": "good", "taken_down": "done"}[self.value]


class SummaryQuerySet(models.QuerySet):
    def of_term(self, term):
        return self.filter(kind=term.kind.value, year=term.year, number=term.number)

    def of_kind(self, kind):
        return self.filter(kind=kind.value)

    def published(self):
        """What anybody may read."""
        return self.of_kind(Kind.QUARTER).filter(state=SummaryState.PUBLISHED)

    def latest_first(self):
        return self.order_by("-year", "-number")

    def without_content(self):
        return self.defer("content")


class Summary(models.Model):
    """Of a quarter it holds what anybody may read; of a tertial or a year what the council got, as a document too."""

    body = models.ForeignKey(Body, models.PROTECT, verbose_name="organ", related_name="summaries")
    kind = models.CharField("slag", max_length=10, choices=KINDS)
    year = models.PositiveSmallIntegerField("år")
    number = models.PositiveSmallIntegerField("nummer")
    state = models.CharField("läge", max_length=12, choices=SummaryState, editable=False)
    content = models.JSONField("innehåll", default=dict)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, verbose_name="dokument", related_name="summary"
    )
    made_at = models.DateTimeField("upprättades")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    taken_down_because = models.CharField("varför den togs bort", max_length=300, blank=True)

    objects = SummaryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "sammanfattning", "sammanfattningar"
        ordering = ["-year", "-number"]
        constraints = [
            one_of("kind", [value for value, _ in KINDS], name="summary_kind_is_known"),
            one_of("state", SummaryState, name="summary_state_is_known"),
            models.UniqueConstraint(fields=["kind", "year", "number"], name="one_summary_a_term"),
        ]

    def __str__(self):
        return f"Sammanfattning {self.term.name}"

    def get_absolute_url(self):
        return f"/arbete/est/sammanfattningar/{self.term.path}"

    @property
    def term(self):
        return Term(Kind(self.kind), self.year, self.number)

    @property
    def state_label(self):
        return SummaryState(self.state).label

    @property
    def tone(self):
        return SummaryState(self.state).tone
