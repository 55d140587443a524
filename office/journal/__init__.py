"""The journal: who did what, when and with which right. Lines are added and never changed.

`note` adds a line; `read`, `read_each`, `exported`, `disclosed` and the verbs of signing in add one of their kind. Of
what a step was told a line keeps references, days, numbers and choices, never words (`keeping`); names are looked up
when it is read. `seal` and `check` find what the database was made to forget.
"""

from office.journal.checking import check
from office.journal.keeping import Told, kept
from office.journal.seals import latest_seal, seal, unsealed_since
from office.journal.verbs import (
    disclosed,
    exported,
    read,
    read_each,
    sign_in_failed,
    sign_in_failed_for_unknown,
    signed_in,
    signed_out,
)
from office.journal.writing import matter_of, note, of

__all__ = [
    "Told",
    "check",
    "disclosed",
    "exported",
    "kept",
    "latest_seal",
    "matter_of",
    "note",
    "of",
    "read",
    "read_each",
    "seal",
    "sign_in_failed",
    "sign_in_failed_for_unknown",
    "signed_in",
    "signed_out",
    "unsealed_since",
]
