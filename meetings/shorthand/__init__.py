"""An action in one line: "@säkerhetschef ser över belysningen 15 maj". Words in, data out."""

from meetings.shorthand.lines import LONGEST, Understood, read
from meetings.shorthand.owners import Owner

__all__ = ["LONGEST", "Owner", "Understood", "read"]
