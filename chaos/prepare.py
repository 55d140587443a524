"""An empty house with its tables and the guideline, made once and copied for each script.

`python -m chaos.prepare` fills the database that the environment names.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from chaos.servers import Postgres

DATABASE, CLUSTER = "db.sqlite3", "cluster"


def prepare(folder, *, small):
    """In the folder comes to lie a database or a cluster that rests."""
    if small:
        _fill(f"sqlite:///{folder / DATABASE}", folder)
        return
    with tempfile.TemporaryDirectory(prefix="chaos-") as making:
        Path(making).chmod(0o711)  # PostgreSQL runs as another user and must find its way in
        postgres = Postgres(Path(making, "postgres"))
        try:
            postgres.make()
            _fill(postgres.url, folder)
            postgres.rest()
        finally:
            postgres.stop()
        shutil.move(postgres.data, folder / CLUSTER)


def surroundings(folder, **more):
    """The environment of production, with nothing of this machine's own."""
    ours = {name: value for name, value in os.environ.items() if not name.endswith(("_FILE", "_URL"))}
    return ours | {
        "DJANGO_SETTINGS_MODULE": "hedemora_bra.settings",
        "SECRET_KEY": secrets.token_urlsafe(48),
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "VAR_DIR": str(folder),
        "MAILBOX_DIR": "",
        "DEBUG": "false",
        "REDIS_URL": "",
        "EMAIL_URL": "",
        **more,
    }


def _fill(url, folder):
    subprocess.run([sys.executable, "-m", "chaos.prepare"], env=surroundings(folder, DATABASE_URL=url), check=True)


if __name__ == "__main__":
    django.setup()
    Path(os.environ["VAR_DIR"]).mkdir(parents=True, exist_ok=True)
    for command in ("migrate", "createcachetable", "load_guideline"):
        call_command(command, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
