"""Sorts of letters that no app alone has: about the law and the guideline, and about the journal."""

from office.sorts import Sort, register

register(
    Sort(
        "guideline",
        "Lagen och riktlinjen",
        "När den dagliga kontrollen ser att något har blivit sämre.",
        ("worse",),
        optional=False,
    ),
    Sort(
        "stopped_files",
        "Stoppade filer",
        "När virus hittas i en fil som du har lagt till, eller som finns i systemet du sköter.",
        ("infected",),
        statutory=True,
    ),
    Sort(
        "journal",
        "Journalen",
        "När den nattliga kontrollen ser att journalen har ändrats.",
        ("journal_broken",),
        statutory=True,
    ),
)
