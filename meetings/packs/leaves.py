"""Our own pages of the bound meeting: the cover with what there is, and the leaf in the place of what is not."""

import hashlib

import pikepdf
from django.template.loader import render_to_string

from guideline.models import Municipality
from office import pdf
from office.almanac import moment, span


def cover(contents, sheaves, path, made_at):
    """The cover names the page of each part, so it must know how long it is itself. How many pages it became."""
    length = 1
    for _ in range(3):
        _print("cover", _told(contents, sheaves, length, made_at), path, made_at)
        with pikepdf.open(path) as found:
            pages = len(found.pages)
        if pages == length:
            break
        length = pages
    return pages


def leaf(part, missing, path, made_at):
    _print("leaf", {"part": part, "missing": missing, "municipality": _municipality()}, path, made_at)


def _told(contents, sheaves, length, made_at):
    meeting, rows, first = contents.meeting, [], length + 1
    for number, sheaf in enumerate(sheaves, start=1):
        rows.append({"number": number, "part": sheaf.part, "page": first, "missing": sheaf.missing})
        first += sheaf.pages
    return {
        "municipality": _municipality(),
        "body": meeting.body.name,
        "when": span(meeting.starts_at, meeting.ends_at),
        "place": meeting.place,
        "state": meeting.state_label,
        "made": moment(made_at),
        "rows": rows,
        "left_out": contents.left_out,
        "with_secrets": contents.with_secrets,
    }


def _print(name, told, path, made_at):
    html = render_to_string(f"meetings/documents/pack_{name}.html", told)
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    path.write_bytes(pdf.render(html, identifier=identifier, made_at=made_at))


def _municipality():
    found = Municipality.objects.first()
    return found.name if found else ""
