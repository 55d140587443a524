from django.db import models

from councils.models import Role
from meetings.models.agendas import AgendaItem, ItemState
from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models import Classed, Openness, StoredFile
from office.prepared import Prepared


class AttachmentQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Papers are seen by those who see their meeting, or their item before it is on an agenda."""
        if person.has_perm("meetings.see_all"):
            return self
        meetings = Meeting.objects.seen_by(person).values("pk")
        on_agenda = models.Q(item__meeting__in=meetings, item__state=ItemState.ACCEPTED)
        own = models.Q(item__proposed_by=person, file__uploaded_by=person)
        seen = models.Q(meeting__in=meetings) | on_agenda | self._still_proposed_by(person) | own
        return self.filter(seen).readable_by(person)

    def readable_by(self, person):
        """While secrecy is to be tried a paper is for the chair and for the member who proposed its item."""
        secret = models.Q(openness=Openness.SECRET) | models.Q(item__openness=Openness.SECRET)
        led = person.bodies_as(Role.CHAIR)
        theirs = self._still_proposed_by(person) | models.Q(item__body__in=led) | models.Q(meeting__body__in=led)
        return self.filter(~secret | theirs)

    def _still_proposed_by(self, person):
        """Whoever has left the body keeps what they handed in, and gets nothing more."""
        return models.Q(item__proposed_by=person, item__body__in=person.bodies_today)

    def not_secret(self):
        """Neither by itself nor with its item."""
        return self.exclude(openness=Openness.SECRET).exclude(item__openness=Openness.SECRET)

    def present(self):
        return self.filter(removed_at=None)

    def with_files(self):
        return self.select_related("file").order_by("pk")

    def of_item(self, item):
        return self.present().filter(item=item).with_files()

    def of_meeting(self, meeting):
        """The papers to the meeting as a whole and to the items on its agenda."""
        return self.to(meeting.pk, [item.pk for item in meeting.agenda_items])

    def to(self, meeting_pk, item_pks):
        return self.present().filter(models.Q(meeting=meeting_pk) | models.Q(item__in=item_pks)).with_files()


class Attachment(Classed):
    """A paper to a meeting as a whole, or to one of its items."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, verbose_name="möte", related_name="papers"
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, verbose_name="ärende", related_name="papers"
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="fil")
    removed_at = models.DateTimeField("borttagen", null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name, verbose_name_plural = "bilaga", "bilagor"
        constraints = [
            one_of("openness", Openness, name="paper_openness_is_known"),
            models.CheckConstraint(
                condition=models.Q(meeting=None) ^ models.Q(item=None), name="a_paper_belongs_to_meeting_or_item"
            ),
        ]

    def __str__(self):
        return self.file.name

    @property
    def body_id(self):
        return (self.meeting or self.item).body_id


def papers_of(meeting):
    """Those to the meeting and to what is on its agenda, for a page."""
    return _papers(meeting.pk, tuple(item.pk for item in meeting.agenda_items))


@Prepared
def _papers(meeting_pk, item_pks):
    return Attachment.objects.to(meeting_pk, item_pks)
