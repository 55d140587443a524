from situation.models.categories import Category
from situation.models.editions import Classification, Dispatch, Edition, Recipient
from situation.models.handlings import Handling
from situation.models.imports import Import, ImportState, Mapping
from situation.models.places import Area, Outline, Place, PlaceKind
from situation.models.police import PoliceFigure
from situation.models.proposals import GroupProposal, ProposalState
from situation.models.rapporteurs import By, Rapporteur
from situation.models.reports import Origin, Report
from situation.models.situation_reports import ActionPlace, SituationReport, SituationReportState
from situation.models.states import (
    BEFORE_TRIAGE,
    Channel,
    Extent,
    Handled,
    Precision,
    ReportState,
    Seen,
    Severity,
    Told,
    Variant,
    When,
)
from situation.models.summaries import Summary, SummaryState

__all__ = [
    "BEFORE_TRIAGE",
    "ActionPlace",
    "Area",
    "By",
    "Category",
    "Channel",
    "Classification",
    "Dispatch",
    "Edition",
    "Extent",
    "GroupProposal",
    "Handled",
    "Handling",
    "Import",
    "ImportState",
    "Mapping",
    "Origin",
    "Outline",
    "Place",
    "PlaceKind",
    "PoliceFigure",
    "Precision",
    "ProposalState",
    "Rapporteur",
    "Recipient",
    "Report",
    "ReportState",
    "Seen",
    "Severity",
    "SituationReport",
    "SituationReportState",
    "Summary",
    "SummaryState",
    "Told",
    "Variant",
    "When",
]
