from django.db import migrations


class Migration(migrations.Migration):
    """Someone asked to one meeting becomes a participant, as everybody else who is called."""

    dependencies = [("meetings", "0002_kept")]

    operations = [
        migrations.RemoveConstraint("guest", "one_invitation_per_guest"),
        migrations.RenameModel("Guest", "Participant"),
    ]
