"""What the account that runs all day may do in a PostgreSQL database: rows, and nothing of what holds them."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

# Only added to, whoever asks; the triggers say the same, but an owner could lift those.
ADDED_TO = ["office_entry"]
SEALING = "wait_for_writers()"  # the one lock it may take on what it only adds to
OWN_LEDGER = "django_migrations"  # of the owner's doings; read by the check that everything is in place


class Command(BaseCommand):
    help = "Lets a PostgreSQL role read and write rows, add to the journal, and touch no table or trigger."

    def add_arguments(self, parser):
        parser.add_argument("role")

    def handle(self, *args, role, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Bara PostgreSQL har konton.")
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in statements(connection.ops.quote_name(role)):
                cursor.execute(statement)
        self.stdout.write(f"{role} får läsa och skriva rader, och inget annat.")


def statements(role):
    every = f"ON ALL TABLES IN SCHEMA public FROM {role}"
    yield f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {role}"
    yield f"REVOKE ALL {every}"
    yield f"GRANT USAGE ON SCHEMA public TO {role}"
    yield f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}"
    yield f"GRANT EXECUTE ON FUNCTION {SEALING} TO {role}"
    for table in ADDED_TO:
        yield f"REVOKE UPDATE, DELETE ON {table} FROM {role}"
    yield f"REVOKE INSERT, UPDATE, DELETE ON {OWN_LEDGER} FROM {role}"
