from collections import Counter

from django.db import models


class Municipality(models.Model):
    """The municipality this house works for; one row, from its profile."""

    code = models.CharField("kommunkod", max_length=4, unique=True)
    name = models.CharField("namn", max_length=80)
    short = models.CharField("kort namn", max_length=40)
    county = models.CharField("län", max_length=60)
    vision = models.TextField("vision", blank=True)
    vision_year = models.PositiveSmallIntegerField("visionens år", null=True, blank=True)
    guideline_title = models.CharField("riktlinjens namn", max_length=160, blank=True)
    website = models.URLField("webbplats", blank=True)
    contact = models.EmailField("kontakt", blank=True)
    responsible_body = models.CharField("ansvarigt organ", max_length=40, blank=True)
    planning = models.JSONField("uppehåll i årsplaneringen", default=dict, blank=True)
    profile = models.JSONField("senast inlästa profil", default=dict, editable=False)

    class Meta:
        verbose_name, verbose_name_plural = "kommun", "kommun"

    def __str__(self):
        return self.name


class ProvisionVersionQuerySet(models.QuerySet):
    def in_force(self, day):
        """The version of each provision that holds on the day: {key: version}."""
        begun = self.filter(in_force_from__lte=day).order_by("in_force_from")
        return {version.key: version for version in begun}

    def with_last_verdict(self):
        """With what the daily check last found, and since when it has been so."""
        last = Judgement.objects.filter(key=models.OuterRef("key"))
        told = {f"last_{name}": models.Subquery(last.values(name)[:1]) for name in ("verdict", "since")}
        return self.annotate(**told)

    def of(self, keys):
        return self.filter(key__in=list(keys))


class ProvisionVersion(models.Model):
    """What the law or the guideline asks, from a day on. An older version still judges its own time."""

    key = models.CharField("punkt", max_length=10)
    in_force_from = models.DateField("gäller från")
    layer = models.CharField("lager", max_length=20)
    source = models.CharField("källa", max_length=120)
    title = models.CharField("rubrik", max_length=120)
    asks = models.TextField("kräver")
    value = models.JSONField("tal", default=dict, blank=True)
    not_yet = models.TextField("varför den ännu inte bedöms", blank=True)

    objects = ProvisionVersionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "punkt i lag eller riktlinje", "punkter i lag och riktlinje"
        ordering = ["layer", "key", "in_force_from"]
        constraints = [models.UniqueConstraint(fields=["key", "in_force_from"], name="one_version_a_day")]

    def __str__(self):
        return f"{self.key} {self.title}"


class Verdict(models.TextChoices):
    """How a provision is kept; ordered from best to worst."""

    NOT_JUDGED = "not_judged", "Bedöms ännu inte"
    FOLLOWED = "followed", "Följs"
    AT_RISK = "at_risk", "I riskzonen"
    BROKEN = "broken", "Följs inte"

    @property
    def rank(self):
        return list(Verdict).index(self)


class JudgementQuerySet(models.QuerySet):
    def by_key(self):
        return {judgement.key: judgement for judgement in self}

    def counts(self):
        """How many provisions have each verdict, from the worst: rows of value, label and count."""
        found = Counter(self.values_list("verdict", flat=True))
        order = (Verdict.BROKEN, Verdict.AT_RISK, Verdict.FOLLOWED, Verdict.NOT_JUDGED)
        return [{"value": each.value, "label": each.label, "count": found[each.value]} for each in order]


class Judgement(models.Model):
    """What the daily check found, and since when it has been so."""

    key = models.CharField("punkt", max_length=10, unique=True)
    verdict = models.CharField("bedömning", max_length=20, choices=Verdict)
    evidence = models.TextField("grund")
    since = models.DateTimeField("sedan")
    checked_at = models.DateTimeField("senast kontrollerad")

    objects = JudgementQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "daglig bedömning", "dagliga bedömningar"
        ordering = ["key"]

    def __str__(self):
        return f"{self.key}: {Verdict(self.verdict).label}"
