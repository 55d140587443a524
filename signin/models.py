from django.db import models

from office.constraints import one_of


class Way(models.TextChoices):
    """What a letter with a way in leads to."""

    ONCE = "once", "Logga in en gång"
    PASSWORD = "password", "Välj ett nytt lösenord"

    @property
    def kind(self):
        """Of its links."""
        return f"signin.{self.value}"


class Asked(models.Model):
    """Somebody, known to us or not, asked for a way in. The row is gone when a worker has answered.

    That it is written for every address alike is why no page can tell, by word or by time, who has an account.
    """

    address = models.EmailField("e-post")
    way = models.CharField("för att", max_length=10, choices=Way)
    at = models.DateTimeField("när")

    class Meta:
        verbose_name, verbose_name_plural = "begärd väg in", "begärda vägar in"
        constraints = [one_of("way", Way, name="way_in_is_known")]

    def __str__(self):
        return f"{self.address}: {Way(self.way).label}"
