"""What happens with records: filed, asked for, judged and handed out."""

from records.lifecycle.disclosures import disclosures, requests
from records.lifecycle.extracts import extracts
from records.lifecycle.filings import filings

__all__ = ["disclosures", "extracts", "filings", "requests"]
