"""What the police tell in figures. They stand in a table and a column of their own and are never added to reports."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from office.models import Versioned
from situation.models.categories import Category
from situation.models.places import Area


class PoliceFigureQuerySet(models.QuerySet):
    def during(self, first, last):
        """Of periods that lie wholly within these days."""
        return self.filter(first_day__gte=first, last_day__lte=last)

    def same(self, category, area, first_day, last_day):
        """The one of these days that is there already; there is never more than one."""
        return self.filter(category=category, area=area, first_day=first_day, last_day=last_day)

    def of_the_whole(self):
        return self.filter(area=None)

    def for_lists(self):
        return self.select_related("category__parent", "area", "entered_by")

    def latest_first(self):
        return self.order_by("-first_day", "-last_day", "category__order", "area__order", "pk")


class PoliceFigure(Versioned):
    """A count for a category, in an area or the whole municipality, from a day to a day."""

    category = models.ForeignKey(Category, models.PROTECT, verbose_name="kategori", related_name="police_figures")
    area = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, verbose_name="område", related_name="police_figures"
    )  # empty: the whole municipality
    first_day = models.DateField("från")
    last_day = models.DateField("till och med")
    number = models.PositiveIntegerField("antal")
    source = models.CharField("hur det lämnades", max_length=160)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    entered_at = models.DateTimeField("när")

    objects = PoliceFigureQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "polisens uppgift", "polisens uppgifter"
        ordering = ["-first_day", "category"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="figure_ends_after_it_begins"),
            models.UniqueConstraint(fields=["category", "area", "first_day", "last_day"], name="one_figure_a_period"),
            models.UniqueConstraint(
                fields=["category", "first_day", "last_day"], condition=Q(area=None), name="one_figure_for_the_whole"
            ),
        ]

    def __str__(self):
        return f"{self.category} {self.first_day}–{self.last_day}: {self.number}"

    @property
    def where(self):
        return self.area or "Hela kommunen"
