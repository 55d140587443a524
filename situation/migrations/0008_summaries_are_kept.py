from django.db import migrations

from office.constraints import kept


class Migration(migrations.Migration):
    """What a summary says stays as it was when it was drawn up or published."""

    dependencies = [("situation", "0007_groups_and_summaries")]

    operations = [
        kept(
            "situation_summary",
            once="OLD.content <> NEW.content OR OLD.kind <> NEW.kind OR OLD.year <> NEW.year"
            " OR OLD.number <> NEW.number OR OLD.document_id <> NEW.document_id",
            name="summary_is_kept",
        ),
    ]
