from django.db import migrations, models
from django.utils.timezone import now  # noqa: TID251 - a migration stands by itself


class Migration(migrations.Migration):
    dependencies = [("office", "0005_timetable")]

    operations = [
        migrations.AddField(
            model_name="reminder",
            name="planned_at",
            field=models.DateTimeField(default=now, verbose_name="planerad"),
            preserve_default=False,
        ),
    ]
