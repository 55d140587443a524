"""Whom a step tells: own words on top of the letters, and where nobody need be told.

Never left out: the summons and what changes it, for those who have the meeting in their calendar must hear that it is
moved or cancelled; minutes that wait for somebody, or are opened again; an item given back, for its proposer has to
mend it. A meeting that is only planned tells none of those it will call, whatever is done with it.
"""

from meetings.forms.fields import text_area
from meetings.models import State

QUIET = {
    "accept": "Den som föreslog ärendet ser på sin sida att det är med. Välj det om ni redan har talats vid.",
    "park": "Den som föreslog ärendet ser på sin sida att det väntar. Välj det om ni redan har talats vid.",
    "reassign_action": "Välj det om den som tar över redan har sagt ja. Påminnelserna kommer ändå.",
}

ALWAYS = "Alla kallade får ett brev, och kalendern uppdateras."
NOBODY_YET = "Ingen har fått veta något om mötet än, så inget brev skickas till de kallade."


def own_words(help_text="Frivilligt. Står överst i brevet."):
    return text_area("Egna ord", rows=3, required=False, max_length=1000, help_text=help_text)


def who_is_told(meeting):
    """What changes a meeting is told to those who know of it."""
    if meeting.state == State.PLANNED:
        return NOBODY_YET
    return ALWAYS if meeting.is_summoned else "De som är kallade får ett brev. De har redan fått veta dagen."
