"""What became of an approved lägesrapport: its documents, one for each kind of reader, and to whom they were sent."""

from django.conf import settings
from django.db import models

from office.constraints import one_of
from office.models import Document, Letter
from situation.models.situation_reports import SituationReport
from situation.models.states import Variant


class EditionQuerySet(models.QuerySet):
    def of_report(self, report):
        return self.filter(situation_report=report)

    def of_variants(self, variants):
        return self.filter(variant__in=variants)

    def readable_by(self, person, variant):
        """EST's own from the approval on; the others once they have been sent, and by who sends them before that."""
        if variant == Variant.FULL or person.has_perm("situation.share_situation_report"):
            return self
        return self.filter(dispatches__isnull=False).distinct()

    def with_documents(self):
        return self.select_related("document").defer("document__pdf", "document__html")


class Edition(models.Model):
    """The document of a situation report in one of its variants."""

    situation_report = models.ForeignKey(SituationReport, models.PROTECT, related_name="editions")
    variant = models.CharField("variant", max_length=10, choices=Variant)
    document = models.OneToOneField(Document, models.PROTECT, related_name="edition")

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "utgåva", "utgåvor"
        constraints = [
            one_of("variant", Variant, name="edition_variant_is_known"),
            models.UniqueConstraint(fields=["situation_report", "variant"], name="one_edition_a_variant"),
        ]

    def __str__(self):
        return f"{self.situation_report}, {self.get_variant_display().lower()}"


class Classification(models.TextChoices):
    OPEN = "open", "Öppen"
    INTERNAL = "internal", "Intern"
    ASSESSED = "assessed", "Sekretess ska prövas"


class DispatchQuerySet(models.QuerySet):
    def of_report(self, report):
        return self.filter(edition__situation_report=report)

    def to_the_council_in(self, year):
        """In a Swedish calendar year."""
        return self.filter(at__year=year, edition__variant=Variant.COUNCIL)

    def for_lists(self):
        return (
            self.select_related("edition__document", "by")
            .defer("edition__document__pdf", "edition__document__html")
            .prefetch_related("recipients__person")
        )


class Dispatch(models.Model):
    """One sending of an edition: to whom, as what class, by whom and when. Never changed."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="dispatches")
    classification = models.CharField("klass", max_length=10, choices=Classification)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    at = models.DateTimeField("när")

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "delning", "delningar"
        ordering = ["at", "pk"]
        constraints = [one_of("classification", Classification, name="classification_is_known")]

    def __str__(self):
        return f"{self.edition}, delad"


class RecipientQuerySet(models.QuerySet):
    def of_report(self, report):
        return self.filter(dispatch__edition__situation_report=report)

    def of_edition(self, edition):
        return self.filter(dispatch__edition=edition)

    def told_what_came_of(self, first_day):
        """{(person, first day)}: who has had the feedback of the fortnights that begin on the day or later."""
        of_feedback = self.filter(dispatch__edition__variant=Variant.FEEDBACK)
        day = "dispatch__edition__situation_report__first_day"
        return set(of_feedback.filter(**{f"{day}__gte": first_day}).values_list("person", day))


class Recipient(models.Model):
    """Somebody an edition was sent to, as what, and the letter it went in."""

    dispatch = models.ForeignKey(Dispatch, models.PROTECT, related_name="recipients")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="till", related_name="+")
    role = models.CharField("som", max_length=120)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, blank=True, related_name="+")

    objects = RecipientQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "mottagare", "mottagare"
        constraints = [models.UniqueConstraint(fields=["dispatch", "person"], name="one_recipient_a_dispatch")]

    def __str__(self):
        return f"{self.person}, {self.role}"
