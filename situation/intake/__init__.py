"""A file of reports from another system: gone through row by row, told of, and taken in whole or not at all."""

from situation.intake.columns import FIELDS, guess
from situation.intake.tables import headers_of
from situation.intake.working import wake, work

__all__ = ["FIELDS", "guess", "headers_of", "wake", "work"]
