from meetings.models.agendas import Agenda, AgendaItem, ItemState, Openness, StandingItem
from meetings.models.meetings import Guest, Meeting, Move, State
from meetings.models.papers import Attachment

__all__ = [
    "Agenda",
    "AgendaItem",
    "Attachment",
    "Guest",
    "ItemState",
    "Meeting",
    "Move",
    "Openness",
    "StandingItem",
    "State",
]
