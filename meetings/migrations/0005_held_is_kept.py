from django.db import migrations

from office.constraints import kept

LOCKED = "OLD.is_locked AND NEW.is_locked"


def those_asked_are_invited(apps, editor):
    apps.get_model("meetings", "Participant").objects.update(is_invited=True)


def only_those_invited_stay(apps, editor):
    """On the way back: what the tables before have no room for, answers and the roll, and the states that came since."""
    apps.get_model("meetings", "Participant").objects.filter(is_invited=False).delete()
    meetings = apps.get_model("meetings", "Meeting").objects
    meetings.filter(state="under_way").update(state="summoned")
    meetings.filter(state__in=["for_approval", "approved"]).update(state="held")


class Migration(migrations.Migration):
    """What approved minutes tell stays as it was; opening them again is the one way to change it."""

    dependencies = [("meetings", "0004_held")]

    operations = [
        # Until now every row was an invitation to one meeting.
        migrations.RunPython(those_asked_are_invited, only_those_invited_stay),
        kept("meetings_agendaitem", once=LOCKED, name="item_is_kept"),
        kept("meetings_record", once=LOCKED, name="record_is_kept"),
        kept("meetings_decision", once=LOCKED, removable="(NOT OLD.is_locked)", name="decision_is_kept"),
        kept("meetings_participant", once=LOCKED, name="participant_is_kept"),
        kept("meetings_noteversion", name="note_is_kept"),
        kept(
            "meetings_minutes",
            once="OLD.state = 'reopened' OR (OLD.state = 'approved' AND NEW.state <> 'reopened')",
            name="minutes_are_kept",
        ),
        kept("meetings_actionchange", name="action_change_is_kept"),
    ]
