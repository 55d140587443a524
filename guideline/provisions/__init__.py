"""What the law and the guideline ask, each demand with its source and its numbers, once.

The numbers are defaults: the guideline in force on a day, loaded from the municipality's profile, overrides them.
"""

from guideline.provisions import law, riktlinje
from guideline.provisions.provision import GUIDELINE, LAW, Provision

PROVISIONS: dict[str, Provision] = {provision.key: provision for provision in law.PROVISIONS + riktlinje.PROVISIONS}

STRATEGIC_COUNCIL = PROVISIONS["L14"]
LEADING_OUTSIDERS = PROVISIONS["L15"]
COORDINATION = PROVISIONS["L16"]
RESPONSIBLE_BODY = PROVISIONS["L19"]
STEERING_SEATS = PROVISIONS["H02"]
STEERING_MEETINGS = PROVISIONS["H03"]
COUNCIL_MANDATE = PROVISIONS["H05"]
COUNCIL_MEETINGS = PROVISIONS["H06"]
SUBSTITUTES = PROVISIONS["H07"]
COUNCIL_PARTIES = PROVISIONS["H08"]
COUNCIL_SEATS = PROVISIONS["H09"]
LEADING_AND_SPREADING = PROVISIONS["H10"]
EST_GROUP = PROVISIONS["H11"]

__all__ = [
    "COORDINATION",
    "COUNCIL_MANDATE",
    "COUNCIL_MEETINGS",
    "COUNCIL_PARTIES",
    "COUNCIL_SEATS",
    "EST_GROUP",
    "GUIDELINE",
    "LAW",
    "LEADING_AND_SPREADING",
    "LEADING_OUTSIDERS",
    "PROVISIONS",
    "RESPONSIBLE_BODY",
    "STEERING_MEETINGS",
    "STEERING_SEATS",
    "STRATEGIC_COUNCIL",
    "SUBSTITUTES",
    "Provision",
]
