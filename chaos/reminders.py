"""Reminders that fall due by the rules of the house: things to do, each on somebody of its own."""

from datetime import timedelta

from chaos import letters
from councils.models import Body
from meetings.models import Action, Meeting, State
from office import clock
from office.almanac import at, local
from office.models import Reminder
from office.models.reminders import ReminderState

LONG_AGO = timedelta(days=60)


def meeting():
    """One that was held two months ago."""
    day = local(clock.now() - LONG_AGO).date()
    hours = [at(day, clock.now().time().replace(hour=hour, minute=0)) for hour in (13, 15)]
    council = Body.objects.get(key="bra")
    return Meeting.objects.create(
        body=council, starts_at=hours[0], ends_at=hours[1], place="Kommunhuset", notice_days=7, state=State.HELD
    )


def things_to_do(people, day):
    """One on each person, to be done by the day."""
    agreed = meeting()
    told = {"body": agreed.body, "meeting": agreed, "due_on": day, "made_by": people[0], "made_at": agreed.ends_at}
    return Action.objects.bulk_create(
        Action(text=f"Ta reda på sak {number}", person=person, **told) for number, person in enumerate(people)
    )


def due_today(many):
    """So many that are reminded this morning: what they are to do is to be done in a week."""
    today = local(clock.now()).date()
    return things_to_do(letters.people(many), today + timedelta(days=7))


def posted():
    return Reminder.objects.filter(state=ReminderState.POSTED).count()


def left():
    """Reminders that are due and have neither gone nor been stopped."""
    return Reminder.objects.due(clock.now()).count()
