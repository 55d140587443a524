import os

from django.core.management import call_command
from django.core.management.base import BaseCommand

from bench import imports, server
from bench.report import put, table
from councils.models import Organisation, Person
from office import clock

BEGIN, END = "<!-- imports: measured by make bench -->", "<!-- end of imports -->"
CONDITIONS = "Measured {} on PostgreSQL, {} rounds in turns, medians. Load of the machine when it was done: {:.1f}."


class Command(BaseCommand):
    help = "Measures a file of 100,000 reports beside a bare COPY, and writes the table in docs/performance.md."
    requires_system_checks = []

    def handle(self, *args, **options):
        server.make_anew()
        call_command("load_guideline", verbosity=0)
        Person.objects.create(email="den.som.lamnar@hedemora.example", organisation=Organisation.objects.first())
        self.stdout.write(f"A file of {imports.ROWS:,} rows, {imports.ROUNDS} times ...")
        rounds = imports.measure()
        goals = [(what, reached, "yes" if holds else "**no**") for what, reached, holds in imports.goals(rounds)]
        parts = [
            CONDITIONS.format(clock.today(), imports.ROUNDS, os.getloadavg()[0]),
            table(("what", "seconds", "of the worker's processor"), imports.figures(rounds)),
            table(("goal", "reached", "holds"), goals),
        ]
        self.stdout.write("\n\n".join(parts))
        put(parts, BEGIN, END)
