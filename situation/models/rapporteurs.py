"""Who reports: a person with an account, or an organisation by a link of its own that a person answers for."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q

from councils.models import Organisation
from office.constraints import one_of
from situation.models.states import Channel


class By(models.TextChoices):
    ACCOUNT = "account", "Loggar in"
    LINK = "link", "Organisationens länk"


class RapporteurQuerySet(models.QuerySet):
    def on(self, day):
        return self.filter(since__lte=day).filter(Q(until=None) | Q(until__gte=day))

    def of_person(self, person):
        return self.filter(person=person)

    def of_organisation(self, organisation):
        return self.filter(organisation=organisation)

    def by_link(self):
        return self.filter(by=By.LINK)

    def by_account(self):
        return self.filter(by=By.ACCOUNT)

    def without_end(self):
        """Those of whom no last day is said."""
        return self.filter(until=None)

    def not_over(self, day):
        """Those who report that day or will."""
        return self.filter(Q(until=None) | Q(until__gte=day))

    def among(self, keys):
        return self.filter(pk__in=keys)

    def counted_on(self, **days):
        """{name: how many people there were that day}; one question."""
        there = {name: Q(since__lte=day) & (Q(until=None) | Q(until__gte=day)) for name, day in days.items()}
        return self.aggregate(**{name: Count("person", filter=on, distinct=True) for name, on in there.items()})

    def who_can_answer(self, report, day):
        """The one who made the report, while that is known, or who answers for the link it came by; first the one who
        answers for it from now on, when another did until today.
        """
        now = self.on(day).filter(organisation=report.organisation)
        if report.channel == Channel.LINK:
            return now.by_link().order_by(F("until").desc(nulls_first=True), "-pk")
        origin = getattr(report, "origin", None)
        return now.filter(person=origin.reporter_id) if origin else self.none()

    def for_lists(self):
        return self.select_related("person", "organisation")


class Rapporteur(models.Model):
    """Someone trained to report to the EST group on behalf of an organisation, for a time.

    By a link: whoever at the organisation holds its link, and `person` is the one there who answers for it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="person", related_name="reports_for"
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisation", related_name="rapporteurs"
    )
    by = models.CharField("rapporterar genom att", max_length=10, choices=By, default=By.ACCOUNT)
    since = models.DateField("från")
    until = models.DateField("till och med", null=True, blank=True)

    objects = RapporteurQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "rapportör", "rapportörer"
        constraints = [
            one_of("by", By, name="rapporteur_by_is_known"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="rapporteur_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return f"{self.person} för {self.organisation}"

    def covers(self, day):
        return self.since <= day and (self.until is None or day <= self.until)

    @property
    def is_link(self):
        return self.by == By.LINK
