"""The trace: the journal as people read it, per matter, person and day, and as a file for an investigation.

What a line refers to gets its name when it is read, by what its reader may see; a line itself has no words.
"""

from office.trace.choosing import Choice, newest
from office.trace.files import FORMS, take_out, verify_file
from office.trace.names import Names, names_of
from office.trace.telling import label, tell

__all__ = ["FORMS", "Choice", "Names", "label", "names_of", "newest", "take_out", "tell", "verify_file"]
