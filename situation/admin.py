from django.contrib import admin

from office.admin import JournaledAdmin
from office.permissions import told
from situation.models import Area, Category, Place, Rapporteur


@admin.register(Area)
class AreaAdmin(JournaledAdmin):
    list_display = ["code", "name", "population", "population_year"]
    list_filter = ["population_year"]
    search_fields = ["code", "name"]


@admin.register(Place)
class PlaceAdmin(JournaledAdmin):
    list_display = ["name", "kind", "area", "is_checked", "closed_on"]
    list_select_related = ["area"]
    list_filter = ["kind", "is_checked", "area"]
    search_fields = ["name", "also"]
    prepopulated_fields = {"key": ["name"]}
    view_on_site = False  # who looks after the list does not read the reports


@admin.register(Category)
class CategoryAdmin(JournaledAdmin):
    list_display = ["name", "parent", "is_restricted", "order"]
    list_select_related = ["parent"]
    list_filter = ["is_restricted"]
    search_fields = ["name"]


@admin.register(Rapporteur)
class RapporteurAdmin(JournaledAdmin):
    """Where somebody becomes one; what that lets them do is said there."""

    list_display = ["person", "organisation", "by", "since", "until"]
    list_select_related = ["person", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["person__name"]

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "person" in form.base_fields:
            form.base_fields["person"].help_text = told("rapporteur")
        return form
