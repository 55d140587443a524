from django.db import migrations

from office.constraints import kept


class Migration(migrations.Migration):
    """What an approved lägesrapport says, and to whom it was sent, stays as it was."""

    dependencies = [("situation", "0002_est")]

    operations = [
        kept(
            "situation_situationreport",
            once="OLD.state <> 'draft' AND (NEW.state = 'draft' OR OLD.content <> NEW.content"
            " OR OLD.number <> NEW.number OR OLD.first_day <> NEW.first_day OR OLD.last_day <> NEW.last_day)",
            removable="(OLD.state = 'draft')",
            name="situation_report_is_kept",
        ),
        kept("situation_edition", name="edition_is_kept"),
        kept("situation_dispatch", name="dispatch_is_kept"),
        kept("situation_recipient", name="recipient_is_kept"),
    ]
