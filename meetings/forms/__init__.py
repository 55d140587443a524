from meetings.forms.actions import FORMS as ACTION_FORMS
from meetings.forms.actions import AddAction
from meetings.forms.answers import FORMS as OF_ANSWERS
from meetings.forms.items import FORMS as ITEM_FORMS
from meetings.forms.meetings import FORMS as OF_MEETINGS
from meetings.forms.minutes import FORMS as OF_MINUTES
from meetings.forms.planning import PlanMeeting, ProposalFormSet, YearForm
from meetings.forms.records import NotesForm, OutcomeForm, PrivateNoteForm
from meetings.forms.sittings import FORMS as OF_SITTINGS
from meetings.forms.spreading import FORMS as OF_SPREADING

MEETING_FORMS = {"add_action": AddAction} | OF_SITTINGS | OF_SPREADING | OF_ANSWERS | OF_MEETINGS | OF_MINUTES

__all__ = [
    "ACTION_FORMS",
    "ITEM_FORMS",
    "MEETING_FORMS",
    "NotesForm",
    "OutcomeForm",
    "PlanMeeting",
    "PrivateNoteForm",
    "ProposalFormSet",
    "YearForm",
]
