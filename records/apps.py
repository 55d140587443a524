from importlib import import_module

from django.apps import AppConfig


class Records(AppConfig):
    name = "records"
    verbose_name = "Handlingar"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in ("permissions", "lifecycle", "reminders", "sorts", "todo", "retention"):
            import_module(f"{self.name}.{module}")
