from records.models.disclosures import Delivered, Disclosure, DisclosureState, Part, Verdict, Way
from records.models.extracts import Extract
from records.models.filings import Direction, Filing

__all__ = [
    "Delivered",
    "Direction",
    "Disclosure",
    "DisclosureState",
    "Extract",
    "Filing",
    "Part",
    "Verdict",
    "Way",
]
