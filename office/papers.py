"""Letters to those without e-mail: words on paper with the address where a window envelope shows it.

The words are a document, made by a worker as every other. What is enclosed is laid behind it when it is fetched.
"""

import re
from io import BytesIO

import pikepdf
from django.template.loader import render_to_string

from office import documents
from office.journal import matter_of
from office.models import Document, Letter
from office.models.letters import LetterState

TEMPLATE = "office/documents/on_paper.html"
BUTTON = "→ "
# What a letter says of its links means nothing on paper.
OF_LINKS = re.compile(r"\s*Länk(?:en|arna) är [^.]*\.(?: Skicka den inte vidare\.)?")
A4 = (595, 842)


def waiting():
    """The oldest first, ready to be shown in a list."""
    return _for_lists().in_state(LetterState.TO_PRINT)


def on_paper():
    """Those that wait, and those that have been printed: envelopes get lost."""
    return _for_lists().filter(state__in=(LetterState.TO_PRINT, LetterState.PRINTED))


def _for_lists():
    found = Letter.objects.select_related("recipient__organisation", "document")
    return found.defer("document__html", "document__pdf", "calendar").order_by("posted_at", "pk")


def write_waiting(sender, now):
    """How many letters got new words on paper: those that had none, or whose address or sender is another by now."""
    letters = list(waiting())
    known = covers(letters)
    return sum(_written(letter, known.get(letter.pk), sender, now) for letter in letters)


def covers(letters):
    """{letter: its newest words on paper}, with one question."""
    matters = {matter_of(letter): letter.pk for letter in letters}
    found = Document.objects.filter(matter__in=matters).without_bytes().order_by("made_at", "pk")
    return {matters[each.matter]: each for each in found}


def is_ready(letter, cover):
    """Both the letter and what is enclosed have been made."""
    return bool(cover and cover.is_rendered and all(each.is_rendered for each in _enclosed(letter)))


def bound(letters):
    """The letters as one PDF, each on leaves of its own when both sides of the paper are printed on."""
    known, target = covers(letters), BytesIO()
    with pikepdf.new() as whole:
        for letter in letters:
            _lay(whole, known[letter.pk])
            for document in _enclosed(letter):
                if not document.is_secret:
                    _lay(whole, document)
        whole.save(target, deterministic_id=True)
    return target.getvalue()


def _enclosed(letter):
    """What the same letter would have with it as an e-mail; its own document has been read already."""
    if letter.document:
        return [letter.document]
    found = documents.enclosed(letter)
    return list(Document.objects.filter(pk__in=found).without_bytes().order_by("pk")) if found else []


def paragraphs(body):
    """The words without buttons, and without what is said of links."""
    blocks = (block for block in body.strip().split("\n\n") if not block.startswith(BUTTON))
    return [kept for block in blocks if (kept := OF_LINKS.sub("", block).strip())]


def _written(letter, cover, sender, now):
    context = {"letter": letter, "paragraphs": paragraphs(letter.body), "sender": sender}
    words = documents.fingerprint(render_to_string(TEMPLATE, context))
    if cover and cover.html_sha256 == words:
        return False
    title, name = f"Brev {letter.pk} på papper", f"brev-{letter.pk}.pdf"
    documents.freeze(TEMPLATE, context, matter=matter_of(letter), title=title, file_name=name, made_at=now)
    return True


def _lay(whole, document):
    with pikepdf.open(BytesIO(documents.render(document))) as source:
        whole.pages.extend(source.pages)
    if len(whole.pages) % 2:
        whole.add_blank_page(page_size=A4)
