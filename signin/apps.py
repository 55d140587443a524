from importlib import import_module

from django.apps import AppConfig


class SignIn(AppConfig):
    name = "signin"
    verbose_name = "Inloggning"

    def ready(self):
        """What these modules declare is collected at start, as admin modules are."""
        for module in ("permissions", "letters", "views.by_link", "views.invitations"):
            import_module(f"{self.name}.{module}")
