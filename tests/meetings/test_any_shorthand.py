"""Whatever is typed on the line, it is understood or told what is missing; it never breaks."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from meetings.shorthand import Owner, read

OWNERS = [
    Owner("seat-3", "Skolchef", ("skolchef", "Hedemora kommun")),
    Owner("seat-7", "Ledamot i arbetsutskottet", ("au-1",), "Alex Exempel"),
    Owner("seat-8", "Ledamot i arbetsutskottet", ("au-2",), "Robin Exempel"),
]
WORDS = st.sampled_from([
    "@", "@skolchef", "@ledamot", "@säk", "15", "31", "maj", "april", "/", ".", "15/5", "29", "februari", "v",
    "53", "vecka", "om", "inom", "två", "999", "veckor", "månader", "nästa", "möte", "på", "senast", "fredag",
    "mån", "2027-02-30", "9999-99-99", "0", "kl", ":", ";", "--", "i", "dag", "morgon", "årsskiftet", "²", "٣",
    "İ",
])  # fmt: skip


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)), st.dates(date(2020, 1, 1), date(2090, 12, 31)))
def test_whatever_is_written_is_understood_or_told(line, today):
    found = read(line, OWNERS, today, None)

    assert bool(found.owner) != bool(found.owner_fault)
    assert bool(found.due_on) != bool(found.day_fault)
    assert found.due_on is None or today <= found.due_on <= date(today.year + 5, 12, 31)
    assert "\n" not in found.text
