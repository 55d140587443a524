from importlib import import_module

from django.apps import AppConfig


class Councils(AppConfig):
    name = "councils"
    verbose_name = "Organ och platser"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in ("permissions", "profile", "rules", "reminders", "matters", "sorts", "retention"):
            import_module(f"{self.name}.{module}")
