"""What was done with a report in triage, by whom and why: the history that stays, and what undoing goes back to."""

from django.conf import settings
from django.db import models

from office.constraints import one_of
from situation.models.reports import Report
from situation.models.states import Handled


class HandlingQuerySet(models.QuerySet):
    def in_order(self):
        return self.select_related("by").order_by("at", "pk")

    def standing(self):
        """Those that were not undone."""
        return self.filter(undone_at=None)

    def answers(self):
        """What the rapporteur wrote when something was asked."""
        return self.filter(what=Handled.COMPLETED)

    def undoable(self):
        """Those that what was there before is still known of, but for what the rapporteur did."""
        return self.standing().exclude(what=Handled.COMPLETED).exclude(before={})

    def after(self, line):
        return self.filter(pk__gt=line.pk)


class Handling(models.Model):
    """A line in a report's history. `before` is what the report said, for the one who changes their mind."""

    report = models.ForeignKey(Report, models.CASCADE, verbose_name="rapport", related_name="handlings")
    what = models.CharField("vad", max_length=20, choices=Handled)
    why = models.CharField("varför", max_length=500, blank=True)
    before = models.JSONField("före", default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, verbose_name="av", related_name="+"
    )  # empty: the rapporteur, whose name stands in the origin alone
    at = models.DateTimeField("när")
    undone_at = models.DateTimeField("ångrad", null=True, blank=True)

    objects = HandlingQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "händelse i granskningen", "händelser i granskningen"
        ordering = ["at", "pk"]
        constraints = [one_of("what", Handled, name="handling_is_known")]

    def __str__(self):
        return Handled(self.what).label
