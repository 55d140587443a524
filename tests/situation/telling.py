"""What is sent from the form of a report."""

import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from situation.models import Category


def sent(**changes):
    facts = {
        "key": str(uuid.uuid4()),
        "category": Category.objects.get(key="belysning").pk,
        "seen": "observed",
        "place_name": "Stora torget",
        "when": "unknown",
        "severity": "2",
        "police_report": "unknown",
        "text": "Tre lampor är trasiga.",
        "may_be_contacted": "on",
    }
    return {name: value for name, value in (facts | changes).items() if value is not None}


ROWS = ("Datum;Kategori;Plats", "2027-02-01;Tagg;Stora torget", "2027-02-01;Okänt ord;Månen")


def reports_file(rows=ROWS, name="felanmalan.csv"):
    return SimpleUploadedFile(name, "\n".join(rows).encode())
