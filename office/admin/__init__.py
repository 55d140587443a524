"""The administration of the chancery."""

from django.contrib import admin

from office.admin import machinery
from office.admin.journaled import JournaledAdmin, ReadOnlyAdmin
from office.models import Document, Entry, Letter, Link, Seal, StoredFile

__all__ = ["JournaledAdmin", "ReadOnlyAdmin", "machinery"]


@admin.register(Entry)
class EntryAdmin(ReadOnlyAdmin):
    """Who did what, when and with which right; the step's own words are for those in the matter."""

    list_display = ["at", "by", "what", "matter", "capacity"]
    list_select_related = ["by"]
    search_fields = ["matter", "what", "by__name"]
    list_filter = ["kind"]
    date_hierarchy = "at"
    exclude = ["details"]


@admin.register(Seal)
class SealAdmin(ReadOnlyAdmin):
    list_display = ["number", "at", "count", "total", "hash"]
    search_fields = ["number", "hash"]


@admin.register(Letter)
class LetterAdmin(ReadOnlyAdmin):
    """That a letter was written and what became of it; its words are for those in the matter."""

    list_display = ["posted_at", "recipient", "kind", "state", "tries", "sent_at"]
    list_select_related = ["recipient"]
    list_filter = ["state", "kind"]
    search_fields = ["address", "recipient__name", "key"]
    exclude = ["subject", "body", "calendar", "document"]

    def get_object(self, request, object_id, from_field=None):
        """The page is headed by the letter's name, which has its subject in it."""
        letter = super().get_object(request, object_id, from_field)
        if letter:
            letter.subject = letter.kind
        return letter


@admin.register(Link)
class LinkAdmin(ReadOnlyAdmin):
    """Who may come in where without a sign-in, and until when; the key is shown to nobody."""

    list_display = ["person", "matter", "made_at", "expires_at", "revoked_at"]
    list_select_related = ["person"]
    list_filter = ["revoked_at", "expires_at"]
    search_fields = ["person__name", "matter"]
    date_hierarchy = "made_at"


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    list_display = ["title", "made_at", "size", "sha256"]
    search_fields = ["title", "matter", "sha256"]
    list_filter = ["made_at"]
    date_hierarchy = "made_at"

    def get_queryset(self, request):
        return super().get_queryset(request).without_bytes()


@admin.register(StoredFile)
class StoredFileAdmin(ReadOnlyAdmin):
    """That a file was handed in, by whom and when; what it is called may be what it says."""

    list_display = ["pk", "content_type", "size", "uploaded_by", "uploaded_at"]
    list_select_related = ["uploaded_by"]
    search_fields = ["uploaded_by__name", "sha256"]
    list_filter = ["content_type"]
    exclude = ["file", "name"]

    def get_object(self, request, object_id, from_field=None):
        """The page is headed by the file's name."""
        stored = super().get_object(request, object_id, from_field)
        if stored:
            stored.name = f"Fil {stored.pk}"
        return stored
