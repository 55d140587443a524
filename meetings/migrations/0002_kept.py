from django.db import migrations

from office.constraints import kept


class Migration(migrations.Migration):
    """An agenda that has been sent stays as it was sent; what was late is late for ever."""

    dependencies = [("meetings", "0001_initial")]

    operations = [kept("meetings_agenda", name="agenda_is_kept")]
