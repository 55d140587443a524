from importlib import import_module

from django.apps import AppConfig


class Situation(AppConfig):
    name = "situation"
    verbose_name = "Läget"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in (
            "permissions", "profile", "lifecycle", "matters", "sorts", "todo", "retention", "reminders", "rules",
        ):  # fmt: skip
            import_module(f"{self.name}.{module}")
