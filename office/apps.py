from django.apps import AppConfig


class Office(AppConfig):
    name = "office"
    verbose_name = "Kansliet"
