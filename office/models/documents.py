from django.db import models

from office.constraints import one_of
from office.models.openness import Classed, ClassedQuerySet, Openness


class DocumentQuerySet(ClassedQuerySet):
    def unrendered(self):
        return self.filter(sha256="")

    def without_bytes(self):
        return self.defer("pdf", "html")


class Document(Classed):
    """A document as it was when its step was taken. The words are frozen at once, the PDF when a worker has made it."""

    matter = models.CharField("ärende", max_length=100, db_index=True)
    title = models.CharField("titel", max_length=200)
    file_name = models.CharField("filnamn", max_length=120)
    html = models.TextField("innehåll", editable=False)
    html_sha256 = models.CharField("innehållets kontrollsumma", max_length=64, editable=False)
    made_at = models.DateTimeField("upprättat")
    pdf = models.BinaryField(null=True, editable=False)
    sha256 = models.CharField("PDF:ens kontrollsumma", max_length=64, blank=True, editable=False)
    size = models.PositiveIntegerField("storlek i byte", default=0, editable=False)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "dokument", "dokument"
        ordering = ["-made_at"]
        constraints = [one_of("openness", Openness, name="document_openness_is_known")]

    def __str__(self):
        return self.title

    @property
    def is_rendered(self):
        return bool(self.sha256)
