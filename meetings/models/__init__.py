from meetings.models.actions import Action, ActionChange, ActionState
from meetings.models.agendas import Agenda, AgendaItem, Brings, ItemState, StandingItem, agendas_of
from meetings.models.meetings import Meeting, State
from meetings.models.minutes import Approval, Minutes, MinutesState, Place, Remark, Spreading
from meetings.models.moves import Move
from meetings.models.packs import Pack, PackKind, PackState
from meetings.models.papers import Attachment, papers_of
from meetings.models.participants import Answer, Participant, Presence, Via
from meetings.models.records import Decision, NoteVersion, Outcome, PrivateNote, Record
from office.models import Openness

__all__ = [
    "Action",
    "ActionChange",
    "ActionState",
    "Agenda",
    "AgendaItem",
    "Answer",
    "Approval",
    "Attachment",
    "Brings",
    "Decision",
    "ItemState",
    "Meeting",
    "Minutes",
    "MinutesState",
    "Move",
    "NoteVersion",
    "Openness",
    "Outcome",
    "Pack",
    "PackKind",
    "PackState",
    "Participant",
    "Place",
    "Presence",
    "PrivateNote",
    "Record",
    "Remark",
    "Spreading",
    "StandingItem",
    "State",
    "Via",
    "agendas_of",
    "papers_of",
]
