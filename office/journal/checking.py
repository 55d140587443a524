"""Whether the journal is whole: every chain link by link, then every seal; read as a stream, in flat memory."""

from dataclasses import dataclass, field

from office.journal import seals, writing
from office.models import Entry, Seal
from office.models.journal import SAID

TOLD = 20  # faults that are told; the rest are counted
CHUNK = 2000


@dataclass(frozen=True)
class Fault:
    """A place where the journal does not hold, and what is wrong there."""

    place: str
    says: str

    def __str__(self):
        return f"{self.place}: {self.says}"


@dataclass
class Finding:
    """What a check has found: so many lines under so many seals, and what does not hold."""

    lines: int = 0
    sealed: int = 0
    seals: int = 0
    fault_count: int = 0
    faults: list = field(default_factory=list)

    @property
    def is_whole(self):
        return not self.fault_count

    @property
    def untold(self):
        return self.fault_count - len(self.faults)

    def add(self, place, says):
        self.fault_count += 1
        if self.fault_count <= TOLD:
            self.faults.append(Fault(place, says))

    def __str__(self):
        told = f"hel: {self.lines} rader" if self.is_whole else f"bruten: {self.fault_count} fel på {self.lines} rader"
        return f"{told}, {self.sealed} av dem under {self.seals} sigill" if self.seals else told


def check(known=""):
    """Everything, oldest first. `known` is a seal that was written down outside ("41:5c0a…") and has to be there."""
    finding = Finding()
    _chains(finding)
    _seals(finding)
    if known and not _is_there(known):
        finding.add(f"sigill {known.partition(':')[0]}", "finns inte, eller är inte det som skrevs ner")
    return finding


def _chains(finding):
    matter, number, previous = None, 0, ""
    rows = Entry.objects.in_chains().values_list("hash", *SAID).iterator(chunk_size=CHUNK)
    for kept, *said in rows:
        finding.lines += 1
        if said[0] != matter:
            matter, number, previous = said[0], 0, ""
        _link(finding, said, kept, number, previous)
        number, previous = said[1], kept


def _link(finding, said, kept, number, previous):
    place = f"{said[0]} rad {said[1]}"
    if said[1] != number + 1:
        finding.add(place, f"rad {number + 1} saknas före den")
    elif kept != writing.hash_of(previous, said):
        finding.add(place, "är ändrad efter att den skrevs")


def _seals(finding):
    """The lines in the order they were given out, walked beside the seals that count them."""
    rows = Entry.objects.after(0).values_list("pk", "hash").iterator(chunk_size=CHUNK)
    line, before = next(rows, None), Seal()
    before.number, before.total, before.hash = 0, 0, ""
    for seal in Seal.objects.order_by("number").iterator(chunk_size=CHUNK):
        lines = seals.Lines()
        while line and line[0] <= seal.last_pk:
            lines.add(*line)
            line = next(rows, None)
        _under(finding, seal, lines, before)
        finding.seals, finding.sealed, before = finding.seals + 1, finding.sealed + lines.count, seal


def _under(finding, seal, lines, before):
    place = f"sigill {seal.number}"
    if seal.number != before.number + 1:
        finding.add(place, f"sigill {before.number + 1} saknas före det")
    elif seal.hash != seals.hash_of(seal, before.hash) or seal.total != before.total + seal.count:
        finding.add(place, "är ändrat efter att det sattes")
    if lines.count != seal.count:
        finding.add(place, f"{seal.count} rader fanns när det sattes, nu finns {lines.count}")
    elif lines.digest != seal.digest:
        finding.add(place, "raderna under det är inte de som fanns när det sattes")


def _is_there(known):
    number, _, kept = known.partition(":")
    return number.isdigit() and Seal.objects.filter(number=number, hash=kept).exists()
