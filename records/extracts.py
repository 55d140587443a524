"""An extract as files: its PDF is made by a worker, the rest is written from what was gathered."""

import hashlib
import json
import logging

from celery import current_app
from django.template.loader import render_to_string

from guideline.profile import municipality
from office import pdf, spreadsheets
from office.almanac import moment
from records.models import Extract
from records.personal import FACTS

logger = logging.getLogger(__name__)
MOST_ON_PAPER = 300  # rows of a table; all of them are in the other files


def page(person, tables, now):
    """The words of the PDF."""
    shown = [table | {"rows": _on_paper(table), "count": len(table["rows"])} for table in tables]
    context = {"person": person, "tables": shown, "most": MOST_ON_PAPER, "made": moment(now), "sender": municipality()}
    return render_to_string("records/documents/extract.html", context)


def _on_paper(table):
    """Row by row what there is to say, each with what it is; of the person's own facts also that one is empty."""
    rows = table["rows"][-MOST_ON_PAPER:]
    if table["columns"] == FACTS:
        return [[(fact, value or "–")] for fact, value in rows]
    return [[pair for pair in zip(table["columns"], row, strict=True) if pair[1]] for row in rows]


def make_waiting():
    """How many PDFs were made; one that fails stops no other."""
    return sum(_made(extract) for extract in Extract.objects.unmade())


def clear(now):
    """They are copies: whoever wants one again has it made."""
    Extract.objects.old(now).delete()


def wake():
    """A worker that cannot be reached now finds it on its next round."""
    current_app.send_task("records.tasks.make_extracts", expires=55)


def as_json(extract):
    return json.dumps(extract.content, ensure_ascii=False, indent=2).encode()


def as_csv(extract):
    """A line for each value: table, row, column, value."""
    rows = [["Tabell", "Rad", "Uppgift", "Värde"]]
    for table in extract.content["tables"]:
        for number, row in enumerate(table["rows"], start=1):
            rows += [
                [table["heading"], number, column, value] for column, value in zip(table["columns"], row, strict=True)
            ]
    return spreadsheets.table(rows)


def _made(extract):
    try:
        identifier = hashlib.sha256(extract.html.encode()).hexdigest()[:32].encode()
        made = pdf.render(extract.html, identifier=identifier, made_at=extract.asked_at)
    except Exception:
        logger.exception("Extract %s has no PDF", extract.pk)
        return False
    Extract.objects.unmade().filter(pk=extract.pk).update(pdf=made, sha256=hashlib.sha256(made).hexdigest())
    return True
