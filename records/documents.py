"""What is written when records are handed out or not: masked copies, and the decision with how to appeal."""

from guideline.profile import municipality
from office import documents
from office.almanac import local, moment, written
from office.journal import matter_of
from office.models import Openness
from records import masking
from records.models import Verdict

NOTICE = '<p class="note">Kopia med maskade uppgifter. Beslutet säger varför.</p>'


def masked_copy(part, document, words, numbers, now):
    """The document without what may not be told, as a document of its own."""
    html = masking.masked(document.html, words, numbers)
    html = html.replace("<body>", f"<body>{NOTICE}", 1)
    return documents.keep(
        html,
        matter=matter_of(part),
        title=f"Maskad kopia av {part.number}",
        file_name=f"{part.number.lower()}-maskad.pdf",
        made_at=now,
        openness=Openness.INTERNAL,
    )


def decision(disclosure, parts, by, now):
    """In writing, with reasons and how to appeal (OSL 6 kap. 3 och 7 §§)."""
    context = {
        "disclosure": disclosure,
        "refused": [part for part in parts if part.verdict == Verdict.REFUSE],
        "masked": [part for part in parts if part.verdict == Verdict.MASK],
        "given": [part for part in parts if part.verdict == Verdict.GIVE],
        "by": by,
        "sender": municipality(),
        "asked": moment(disclosure.asked_at),
        "day": written(local(now).date()),
    }
    return documents.freeze(
        "records/documents/decision.html",
        context,
        matter=matter_of(disclosure),
        title=f"Beslut om begäran {disclosure.pk}",
        file_name=f"beslut-begaran-{disclosure.pk}.pdf",
        made_at=now,
    )
