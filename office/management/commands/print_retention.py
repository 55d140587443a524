from django.core.management.base import BaseCommand

from office.retention import STAYS, TABLE

HEAD = "| vad | varför | hur länge | hur |\n|---|---|---|---|"
STAYING = "| bevaras | varför | modeller |\n|---|---|---|"


class Command(BaseCommand):
    help = "The table of what is kept and how long, as Markdown: a part of docs/privacy.md."

    def handle(self, *args, **options):
        self.stdout.write(HEAD)
        for rule in TABLE.values():
            self.stdout.write(f"| {rule.what} (`{rule.name}`) | {rule.why} | {rule.after} {rule.anchor} | {rule.how} |")
        self.stdout.write(f"\n{STAYING}")
        for what, why in {line.what: line.why for line in STAYS.values()}.items():
            models = ", ".join(f"`{line.label}`" for line in STAYS.values() if line.what == what)
            self.stdout.write(f"| {what} | {why} | {models} |")
