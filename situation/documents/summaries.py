"""The summary of a tertial or a year, as a document to the council."""

from base64 import b64encode

from django.template.loader import render_to_string

from guideline.profile import municipality
from office import documents
from office.almanac import written
from office.journal import matter_of
from situation.bars import bars


def content_of(summed, words):
    """What is frozen: names and numbers, no rows of the database."""
    term = summed.term
    return {
        "name": term.name,
        "weeks": term.week_numbers,
        "first": written(term.first),
        "last": written(term.last),
        "words": words,
        "total": _row(summed.total),
        "categories": [_row(line) for line in summed.category_lines],
        "areas": [_row(line) for line in summed.area_lines],
        "by_week": [list(each) for each in summed.weeks],
        "organisations": summed.organisations,
        "knows_last_year": summed.knows_last_year,
        "last_year": term.last_year.name,
    }


def freeze(summary, now):
    content = summary.content
    chart = bars(content["by_week"])
    drawing = render_to_string("situation/documents/weeks.svg", {"chart": chart}).encode()
    picture = (
        f"data:image/svg+xml;base64,{b64encode(drawing).decode()}"  # as a picture it has words for those who listen
    )
    context = {"summary": content, "sender": municipality(), "chart": chart, "picture": picture}
    return documents.freeze(
        "situation/documents/summary.html",
        context,
        matter=matter_of(summary),
        title=f"EST, sammanfattning {content['name']}",
        file_name=f"est-{summary.term.path.strip('/').replace('/', '-')}.pdf",
        made_at=now,
    )


def _row(line):
    return {"name": line.name, "now": line.now, "last_year": line.last_year, "words": line.words}
