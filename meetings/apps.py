from importlib import import_module

from django.apps import AppConfig


class Meetings(AppConfig):
    name = "meetings"
    verbose_name = "Möten"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in ("permissions", "profile", "rules", "lifecycle", "todo"):
            import_module(f"{self.name}.{module}")
