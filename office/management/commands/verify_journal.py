"""Whether the journal is whole, in the database or in a file that was taken out of it."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand

from office import journal, trace


class Command(BaseCommand):
    help = "Prövar att ingen rad i journalen är ändrad eller borttagen. Slutar med 1 om den är bruten."

    def add_arguments(self, parser):
        parser.add_argument(
            "--seal",
            default="",
            metavar="NUMMER:SUMMA",
            help="ett sigill som skrevs ner tidigare",
        )

        parser.add_argument("--file", type=Path, help="en fil med JSON-rader som har hämtats ur spåret")

    def handle(self, *args, seal, file, **options):
        finding = self._of_file(file) if file else journal.check(seal)
        for fault in finding.faults:
            self.stderr.write(str(fault))
        if finding.untold:
            self.stderr.write(f"och {finding.untold} till")
        self.stdout.write(f"{'Filen' if file else 'Journalen'} är {finding}.")
        if not file and (latest := journal.latest_seal()):
            self.stdout.write(f"Senaste sigill: {latest}")
        if not finding.is_whole:
            sys.exit(1)

    def _of_file(self, file):
        with file.open("rb") as lines:
            return trace.verify_file(lines)
