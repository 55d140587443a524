from office.models.documents import Document
from office.models.feeds import Feed
from office.models.files import StoredFile
from office.models.guard import ListedWord, Verdict, WordList
from office.models.journal import Entry, Seal
from office.models.letters import Attempt, Letter
from office.models.links import Link
from office.models.openness import Classed, ClassedQuerySet, Marking, Openness
from office.models.operations import Job, Lease
from office.models.reminders import Reminder
from office.models.retention import Erasure, ErasureLine, Hold
from office.models.versions import Stale, Versioned
from office.models.wishes import Absence, Wish

__all__ = [
    "Absence",
    "Attempt",
    "Classed",
    "ClassedQuerySet",
    "Document",
    "Entry",
    "Erasure",
    "ErasureLine",
    "Feed",
    "Hold",
    "Job",
    "Lease",
    "Letter",
    "Link",
    "ListedWord",
    "Marking",
    "Openness",
    "Reminder",
    "Seal",
    "Stale",
    "StoredFile",
    "Verdict",
    "Versioned",
    "Wish",
    "WordList",
]
