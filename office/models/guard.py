"""The list that the coordinator keeps for the privacy guard: words that must not occur, and what may stand."""

from django.conf import settings
from django.db import models

from office.constraints import one_of, together
from office.models.versions import Versioned
from office.privacy import Lists


class Verdict(models.TextChoices):
    FORBIDDEN = "forbidden", "Får inte stå"
    ALLOWED = "allowed", "Får stå"


class WordListManager(models.Manager):
    def the_list(self):
        """There is one; it is made the first time somebody asks."""
        return self.get_or_create(pk=1)[0]


class WordList(Versioned):
    """The list as a matter of its own: each change is a step with its line in the journal."""

    objects = WordListManager()

    class Meta:
        verbose_name, verbose_name_plural = "ordlista", "ordlistor"

    def __str__(self):
        return "Ordlistan"


class ListedWordQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(removed_at=None)

    def for_lists(self):
        return self.select_related("by", "removed_by").order_by("verdict", "text", "pk")

    def lists(self):
        """As the guard reads them, with a single question to the database."""
        found = self.standing().values_list("verdict", "text").order_by("pk")
        words, allowed = ([text for each, text in found if each == verdict] for verdict in Verdict)
        return Lists(tuple(words), tuple(allowed))


class ListedWord(models.Model):
    """A word, a phrase, a number or an address, and why it is on the list. What was removed is kept with its reason."""

    list = models.ForeignKey(WordList, models.PROTECT, verbose_name="lista", related_name="words")
    text = models.CharField("ord", max_length=100)
    verdict = models.CharField("besked", max_length=10, choices=Verdict)
    why = models.CharField("varför", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="av", related_name="+")
    added_at = models.DateTimeField("tillagt")
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="borttaget av", related_name="+"
    )
    removed_at = models.DateTimeField("borttaget", null=True, blank=True)

    objects = ListedWordQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "ord på listan", "ord på listan"
        constraints = [
            one_of("verdict", Verdict, name="verdict_is_known"),
            together("removed_by", "removed_at", name="a_word_is_removed_by_somebody"),
            models.UniqueConstraint(
                fields=["list", "text"], condition=models.Q(removed_at=None), name="a_word_stands_once"
            ),
        ]

    def __str__(self):
        """The journal names it by its number: the word itself may be somebody's name."""
        return f"Ord {self.pk} på listan"

    @property
    def verdict_label(self):
        return Verdict(self.verdict).label
