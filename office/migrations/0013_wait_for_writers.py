from django.db import migrations

# Whoever may only add to the journal may not lock its table, so the owner does it for them. A lock taken in a function
# is held until the transaction ends.
MADE = """
    CREATE FUNCTION wait_for_writers() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
    BEGIN LOCK TABLE public.office_entry IN SHARE ROW EXCLUSIVE MODE; END $$
"""
CLOSED = "REVOKE ALL ON FUNCTION wait_for_writers() FROM PUBLIC"
DROPPED = "DROP FUNCTION wait_for_writers()"


def on_postgresql(*statements):
    def execute(apps, editor):
        for statement in statements if editor.connection.vendor == "postgresql" else ():
            editor.execute(statement, params=None)

    return execute


class Migration(migrations.Migration):
    """A seal can wait for those who write in the journal, whichever account sets it."""

    dependencies = [("office", "0012_unheard_since")]

    operations = [migrations.RunPython(on_postgresql(MADE, CLOSED), on_postgresql(DROPPED))]
