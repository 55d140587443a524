"""What the system is made of by others (CycloneDX 1.5), read from the lock and the list of the browser's files."""

import json
import re
import uuid
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

LOCK = "requirements-postgres.txt"  # of the image that runs
LOCKED = re.compile(r"^(?P<name>[\w.-]+)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)
VENDORED = re.compile(
    r"^\| `(?P<file>[^`]+)` \| (?P<name>[^|]+) \| (?P<version>[^|]+) \| (?P<source>[^|]+) \| (?P<licence>[^| (]+)",
    re.MULTILINE,
)


class Command(BaseCommand):
    help = "The parts made by others, as CycloneDX 1.5: docs/components.cdx.json."

    def handle(self, *args, **options):
        self.stdout.write(json.dumps(inventory(settings.BASE_DIR), indent=1, ensure_ascii=False))


def inventory(root: Path):
    """The same files give the same inventory: it has no time of its own, and its number follows from what it says."""
    parts = [*_packages(root / LOCK), *_of_the_browser(root / "static/vendor/VENDOR.md")]
    own = {"type": "application", "name": "hedemora-bra", "version": settings.VERSION, "bom-ref": "hedemora-bra"}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(parts))}",
        "version": 1,
        "metadata": {"component": own | {"licenses": [{"license": {"id": "EUPL-1.2"}}]}},
        "components": parts,
        "dependencies": [{"ref": "hedemora-bra", "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _packages(lock):
    for found in LOCKED.finditer(lock.read_text()):
        address = f"pkg:pypi/{found['name'].lower()}@{found['version']}"
        yield {
            "type": "library",
            "bom-ref": address,
            "name": found["name"],
            "version": found["version"],
            "purl": address,
        }


def _of_the_browser(listed):
    for found in VENDORED.finditer(listed.read_text()):
        name, version = found["name"].strip(), found["version"].strip()
        yield {
            "type": "library",
            "bom-ref": found["file"],
            "name": name,
            "version": version,
            "description": f"{found['file']}, from {found['source'].strip().replace('`', '')}",
            "licenses": [{"license": {"id": found["licence"]}}],
        }
