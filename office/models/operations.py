"""What the house knows of its own machinery: who has hold of what, and how each job went."""

from django.db import models


class Lease(models.Model):
    """Whoever holds the name may act until then; whoever finds it run out may take it."""

    name = models.CharField("namn", max_length=60, primary_key=True)
    holder = models.CharField("innehavare", max_length=100)
    until = models.DateTimeField("till")
    renewed_at = models.DateTimeField("förnyad")

    class Meta:
        verbose_name, verbose_name_plural = "lås", "lås"

    def __str__(self):
        return self.name


class Job(models.Model):
    """A line of the timetable: when it last ran and how it went."""

    name = models.CharField("jobb", max_length=60, primary_key=True)
    sent_at = models.DateTimeField("lades i kön", null=True)  # by beat; by its own account, before it is sent
    began_at = models.DateTimeField("började", null=True)
    ended_at = models.DateTimeField("slutade", null=True)
    succeeded_at = models.DateTimeField("lyckades senast", null=True)
    result = models.CharField("resultat", max_length=200, blank=True)
    fault = models.TextField("fel", blank=True)
    runs = models.PositiveBigIntegerField("körningar", default=0)
    faults = models.PositiveBigIntegerField("varav misslyckade", default=0)

    class Meta:
        verbose_name, verbose_name_plural = "jobb", "jobb"

    def __str__(self):
        return self.name

    @property
    def is_under_way(self):
        return bool(self.began_at) and (self.ended_at is None or self.ended_at < self.began_at)
