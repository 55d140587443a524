from situation.forms.reporting import Tell
from situation.forms.situation_reports import SITUATION_REPORT_FORMS, DraftSituationReport
from situation.forms.triage import TRIAGE_FORMS

__all__ = ["SITUATION_REPORT_FORMS", "TRIAGE_FORMS", "DraftSituationReport", "Tell"]
