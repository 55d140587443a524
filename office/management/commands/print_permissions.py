from importlib import import_module
from pkgutil import walk_packages

from django.apps import apps
from django.core.management.base import BaseCommand

from office.lifecycle import Lifecycle
from office.permissions import ROLES, TABLE

HEAD = """\
# Vem som får göra vad

Skrivs ut av `manage.py print_permissions`. Det som inte står här får ingen.
En rätt som hör till ett steg heter som steget, och frågan gäller stegets eget organ, möte, ärende eller brev."""


class Command(BaseCommand):
    help = "The table of who may do what, as Markdown: docs/permissions.md."

    def handle(self, *args, **options):
        labels = {step.permission: step.label for lifecycle in lifecycles() for step in lifecycle.values()}
        self.stdout.write(HEAD)
        self.stdout.write("\n## Roller\n\n| roll | vad den ger | ges |\n|---|---|---|")
        for role in ROLES.values():
            self.stdout.write(f"| {role.name} | {role.sentence} | {role.given} |")
        for app in apps.get_app_configs():
            rights = sorted(right for right in TABLE if right.startswith(f"{app.label}."))
            if rights:
                self.stdout.write(f"\n## {app.verbose_name}\n\n| rätt | steg | vem |\n|---|---|---|")
            for right in rights:
                self.stdout.write(f"| `{right}` | {labels.get(right, '–')} | {TABLE[right].name} |")


def lifecycles():
    """Those that stand in the modules of the apps, wherever in them."""
    for app in apps.get_app_configs():
        for module in _modules(app):
            yield from (thing for thing in vars(module).values() if isinstance(thing, Lifecycle))


def _modules(app):
    """Its lifecycles and its outbox, if it has them, with what lies in them."""
    for found in walk_packages([app.path], f"{app.name}."):
        if {"lifecycle", "outbox"} & set(found.name.split(".")):
            yield import_module(found.name)
