"""The trace taken out as a file, whose hashes can be followed outside the house."""

import hashlib
import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from office import journal, trace
from office.models import Entry
from tests.factories.councils import PersonFactory
from tests.office.traced import filled, many

__all__ = ["filled", "many"]

FILE = "/arbete/spar/fil/"
ASKED = {"reason": "Utredning dnr 17", "form": "jsonl"}


def taken(browser, **asked):
    answer = browser.post(FILE, ASKED | asked)
    assert answer.status_code == 200, answer.context["form"].errors
    return b"".join(answer.streaming_content)


def faults(file):
    return [str(fault) for fault in trace.verify_file(file.splitlines(keepends=True)).faults]


def test_a_file_needs_its_reason(filled, signed_in, coordinator):
    for reason in ("", "  ", "kort"):
        answer = signed_in(coordinator).post(FILE, ASKED | {"reason": reason})
        assert answer.status_code == 422
        assert answer.context["form"]["reason"].errors
    assert Entry.objects.filter(kind="export").count() == 0


def test_taking_out_a_file_is_a_line_with_its_reason_and_checksum(filled, signed_in, coordinator):
    file = taken(signed_in(coordinator), fran="2027-02-01")

    line = Entry.objects.get(kind="export")
    assert (line.what, line.by, line.capacity) == (
        "Hämtade spåret som fil", coordinator, "brottsförebyggande samordnaren"
    )  # fmt: skip
    assert line.details["reason"] == {"told": "Utredning dnr 17"}
    assert line.details["sha256"] == {"told": hashlib.sha256(file).hexdigest()}
    assert (line.details["rows"], line.details["since"]) == (1, "2027-02-01")


def test_the_table_is_safe_in_a_spreadsheet(signed_in, coordinator, council):
    journal.note(council, "Ett", by=PersonFactory(name='=HYPERLINK("http://example.org")'))
    head, row = taken(signed_in(coordinator), form="csv").decode("utf-8-sig").splitlines()

    assert head.split(";")[:4] == ["När", "Vem", "Vad", "Om"]
    assert "'=HYPERLINK" in row


def test_a_table_of_many_pieces_is_one_table(many, signed_in, coordinator, monkeypatch):
    monkeypatch.setattr("office.trace.files.AT_A_TIME", 50)
    lines = taken(signed_in(coordinator), form="csv").decode("utf-8-sig").splitlines()

    assert len(lines) == 131
    assert not any("\ufeff" in line for line in lines)


@pytest.mark.parametrize(
    "chosen", [{}, {"arende": "self"}, {"fran": "2027-02-03", "till": "2027-02-03"}, {"slag": "read"}]
)
def test_a_file_that_nobody_has_touched_is_whole(chosen, many, filled, signed_in, coordinator, council):
    journal.seal()
    journal.read(council, by=coordinator, what="Läste", right="office.see_outbox")
    chosen = {name: journal.matter_of(council) if value == "self" else value for name, value in chosen.items()}
    file = taken(signed_in(coordinator), **chosen)

    first, *lines, last = [json.loads(line) for line in file.splitlines()]
    assert first["seal"] == str(journal.latest_seal())
    assert last["lines"] == len(lines) > 0
    assert faults(file) == []


def test_a_line_changed_removed_or_added_in_the_file_is_found(many, signed_in, coordinator):
    file = taken(signed_in(coordinator))
    lines = file.splitlines(keepends=True)
    changed = file.replace(b'"Rad 7"', b'"Rad x"')

    assert "rad 8: är ändrad efter att den skrevs" in faults(changed)[0]
    assert faults(b"".join(lines[:5] + lines[6:])) == [
        "filen: är inte hel: slutraden stämmer inte med det som står före den"
    ]
    assert faults(b"".join(lines[:-1])) != []
    assert faults(b"".join([*lines[:5], lines[4], *lines[5:]])) != []


def test_a_file_forged_to_its_end_says_other_hashes_than_the_journal(many, signed_in, coordinator):
    """Whoever writes all of it anew gets another checksum than the one the journal keeps of the file."""
    file = taken(signed_in(coordinator))
    kept = Entry.objects.get(kind="export").details["sha256"]["told"]

    assert hashlib.sha256(file).hexdigest() == kept
    assert hashlib.sha256(file + b"\n").hexdigest() != kept


def test_the_command_verifies_a_file(many, signed_in, coordinator, tmp_path):
    path, said = tmp_path / "spar.jsonl", StringIO()
    path.write_bytes(taken(signed_in(coordinator)))

    call_command("verify_journal", file=path, stdout=said)
    assert said.getvalue() == "Filen är hel: 130 rader.\n"

    path.write_bytes(path.read_bytes().replace(b"Rad 7", b"Rad x", 1))
    with pytest.raises(SystemExit):
        call_command("verify_journal", file=path, stdout=StringIO(), stderr=StringIO())


def test_the_recipe_of_the_handbook_verifies_a_file_without_the_system(many, signed_in, coordinator, tmp_path):
    handbook = Path(__file__).parents[2] / "docs/operations.md"
    recipe = next(block for block in handbook.read_text().split("```") if block.startswith("\nimport hashlib"))
    path = tmp_path / "spar.jsonl"
    path.write_bytes(taken(signed_in(coordinator)))
    asked = [sys.executable, "-c", recipe, str(path)]

    assert subprocess.run(asked, check=False).returncode == 0
    path.write_bytes(path.read_bytes().replace(b"Rad 7", b"Rad x", 1))
    assert subprocess.run(asked, check=False, capture_output=True).returncode == 1
