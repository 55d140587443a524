"""What a report is about: categories in two levels, from the municipality's profile."""

from django.db import models
from django.db.models import Count, Q, Subquery, Value


class CategoryQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Those that reports may be shown in: some are for the coordinator alone."""
        return self if person.has_perm("situation.read_restricted") else self.filter(is_restricted=False)

    def restricted(self):
        return self.filter(is_restricted=True)

    def ahead(self):
        """Events to come, which are no incidents."""
        return self.filter(looks_ahead=True)

    def incidents(self):
        """Those that are counted: what has happened, and may be shown to all who read the picture."""
        return self.filter(is_restricted=False, looks_ahead=False)

    def beside(self, reports, waiting):
        """With the first day of the reports and how many wait, the same for each: asked once, in the same question."""
        number = waiting.order_by().annotate(one=Value(1)).values("one").annotate(many=Count("day")).values("many")
        first = reports.order_by("day").values("day")[:1]
        return self.annotate(began=Subquery(first), waiting=Subquery(number))

    def tops(self):
        return self.filter(parent=None)

    def with_children(self):
        return self.tops().prefetch_related("children")

    def of_family(self, category):
        """The category, the one it lies under, and those beside it."""
        top = category.parent_id or category.pk
        return self.filter(Q(pk=top) | Q(parent=top))


class Category(models.Model):
    """What a report is about, in two levels."""

    key = models.SlugField("nyckel", max_length=60, unique=True)
    name = models.CharField("namn", max_length=80)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, verbose_name="huvudkategori", related_name="children"
    )
    is_restricted = models.BooleanField("visas bara för samordnaren", default=False)
    looks_ahead = models.BooleanField("om något som ska hända", default=False)  # known beforehand, and no incident
    order = models.PositiveSmallIntegerField("ordning", default=0)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "kategori", "kategorier"
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    @property
    def top_id(self):
        return self.parent_id or self.pk

    @property
    def full_name(self):
        return f"{self.parent}: {self.name}" if self.parent else self.name
