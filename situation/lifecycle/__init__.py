"""What happens with reports and places, step by step."""

from situation.lifecycle import links  # noqa: F401  its steps are taken with organisations and rapporteurs
from situation.lifecycle.files import files
from situation.lifecycle.places import places
from situation.lifecycle.police import figures, groups
from situation.lifecycle.proposals import proposals
from situation.lifecycle.rapporteurs import rapporteurs
from situation.lifecycle.reporting import organisations
from situation.lifecycle.situation_reports import est, situation_reports
from situation.lifecycle.summaries import bodies, summaries
from situation.lifecycle.triage import reports

__all__ = [
    "bodies", "est", "figures", "files", "groups", "organisations", "places", "proposals", "rapporteurs", "reports",
    "situation_reports", "summaries",
]  # fmt: skip
