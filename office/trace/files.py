"""The trace as a file: a table for a spreadsheet, or lines of JSON whose hashes can be followed without the house.

A file is made on disk, line by line; taking it out is a line in the journal, with the reason and the file's checksum.
"""

import hashlib
import json
import tempfile
from datetime import datetime
from itertools import chain, islice

from office import clock, journal, spreadsheets
from office.almanac import local
from office.journal.checking import Finding
from office.journal.writing import hash_of
from office.models.journal import SAID, Kind
from office.trace.telling import tell

FORMS = {"csv": "Kalkylblad (CSV)", "jsonl": "För kontroll utanför systemet (JSON-rader med kontrollsummor)"}
TAKEN_OUT = "Hämtade spåret som fil"
RIGHT = "office.export_trace"
HEAD = ["När", "Vem", "Vad", "Om", "I egenskap av", "Slag", "Uppgifter", "Ärende", "Nummer", "Rätt", "Kontrollsumma"]
AT_A_TIME = 500
IN_MEMORY = 2_000_000


def take_out(choice, by, reason, form):
    """The file, at its beginning; nobody gets it without the line that tells that they did."""
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the answer closes it
    checksum, count = hashlib.sha256(), 0
    for piece, lines in (_table if form == "csv" else _json)(choice, by):
        file.write(piece)
        checksum.update(piece)
        count += lines
    told = {"reason": journal.Told(reason), "form": journal.Told(form), "rows": count, **_chosen(choice)}
    told["sha256"] = journal.Told(checksum.hexdigest())
    journal.exported(by, by=by, what=TAKEN_OUT, right=RIGHT, details=told)
    file.seek(0)
    return file


def verify_file(lines):
    """Whether a file of JSON lines is as it was taken out: each line's hash, the links between them, and the end."""
    finding, checksum = Finding(), hashlib.sha256()
    end, before = {}, {}
    for raw in lines:
        line = json.loads(raw)
        if "hash" in line:
            _verify(finding, line, before)
            before = line
        end = line
        if "sha256" not in line:
            checksum.update(raw)
    if (end.get("lines"), end.get("sha256")) != (finding.lines, checksum.hexdigest()):
        finding.add("filen", "är inte hel: slutraden stämmer inte med det som står före den")
    return finding


def _chosen(choice):
    told = {"since": choice.since, "until": choice.until, "matter": choice.matter and journal.Told(choice.matter)}
    return {name: value for name, value in told.items() if value} | ({"kind": choice.kind} if choice.kind else {})


def _table(choice, by):
    mark = b"\xef\xbb\xbf"
    yield spreadsheets.table([HEAD]), 0
    rows = choice.entries().oldest_first().iterator(AT_A_TIME)
    while entries := list(islice(rows, AT_A_TIME)):
        lines = tell(entries, by, reads_words=by.has_perm("office.read_trace_words"))
        yield spreadsheets.table(_row(line) for line in lines).removeprefix(mark), len(entries)


def _row(line):
    entry = line.entry
    at, kind = f"{local(entry.at):%Y-%m-%d %H:%M:%S}", Kind(entry.kind).label
    said = [at, line.who, entry.what, line.about, line.capacity, kind, line.in_words]
    return [*said, entry.matter, entry.number, entry.right, entry.hash]


def _json(choice, by):
    checksum, count = hashlib.sha256(), 0
    seal, at = str(journal.latest_seal() or ""), clock.now().isoformat()
    first = {"journal": 1, "exported_at": at, "seal": seal, "chosen": choice.asked}
    entries = choice.entries().with_previous().in_chains().iterator(AT_A_TIME)
    for said in chain([first], map(_said, entries)):
        piece = _as_line(said)
        checksum.update(piece)
        count += "hash" in said
        yield piece, int("hash" in said)
    yield _as_line({"lines": count, "sha256": checksum.hexdigest()}), 0


def _said(entry):
    said = {name: getattr(entry, name) for name in SAID}
    told = {"previous": entry.previous or "", **said, "at": entry.at.isoformat(), "hash": entry.hash}
    return told | {"by_name": entry.by.name if entry.by else ""}


def _as_line(said):
    return json.dumps(said, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def _verify(finding, line, before):
    finding.lines += 1
    place = f"{line['matter']} rad {line['number']}"
    said = [line[name] if name != "at" else datetime.fromisoformat(line["at"]) for name in SAID]
    follows = (before.get("matter"), before.get("number")) == (line["matter"], line["number"] - 1)
    if line["hash"] != hash_of(line["previous"], said):
        finding.add(place, "är ändrad efter att den skrevs")
    elif (follows and before["hash"] != line["previous"]) or (line["number"] == 1 and line["previous"]):
        finding.add(place, "följer inte på raden före")
