from django.contrib import admin

from office.admin import JournaledAdmin
from situation.models import Area, Category, Rapporteur


@admin.register(Area)
class AreaAdmin(JournaledAdmin):
    list_display = ["code", "name", "population", "population_year"]
    list_filter = ["population_year"]
    search_fields = ["code", "name"]


@admin.register(Category)
class CategoryAdmin(JournaledAdmin):
    list_display = ["name", "parent", "is_restricted", "order"]
    list_select_related = ["parent"]
    list_filter = ["is_restricted"]
    search_fields = ["name"]


@admin.register(Rapporteur)
class RapporteurAdmin(JournaledAdmin):
    list_display = ["person", "organisation", "since", "until"]
    list_select_related = ["person", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["person__name"]
