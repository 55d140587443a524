"""What works by itself, and what people have chosen about their letters: looked at here when somebody asks why a letter
came or did not. What a letter or a reminder is about is for those in the matter."""

from django.contrib import admin

from office import operations
from office.admin.journaled import ReadOnlyAdmin
from office.models import Absence, Attempt, Feed, Job, Lease, Reminder, Wish


@admin.register(Reminder)
class ReminderAdmin(ReadOnlyAdmin):
    list_display = ["rule", "recipient", "anchor", "due_at", "state", "because"]
    list_select_related = ["recipient"]
    list_filter = ["state", "because", "rule"]
    search_fields = ["recipient__name", "anchor"]
    date_hierarchy = "due_at"
    exclude = ["heading", "reason", "url", "letter"]

    def get_object(self, request, object_id, from_field=None):
        """The page is headed by what the reminder is about."""
        reminder = super().get_object(request, object_id, from_field)
        if reminder:
            reminder.heading = reminder.rule
        return reminder


@admin.register(Attempt)
class AttemptAdmin(ReadOnlyAdmin):
    """How it went to hand a letter to the mail server; what that answered may quote the letter."""

    list_display = ["at", "number", "outcome"]
    list_filter = ["outcome"]
    search_fields = ["=letter__pk"]
    date_hierarchy = "at"
    fields = ["number", "at", "outcome"]

    @admin.display(description="brev", ordering="letter")
    def number(self, attempt):
        return attempt.letter_id


@admin.register(Wish)
class WishAdmin(ReadOnlyAdmin):
    list_display = ["person", "sort", "rhythm"]
    list_select_related = ["person"]
    list_filter = ["sort", "rhythm"]
    search_fields = ["person__name"]


@admin.register(Absence)
class AbsenceAdmin(ReadOnlyAdmin):
    list_display = ["person", "since", "until"]
    list_select_related = ["person"]
    list_filter = ["since"]
    search_fields = ["person__name"]
    date_hierarchy = "since"


@admin.register(Feed)
class FeedAdmin(ReadOnlyAdmin):
    """That somebody's calendar reads here, and when it last did; the address is kept by nobody but them."""

    list_display = ["person", "made_at", "read_at", "revoked_at"]
    list_select_related = ["person"]
    list_filter = ["made_at", "revoked_at"]
    search_fields = ["person__name"]
    date_hierarchy = "made_at"


@admin.register(Job)
class JobAdmin(ReadOnlyAdmin):
    """The page of operations tells more; here is each job's history."""

    list_display = ["title", "sent_at", "began_at", "ended_at", "succeeded_at", "runs", "faults"]
    list_filter = ["succeeded_at"]
    search_fields = ["name"]
    exclude = ["result", "fault"]

    @admin.display(description="jobb", ordering="name")
    def title(self, job):
        return operations.TITLES.get(job.name, job.name)


@admin.register(Lease)
class LeaseAdmin(ReadOnlyAdmin):
    list_display = ["name", "holder", "until", "renewed_at"]
    list_filter = ["until"]
    search_fields = ["name", "holder"]
