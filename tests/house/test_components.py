"""The inventory of what others have made is the locks' own, to the letter."""

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).parents[2]
PRINTED = ROOT / "docs/components.cdx.json"


@pytest.fixture(scope="module")
def listed():
    return json.loads(PRINTED.read_text())


def test_the_inventory_is_the_one_that_is_printed():
    """Stale? .venv/bin/python manage.py print_components > docs/components.cdx.json"""
    said = io.StringIO()
    call_command("print_components", stdout=said)

    assert said.getvalue() == PRINTED.read_text()


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-postgres.txt"])
def test_every_package_that_runs_is_in_it(listed, lock):
    locked = set(re.findall(r"^([\w.-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", (ROOT / lock).read_text(), re.MULTILINE))

    assert len(locked) > 50
    assert locked <= {(part["name"], part["version"]) for part in listed["components"]}


def test_every_file_of_the_browsers_is_in_it(listed):
    rows = re.findall(r"^\| `(static/[^`]+)`", (ROOT / "static/vendor/VENDOR.md").read_text(), re.MULTILINE)

    assert rows
    assert set(rows) <= {part["bom-ref"] for part in listed["components"]}


def test_it_follows_the_form(listed):
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", listed["serialNumber"])
    assert len({part["bom-ref"] for part in listed["components"]}) == len(listed["components"])
    for part in listed["components"]:
        assert part.keys() >= {"type", "name", "version", "bom-ref"}
        assert part.get("purl") or part.get("licenses")
