"""What the register says of a record beside what it says itself."""

from office.journal import matter_of
from office.lifecycle import Lifecycle
from office.models import Stale
from records.models import Filing

filings = Lifecycle("records")


@filings.step(label="Ändra i registret", done="Registret är ändrat.", asks=True, despite_lock=True)
def file(subject, by, over, **fields):
    """Written over the version that was read; 0 where nobody had written anything."""
    filing = Filing.objects.filter(matter=matter_of(subject)).first()
    if filing is None and over == 0:
        return Filing.objects.create(matter=matter_of(subject), **fields)
    if filing is None or filing.version != over:
        raise Stale(filing)
    filing.write(over, **fields)
    return filing
