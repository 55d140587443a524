from django.db import migrations

from office.constraints import kept


class Migration(migrations.Migration):
    """The journal is never changed; a document's words never, its PDF only until it is made."""

    dependencies = [("office", "0001_initial")]

    operations = [
        kept("office_entry", name="journal_is_kept"),
        kept("office_document", once="OLD.sha256 <> '' OR OLD.html <> NEW.html", name="document_is_kept"),
    ]
