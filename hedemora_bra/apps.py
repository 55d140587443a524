from importlib import import_module

from django.apps import AppConfig
from django.contrib import admin


class HedemoraBra(AppConfig):
    name = "hedemora_bra"
    verbose_name = "Hedemora Brå"

    def ready(self):
        import_module(f"{self.name}.sorts")
        timetable = import_module(f"{self.name}.celery").TIMETABLE
        import_module("office.operations").TITLES.update({name: line["title"] for name, line in timetable.items()})
        admin.site.site_header = admin.site.site_title = "Hedemora Brå – administration"
        admin.site.index_title = "Allt som systemet håller"
