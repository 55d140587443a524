"""What was written at meetings: where it stands, who wrote it and when, never the words. Private notes are not here."""

from django.contrib import admin

from meetings.models import Action, ActionChange, Approval, Decision, Minutes, NoteVersion, Record, Remark, Spreading
from office.admin import ReadOnlyAdmin


class WordlessAdmin(ReadOnlyAdmin):
    """A page is headed by the name of its row, which has words in it: here it goes by its number."""

    def get_object(self, request, object_id, from_field=None):
        found = super().get_object(request, object_id, from_field)
        if found:
            self.without_words(found)
        return found

    def without_words(self, found):
        found.item.title = f"Ärende {found.item_id}"


@admin.register(Record)
class RecordAdmin(WordlessAdmin):
    list_display = ["pk", "item_id", "meeting", "outcome", "version", "spent_seconds", "is_locked"]
    list_select_related = ["item__meeting__body"]
    list_filter = ["outcome", "is_locked", "item__body"]
    search_fields = ["item__body__name", "item__pk"]
    exclude = ["item", "notes", "outcome_text"]

    @admin.display(description="möte")
    def meeting(self, record):
        return record.item.meeting


@admin.register(NoteVersion)
class NoteVersionAdmin(WordlessAdmin):
    list_display = ["pk", "record_id", "number", "by", "at"]
    list_select_related = ["by"]
    list_filter = ["record__item__body", "at"]
    search_fields = ["by__name"]
    date_hierarchy = "at"
    exclude = ["record", "notes"]

    def without_words(self, found):
        found.record.item.title = f"Ärende {found.record.item_id}"


@admin.register(Decision)
class DecisionAdmin(WordlessAdmin):
    list_display = ["label", "body", "year", "number", "decided_on", "is_locked"]
    list_select_related = ["body"]
    list_filter = ["body", "year", "is_locked"]
    search_fields = ["body__name", "number"]
    date_hierarchy = "decided_on"
    exclude = ["item", "text"]

    @admin.display(description="beslut")
    def label(self, decision):
        return decision.label


@admin.register(Action)
class ActionAdmin(WordlessAdmin):
    list_display = ["pk", "body", "meeting", "seat", "person", "due_on", "state"]
    list_select_related = ["body", "meeting__body", "seat__body", "person"]
    list_filter = ["state", "body", "due_on"]
    search_fields = ["person__name", "seat__title"]
    date_hierarchy = "due_on"
    exclude = ["item", "text"]

    def without_words(self, found):
        found.text = f"Åtgärd {found.pk}"


@admin.register(ActionChange)
class ActionChangeAdmin(WordlessAdmin):
    list_display = ["pk", "action_id", "by", "at"]
    list_select_related = ["by"]
    list_filter = ["action__body", "at"]
    search_fields = ["by__name"]
    date_hierarchy = "at"
    exclude = ["action", "what", "reason"]

    def without_words(self, found):
        found.what = f"Ändring {found.pk} av åtgärd {found.action_id}"


@admin.register(Minutes)
class MinutesAdmin(ReadOnlyAdmin):
    list_display = ["meeting", "number", "state", "sent_at", "sent_by", "approved_at"]
    list_select_related = ["meeting__body", "sent_by"]
    list_filter = ["state", "meeting__body"]
    search_fields = ["meeting__body__name", "sent_by__name"]
    date_hierarchy = "sent_at"
    exclude = ["content"]


@admin.register(Approval)
class ApprovalAdmin(ReadOnlyAdmin):
    list_display = ["minutes", "person", "role", "approved_at"]
    list_select_related = ["minutes__meeting__body", "person"]
    list_filter = ["minutes__meeting__body", "approved_at"]
    search_fields = ["person__name", "role"]


@admin.register(Remark)
class RemarkAdmin(ReadOnlyAdmin):
    list_display = ["minutes", "by", "at", "settled_at"]
    list_select_related = ["minutes__meeting__body", "by"]
    list_filter = ["minutes__meeting__body", "settled_at"]
    search_fields = ["by__name"]
    date_hierarchy = "at"
    exclude = ["item", "text"]


@admin.register(Spreading)
class SpreadingAdmin(ReadOnlyAdmin):
    list_display = ["meeting", "person", "seat", "at"]
    list_select_related = ["meeting__body", "person", "seat__body"]
    list_filter = ["meeting__body", "at"]
    search_fields = ["person__name", "seat__title"]
    date_hierarchy = "at"
    exclude = ["other"]
