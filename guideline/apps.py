from django.apps import AppConfig


class Guideline(AppConfig):
    name = "guideline"
    verbose_name = "Lag och riktlinje"
