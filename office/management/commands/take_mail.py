"""Answers by mail, straight from the mail server: `| manage.py take_mail` in its aliases."""

import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError

from office import mailbox


class Command(BaseCommand):
    help = (
        "Tar emot ett brev på standard in. Ett brev som inte går att läsa läggs undan; inget studsar till avsändaren."
    )

    def handle(self, *args, **options):
        raw = getattr(sys.stdin, "buffer", sys.stdin).read(mailbox.LARGEST + 1)
        try:
            taken = mailbox.take(raw)
        except (OperationalError, InterfaceError):
            self.stderr.write("Databasen svarar inte. Försök igen.")
            sys.exit(os.EX_TEMPFAIL)
        except mailbox.Unreadable as fault:
            self._keep(raw, fault)
        else:
            self.stdout.write("Ett svar togs in." if taken else "Brevet var inget svar på en kallelse.")

    def _keep(self, raw, fault):
        """What cannot be laid aside stays with the mail server, which hands it over again later."""
        try:
            kept = mailbox.keep(raw, Path(settings.MAILBOX_DIR or settings.VAR_DIR / "mailbox"))
        except OSError as why:
            self.stderr.write(f"Brevet gick inte att läsa ({fault}), och inte heller att lägga undan ({why}).")
            sys.exit(os.EX_TEMPFAIL)
        self.stderr.write(f"Brevet gick inte att läsa ({fault}) och ligger i {kept}.")
