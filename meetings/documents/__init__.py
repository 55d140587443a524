"""Documents: what they say is gathered once as plain words, frozen in the step and printed by a worker."""

from meetings.documents.agendas import agenda_content, changes_since_sent, freeze_agenda
from meetings.documents.minutes import freeze_minutes, minutes_content
from meetings.documents.variants import for_the_called, for_the_public

__all__ = [
    "agenda_content",
    "changes_since_sent",
    "for_the_called",
    "for_the_public",
    "freeze_agenda",
    "freeze_minutes",
    "minutes_content",
]
