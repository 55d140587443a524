from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0010_brings_est"),
    ]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="state",
            field=models.CharField(
                choices=[
                    ("planned", "Planerat"),
                    ("called", "Ärenden efterfrågade"),
                    ("summoned", "Kallelse skickad"),
                    ("under_way", "Pågår"),
                    ("held", "Genomfört"),
                    ("for_approval", "Väntar på justering"),
                    ("approved", "Justerat"),
                    ("cancelled", "Inställt"),
                ],
                default="planned",
                editable=False,
                max_length=20,
                verbose_name="läge",
            ),
        ),
    ]
