from office.models.documents import Document
from office.models.files import StoredFile
from office.models.journal import Entry
from office.models.letters import Letter
from office.models.links import Link
from office.models.versions import Stale, Versioned

__all__ = ["Document", "Entry", "Letter", "Link", "Stale", "StoredFile", "Versioned"]
