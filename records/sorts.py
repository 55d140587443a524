"""The sort of letters about requests for records, as a person chooses about it."""

from office.sorts import Sort, register

register(
    Sort(
        "disclosures",
        "Begäranden om handlingar",
        "När någon har begärt ut en handling och väntar på svar.",
        ("disclosure_waits",),
        optional=False,
    ),
)
