"""`python -m bench`: the environment is set before any settings are read."""

import os
import secrets
import sys
import tempfile

from django.core.management import execute_from_command_line

from bench import stand_beside_the_house

with tempfile.TemporaryDirectory(prefix="bench-") as folder:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="hedemora_bra.settings",
        DATABASE_URL=os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/hedemora_bra_bench"),
        REDIS_URL=os.environ.get("BENCH_REDIS_URL", "redis://127.0.0.1:6379/14"),
        SECRET_KEY=secrets.token_urlsafe(48),
        SITE_URL="http://127.0.0.1",
        ALLOWED_HOSTS="127.0.0.1",
        VAR_DIR=folder,
        DEBUG="false",
    )
    stand_beside_the_house()
    named = sys.argv[1:2] in (["mails"], ["reports"], ["imports"])
    part = f"bench_{sys.argv[1]}" if named else "bench"
    execute_from_command_line(["bench", part, *sys.argv[1 + named :]])
