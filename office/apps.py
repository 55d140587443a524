from importlib import import_module

from django.apps import AppConfig


class Office(AppConfig):
    name = "office"
    verbose_name = "Kansliet"

    def ready(self):
        import_module(f"{self.name}.bounces")  # takes delivery reports out of the mailbox
        import_module(f"{self.name}.retention.own")  # how long what the office has is kept
