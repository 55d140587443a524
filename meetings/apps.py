from importlib import import_module

from django.apps import AppConfig

MODULES = (
    "permissions",
    "profile",
    "rules",
    "lifecycle",
    "reminders",
    "matters",
    "sorts",
    "todo",
    "feeds",
    "retention",
)


class Meetings(AppConfig):
    name = "meetings"
    verbose_name = "Möten"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in MODULES:
            import_module(f"{self.name}.{module}")
