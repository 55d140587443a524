from django.db import models

from councils.models import Role
from meetings.models.agendas import AgendaItem, Openness
from meetings.models.meetings import Meeting
from office.constraints import one_of
from office.models import StoredFile


class AttachmentQuerySet(models.QuerySet):
    def seen_by(self, person):
        """Papers are seen by those who see their meeting, or their item before it is on an agenda."""
        if person.has_perm("meetings.see_all"):
            return self
        of_meetings = models.Q(meeting__in=Meeting.objects.seen_by(person).values("pk"))
        of_items = models.Q(item__in=AgendaItem.objects.seen_by(person).values("pk"))
        return self.filter(of_meetings | of_items).readable_by(person)

    def readable_by(self, person):
        """While secrecy is to be tried a paper is for the chair and for the one who proposed its item."""
        secret = models.Q(openness=Openness.SECRET) | models.Q(item__openness=Openness.SECRET)
        led = person.bodies_as(Role.CHAIR)
        theirs = models.Q(item__proposed_by=person) | models.Q(item__body__in=led) | models.Q(meeting__body__in=led)
        return self.filter(~secret | theirs)

    def present(self):
        return self.filter(removed_at=None)

    def with_files(self):
        return self.select_related("file").order_by("pk")

    def of_item(self, item):
        return self.present().filter(item=item).with_files()

    def of_meeting(self, meeting):
        """The papers to the meeting as a whole and to the items on its agenda."""
        on_agenda = models.Q(item__in=[item.pk for item in meeting.agenda_items])
        return self.present().filter(models.Q(meeting=meeting) | on_agenda).with_files()


class Attachment(models.Model):
    """A paper to a meeting as a whole, or to one of its items."""

    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, verbose_name="möte", related_name="papers"
    )
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, verbose_name="ärende", related_name="papers"
    )
    file = models.OneToOneField(StoredFile, models.PROTECT, verbose_name="fil")
    openness = models.CharField("öppenhet", max_length=20, choices=Openness, default=Openness.INTERNAL)
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
    def is_secret(self):
        return self.openness == Openness.SECRET

    @property
    def body_id(self):
        return (self.meeting or self.item).body_id
