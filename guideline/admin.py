from django.contrib import admin
from django.db import models

from guideline.models import Judgement, Municipality, ProvisionVersion


class LookOnlyAdmin(admin.ModelAdmin):
    """Written by load_guideline and by the daily check."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Municipality)
class MunicipalityAdmin(LookOnlyAdmin):
    list_display = ["name", "code", "county"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    search_fields = ["name", "code"]
    list_filter = ["county"]


@admin.register(ProvisionVersion)
class ProvisionVersionAdmin(LookOnlyAdmin):
    list_display = ["key", "title", "source", "in_force_from"]
    search_fields = ["key", "title", "asks"]
    list_filter = ["layer", "in_force_from"]


@admin.register(Judgement)
class JudgementAdmin(LookOnlyAdmin):
    list_display = ["key", "verdict", "since", "checked_at"]
    search_fields = ["key", "evidence"]
    list_filter = ["verdict"]
