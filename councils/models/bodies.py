from dataclasses import dataclass
from datetime import timedelta

from django.db import models
from django.db.models import Q

from guideline.models import ProvisionVersion
from office.constraints import one_of


class Kind(models.TextChoices):
    DECIDING = "deciding", "Beslutande organ"
    STEERING = "steering", "Styrgrupp"
    COUNCIL = "council", "Lokalt brottsförebyggande råd"
    EST = "est", "EST-grupp"
    GROUP = "group", "Tillfällig arbetsgrupp"

    @property
    def meets_here(self):
        """The deciding bodies' meetings are kept in the municipality's own system."""
        return self is not Kind.DECIDING

    @property
    def absence(self):
        """What someone who cannot come does. The guideline has the council's members call their own substitutes."""
        if self is Kind.COUNCIL:
            return "Kan du inte komma kallar du själv din ersättare."
        return "Kan du inte komma säger du till samordnaren i god tid."


class ItemKind(models.TextChoices):
    INFORMATION = "information", "Information"
    CONSULTATION = "consultation", "Samråd"
    OPINION = "opinion", "Yttrande"
    GROUP = "group", "Beslut om arbetsgrupp"
    DECISION = "decision", "Beslut"
    MONEY = "money", "Beslut om pengar"


_TALKS = (ItemKind.INFORMATION, ItemKind.CONSULTATION, ItemKind.OPINION)


class Mandate(models.TextChoices):
    """What a body may end a matter with. A council without decision power sets up groups and no more."""

    CONSULTS = "consults", "Informerar och samråder"
    GROUPS = "groups", "Samråder, yttrar sig och beslutar om arbetsgrupper"
    DIRECTS = "directs", "Pekar ut riktning, mandat och mål"
    DECIDES = "decides", "Beslutar, även om pengar"

    @property
    def outcomes(self):
        return {
            "consults": _TALKS,
            "groups": (*_TALKS, ItemKind.GROUP),
            "directs": (*_TALKS, ItemKind.GROUP, ItemKind.DECISION),
            "decides": (*_TALKS, ItemKind.GROUP, ItemKind.DECISION, ItemKind.MONEY),
        }[self.value]


@dataclass(frozen=True)
class Rules:
    """What a body is to keep to on a certain day, and where that is said."""

    source: str = ""
    meetings_a_year: int = 0
    seasons: tuple = ()
    every_days: int = 0
    notice_days: int = 0

    @property
    def notice(self):
        return timedelta(days=self.notice_days)


class BodyQuerySet(models.QuerySet):
    def meeting_here(self):
        return self.exclude(kind=Kind.DECIDING)

    def with_open_minutes(self):
        """Those whose meetings, and the open version of whose minutes, anyone may read."""
        return self.meeting_here().filter(publishes_minutes=True)

    def with_seats(self):
        return self.prefetch_related("seats")

    def among(self, keys):
        return self.filter(pk__in=list(keys))

    def of(self, kind):
        return self.filter(kind=kind)

    def deciding_money(self):
        return self.filter(mandate=Mandate.DECIDES)


class Body(models.Model):
    """A body of the local crime-prevention work, from the assembly down to a working group."""

    key = models.SlugField("nyckel", unique=True)
    name = models.CharField("namn", max_length=120)
    short = models.CharField("kort namn", max_length=30)
    kind = models.CharField("slag", max_length=20, choices=Kind)
    mandate = models.CharField("mandat", max_length=20, choices=Mandate, default=Mandate.CONSULTS)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, verbose_name="underställt")
    purpose = models.TextField("uppgift", blank=True)
    provision = models.CharField("punkt i riktlinjen", max_length=10, blank=True)
    notice_days = models.PositiveSmallIntegerField(
        "framförhållning i dagar", default=0, help_text="Egen praxis, där riktlinjen inte säger något."
    )
    starts = models.TimeField("börjar", default="13:00")
    minutes = models.PositiveSmallIntegerField("längd i minuter", default=120)
    place = models.CharField("plats", max_length=120, blank=True)
    has_adjuster = models.BooleanField(
        "justerare", default=False, help_text="Protokollet justeras av en ledamot utöver ordföranden."
    )
    publishes_minutes = models.BooleanField(
        "öppna protokoll", default=False, help_text="Protokollens offentliga version visas på den öppna sidan."
    )
    planning = models.JSONField("årsplanering", default=dict, blank=True)
    order = models.PositiveSmallIntegerField("ordning", default=0)

    objects = BodyQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "organ", "organ"
        ordering = ["order", "name"]
        constraints = [
            one_of("kind", Kind, name="body_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=Kind.COUNCIL) | Q(mandate__in=[Mandate.CONSULTS, Mandate.GROUPS]),
                name="a_council_never_decides_money",
                violation_error_message="Rådet är ett referensorgan och kan inte få beslutanderätt.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def minutes_word(self):
        """A reference body keeps notes of what was said (riktlinjen, Brå); one that decides keeps minutes."""
        return "Protokoll" if self.mandate in (Mandate.DIRECTS, Mandate.DECIDES) else "Minnesanteckningar"

    @property
    def the_minutes(self):
        return {"Protokoll": "Protokollet", "Minnesanteckningar": "Minnesanteckningarna"}[self.minutes_word]

    @property
    def item_kinds(self):
        return Mandate(self.mandate).outcomes

    def rules_on(self, day):
        """The guideline's numbers in force that day; the body's own practice where the guideline is silent."""
        return self.rules_from(ProvisionVersion.objects.in_force(day))

    def rules_from(self, provisions):
        """The same, from versions already fetched: {key: ProvisionVersion}."""
        version = provisions.get(self.provision)
        asked = {key: _frozen(value) for key, value in (version.value if version else {}).items()}
        known = {key: value for key, value in asked.items() if key in Rules.__dataclass_fields__}
        return Rules(**{"notice_days": self.notice_days, "source": version.source if version else ""} | known)


def _frozen(value):
    return tuple(value) if isinstance(value, list) else value
