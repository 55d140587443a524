"""What one provision is made of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

LAW = "lag"
GUIDELINE = "riktlinje"


@dataclass(frozen=True)
class Provision:
    """One demand, in our own words, with the numbers it sets.

    `value` is the default that a guideline in force from a date may override.
    `not_yet` is empty when a rule judges the provision; otherwise it says what the judgement will rest on.
    `in_force_from` is the law's own day; the guideline's day stands in the municipality's profile.
    """

    key: str
    source: str
    title: str
    asks: str
    layer: str
    value: dict[str, Any] | None = field(default=None, hash=False)
    not_yet: str = ""
    in_force_from: date | None = None
