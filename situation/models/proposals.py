"""A working group that the system has drafted a proposal for. What becomes of it a person decides."""

from django.conf import settings
from django.db import models

from meetings.models import Action, AgendaItem
from office.constraints import one_of, together
from situation.models.categories import Category
from situation.models.places import Place


class ProposalState(models.TextChoices):
    DRAFT = "draft", "Utkast"
    SENT = "sent", "Föreslagen för Brå"
    DISMISSED = "dismissed", "Avstådd"

    @property
    def tone(self):
        return {"draft": "warn", "sent": "good", "dismissed": "done"}[self.value]


class ProposalQuerySet(models.QuerySet):
    def drafts(self):
        return self.filter(state=ProposalState.DRAFT)

    def of_thing(self, thing):
        return self.filter(thing=thing).order_by("-seen_until")

    def latest_first(self):
        """Those that wait first."""
        waits = models.Case(models.When(state=ProposalState.DRAFT, then=0), default=1)
        return self.order_by(waits, "-made_at", "-pk")

    def for_lists(self):
        return self.select_related("place__area", "category", "action", "item", "closed_by")


class GroupProposal(models.Model):
    """Once for each thing while it goes on: `seen_until` follows it, so that nobody is asked twice about the same."""

    thing = models.CharField("vad det gäller", max_length=80)
    key = models.CharField("nyckel", max_length=120, unique=True, editable=False)  # the thing and the first period
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, verbose_name="plats", related_name="group_proposals"
    )
    cell = models.CharField("ruta", max_length=20, blank=True)
    category = models.ForeignKey(
        Category, models.PROTECT, null=True, blank=True, verbose_name="kategori", related_name="group_proposals"
    )
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, verbose_name="åtgärd", related_name="group_proposals"
    )
    first_day = models.DateField("från")
    last_day = models.DateField("till och med")
    seen_until = models.DateField("sågs senast")
    title = models.CharField("rubrik", max_length=160)
    text = models.TextField("förslag", max_length=5000)
    state = models.CharField("läge", max_length=10, choices=ProposalState, default=ProposalState.DRAFT, editable=False)
    reason = models.CharField("varför inte", max_length=300, blank=True)
    item = models.OneToOneField(
        AgendaItem, models.PROTECT, null=True, blank=True, verbose_name="ärende", related_name="group_proposal"
    )
    made_at = models.DateTimeField("gjordes")
    closed_at = models.DateTimeField("avgjordes", null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, verbose_name="av", related_name="+"
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "förslag om arbetsgrupp", "förslag om arbetsgrupper"
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["thing", "seen_until"], name="proposals_of_thing")]
        constraints = [
            one_of("state", ProposalState, name="group_proposal_state_is_known"),
            together("closed_at", "closed_by", name="a_closed_proposal_says_by_whom"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"/arbete/est/arbetsgrupper/{self.pk}/"

    @property
    def state_label(self):
        return ProposalState(self.state).label

    @property
    def tone(self):
        return ProposalState(self.state).tone
