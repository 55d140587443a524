"""The whole house on one machine: web, worker and beat, stopped together."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

BIN = Path(sys.executable).parent
QUIET_WEB = ("--no-control-socket", "--log-level", "warning")


class Command(BaseCommand):
    help = "Prepares the database, loads the guideline and a demonstration year, and starts web, worker and beat."

    def handle(self, *args, **options):
        os.environ["DEMO"] = "yes"
        self._prepare()
        self.stdout.write(f"\nHedemora Brå: {settings.SITE_URL}/   Logga in med:\n")
        call_command("demo", stdout=self.stdout)
        self.stdout.write(f"\nMail läggs i {settings.EMAIL_FILE_PATH}. Avsluta med Ctrl-C.\n")
        self._run()

    def _prepare(self):
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_guideline", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)

    def _run(self):
        """All three in our own group; when the web is stopped, all end."""
        web = _start("gunicorn", "hedemora_bra.wsgi", "-b", f"127.0.0.1:{settings.PORT}", "-w", "2", *QUIET_WEB)
        worker = _start("celery", "-q", "-A", "hedemora_bra", "worker", "-P", "solo", "-l", "ERROR")
        beat = _start("celery", "-q", "-A", "hedemora_bra", "beat", "--pidfile=", "-l", "ERROR")
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: web.terminate())
        web.wait()
        for process in (beat, worker):
            process.terminate()
            process.wait()


def _start(program, *arguments):
    # A demonstration may run as root in a container; that is no news to the one who started it.
    environment = {**os.environ, "PYTHONWARNINGS": "ignore:You're running the worker"}
    return subprocess.Popen([BIN / program, *arguments], env=environment)  # noqa: S603  our own programs, no words from outside
