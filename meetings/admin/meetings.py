"""Meetings, what is on their agendas, who takes part and what has been packed."""

from django.contrib import admin

from meetings.admin.held import WordlessAdmin
from meetings.models import Agenda, AgendaItem, Attachment, Meeting, Move, Pack, Participant, StandingItem
from office.admin import JournaledAdmin, ReadOnlyAdmin


@admin.register(StandingItem)
class StandingItemAdmin(JournaledAdmin):
    list_display = ["title", "body", "kind", "minutes", "order", "is_last"]
    list_select_related = ["body"]
    list_filter = ["body", "kind"]
    search_fields = ["title"]


@admin.register(Meeting)
class MeetingAdmin(ReadOnlyAdmin):
    list_display = ["body", "starts_at", "place", "state", "notice_days"]
    list_select_related = ["body"]
    list_filter = ["body", "state"]
    search_fields = ["place", "body__name"]
    date_hierarchy = "starts_at"
    exclude = ["greeting", "note"]


@admin.register(AgendaItem)
class AgendaItemAdmin(ReadOnlyAdmin):
    """Where an item stands; what it says is for those in the matter."""

    list_display = ["pk", "body", "meeting", "kind", "openness", "state", "proposed_by"]
    list_select_related = ["body", "meeting__body", "proposed_by"]
    list_filter = ["body", "state", "openness", "kind"]
    search_fields = ["body__name", "proposed_by__name"]
    exclude = ["title", "text", "answer", "late_because", "presenter", "secrecy_ground"]

    def get_object(self, request, object_id, from_field=None):
        """The page is headed by the item's name, which is what it says."""
        item = super().get_object(request, object_id, from_field)
        if item:
            item.title = f"Ärende {item.pk}"
        return item


@admin.register(Agenda)
class AgendaAdmin(ReadOnlyAdmin):
    list_display = ["meeting", "number", "sent_at", "sent_by", "is_late", "recipients"]
    list_select_related = ["meeting__body", "sent_by"]
    list_filter = ["is_late", "meeting__body"]
    search_fields = ["meeting__body__name"]
    date_hierarchy = "sent_at"
    exclude = ["content", "changes", "late_reason"]


@admin.register(Attachment)
class AttachmentAdmin(WordlessAdmin):
    """Where a paper lies; what it is called may be what it says."""

    list_display = ["pk", "meeting", "item_id", "openness", "removed_at"]
    list_select_related = ["meeting__body"]
    list_filter = ["openness", "removed_at"]
    search_fields = ["file__sha256", "meeting__body__name"]
    exclude = ["item", "file"]

    def without_words(self, found):
        found.file.name = f"Bilaga {found.pk}"


@admin.register(Participant)
class ParticipantAdmin(ReadOnlyAdmin):
    """Who took part and how; what they wrote in their answer is for those who called them."""

    list_display = ["person", "meeting", "is_invited", "answer", "answered_via", "presence", "is_locked"]
    list_select_related = ["person", "meeting__body"]
    list_filter = ["meeting__body", "answer", "presence", "is_invited"]
    search_fields = ["person__name"]
    # An item is named by its title, which is what it says.
    exclude = ["greeting", "reason", "came_at", "left_after"]


@admin.register(Move)
class MoveAdmin(ReadOnlyAdmin):
    list_display = ["meeting", "from_starts_at", "to_starts_at", "by"]
    list_select_related = ["meeting__body", "by"]
    list_filter = ["meeting__body"]
    search_fields = ["meeting__body__name", "by__name"]
    exclude = ["reason", "words"]


@admin.register(Pack)
class PackAdmin(ReadOnlyAdmin):
    list_display = ["meeting", "kind", "with_secrets", "state", "size", "asked_by", "asked_at"]
    list_select_related = ["meeting__body", "asked_by"]
    list_filter = ["state", "kind", "with_secrets", "meeting__body"]
    search_fields = ["asked_by__name", "fingerprint"]
    date_hierarchy = "asked_at"
