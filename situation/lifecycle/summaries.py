"""Summaries: drawn up for the council as a document, or published for anybody without any small number."""

from office import clock
from office.guarding import outward
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from situation.documents import summaries as documents
from situation.models import Summary, SummaryState
from situation.statistics.summing import Summed
from situation.terms import Kind, Term

bodies = Lifecycle("situation")
summaries = Lifecycle("situation")


@bodies.step(label="Gör en PDF till Brå", done="PDF:en görs och är klar om en stund.", asks=True)
def draw_up_summary(body, by, kind, year, part=1, words=""):
    """Of a tertial or a year that is over: its numbers are frozen, and a document is made of them."""
    term = Term(kind, year, part)
    if term.kind is Kind.QUARTER:
        raise StepRefused("Ett kvartal publiceras. Till Brå går tertialet och året.")
    summed = _ready(by, term)
    made = _keep(body, by, term, SummaryState.DRAWN_UP, documents.content_of(summed, outward(words)))
    Summary.objects.filter(pk=made.pk).update(document=documents.freeze(made, made.made_at))
    made.refresh_from_db()
    return made


@bodies.step(label="Publicera för allmänheten", done="Sammanfattningen är publicerad.", asks=True)
def publish_summary(body, by, kind, year, part=1, words=""):
    """Of a quarter that is over, at area level; small numbers are left out for good before it is kept."""
    term = Term(kind, year, part)
    if term.kind is not Kind.QUARTER:
        raise StepRefused("Bara kvartal publiceras: mellan överlappande tider går små tal att räkna ut.")
    told = _ready(by, term).for_anybody() | {"name": term.name, "weeks": term.week_numbers, "words": outward(words)}
    told |= {"first": term.first.isoformat(), "last": term.last.isoformat()}
    return _keep(body, by, term, SummaryState.PUBLISHED, told)


@summaries.step(
    SummaryState.PUBLISHED,
    to=SummaryState.TAKEN_DOWN,
    label="Ta bort från den öppna sidan",
    done="Sammanfattningen är borttagen från den öppna sidan.",
    asks=True,
)
def take_down_summary(summary, by, reason):
    """Nobody outside can read it; what it said is kept."""
    Summary.objects.filter(pk=summary.pk).update(taken_down_because=reason)


@summaries.step(
    SummaryState.TAKEN_DOWN,
    to=SummaryState.PUBLISHED,
    label="Publicera igen",
    done="Sammanfattningen är publicerad igen.",
)
def put_back_summary(summary, by):
    """The same as it was: another table of the same weeks could be held against the first one."""


def _ready(by, term):
    if term.last >= clock.today():
        raise StepRefused(f"{term.name} är inte slut. Det går från {term.after.first}.")
    if known := Summary.objects.of_term(term).first():
        raise AlreadyDone(known)
    summed = Summed(by, term)
    if summed.waiting:
        many = "En rapport" if summed.waiting == 1 else f"{summed.waiting} rapporter"
        raise StepRefused(f"{many} från tiden väntar på granskning. Granska först.")
    return summed


def _keep(body, by, term, state, content):
    return Summary.objects.create(
        body=body,
        kind=term.kind.value,
        year=term.year,
        number=term.number,
        state=state,
        content=content,
        made_at=clock.now(),
        made_by=by,
    )
