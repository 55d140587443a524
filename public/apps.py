from django.apps import AppConfig


class Public(AppConfig):
    name = "public"
    verbose_name = "Offentligt"
