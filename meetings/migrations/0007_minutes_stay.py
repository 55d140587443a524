from django.db import migrations

from office.constraints import kept

BEFORE = [
    kept(
        "meetings_minutes",
        once="OLD.state = 'reopened' OR (OLD.state = 'approved' AND NEW.state <> 'reopened')",
        name="minutes_are_kept",
    ),
    kept(
        "meetings_decision",
        once="OLD.is_locked AND NEW.is_locked",
        removable="(NOT OLD.is_locked)",
        name="decision_is_kept",
    ),
]


def lifted(operation):
    return migrations.RunPython(operation.reverse_code, operation.code)


class Migration(migrations.Migration):
    """What was sent for approval reads as it did, whatever became of it; a number or an approval given stays given."""

    dependencies = [("meetings", "0006_packs")]

    operations = [
        *(lifted(each) for each in BEFORE),
        kept(
            "meetings_minutes",
            once="OLD.content <> NEW.content OR OLD.number <> NEW.number OR OLD.state IN ('returned', 'reopened')"
            " OR (OLD.state = 'approved' AND NEW.state <> 'reopened')",
            name="minutes_are_kept",
        ),
        kept(
            "meetings_decision",
            once="(OLD.is_locked AND NEW.is_locked) OR (OLD.number IS NOT NULL AND NEW.number IS NULL)",
            removable="(NOT OLD.is_locked AND OLD.number IS NULL)",
            name="decision_is_kept",
        ),
        kept("meetings_approval", once="OLD.approved_at IS NOT NULL", name="approval_is_kept"),
    ]
