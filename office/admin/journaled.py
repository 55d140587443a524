"""How every model is administered: what is added, changed or removed, in whatever way, is in the journal."""

from functools import partial

from django.contrib import admin
from django.contrib.admin.utils import model_format_dict
from django.db import models, transaction

from office import journal
from office.admin.changes import changed, standing
from office.admin.fields import PlainJSONField
from office.models.journal import Kind

RIGHT, CAPACITY = "admin", "administratören"
MOST_WORDS = 20
REMOVE = "delete_selected"  # Django's own action, which tells of each row by itself


class JournaledAdmin(admin.ModelAdmin):
    """What an administrator does is a line in the journal as well as in Django's own history."""

    list_per_page = 50
    formfield_overrides = {models.JSONField: {"form_class": PlainJSONField}}

    def get_search_results(self, request, queryset, search_term):
        """Each word is a condition of its own, and a database takes no thousand of them."""
        words = " ".join(search_term.split()[:MOST_WORDS])
        return super().get_search_results(request, queryset, words)

    def construct_change_message(self, request, form, formsets, add=False):
        """Django asks for this once all is saved, with the forms in hand, and logs what it is given next."""
        request.changed_in_form = changed(form, formsets or ())
        return super().construct_change_message(request, form, formsets, add)

    def log_addition(self, request, obj, message):
        _note(request, obj, "Lade till i administrationen", getattr(request, "changed_in_form", {}))
        return super().log_addition(request, obj, message)

    def log_change(self, request, obj, message):
        _note(request, obj, "Ändrade i administrationen", getattr(request, "changed_in_form", {}))
        return super().log_change(request, obj, message)

    def log_deletions(self, request, queryset):
        for obj in queryset:
            _note(request, obj, "Tog bort i administrationen", {"was": standing(obj)})
        return super().log_deletions(request, queryset)

    def get_actions(self, request):
        """Whatever is done with many rows at once is a line for each of them."""
        return {
            name: (action if name == REMOVE else partial(_act, action, label), name, label)
            for name, (action, _, label) in super().get_actions(request).items()
        }


class ReadOnlyAdmin(JournaledAdmin):
    """What the steps write can be looked at here, and changed only by the steps."""

    def lookup_allowed(self, lookup, value, request):
        """Only by what the page itself offers: a row found by what it says would tell what it says."""
        offered = [name for name in (*self.list_filter, self.date_hierarchy) if name]
        asked = any(lookup == name or lookup.startswith(f"{name}__") for name in offered)
        return asked and super().lookup_allowed(lookup, value, request)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@transaction.atomic
def _act(action, label, modeladmin, request, queryset):
    chosen = list(queryset)
    answer = action(modeladmin, request, queryset)
    for obj in chosen:
        _note(request, obj, f"{label % model_format_dict(modeladmin.opts)} i administrationen"[:200], {})
    return answer


def _note(request, obj, what, details):
    journal.note(obj, what, by=request.user, right=RIGHT, kind=Kind.ADMIN, capacity=CAPACITY, details=details)
