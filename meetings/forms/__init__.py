from meetings.forms.items import FORMS as ITEM_FORMS
from meetings.forms.meetings import FORMS as MEETING_FORMS
from meetings.forms.planning import ProposalFormSet, YearForm

__all__ = ["ITEM_FORMS", "MEETING_FORMS", "ProposalFormSet", "YearForm"]
