"""A letter's words: a template whose first line is the subject."""

import hashlib
import re
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string

from office.models import Letter

NUMBERED = re.compile(r"<([0-9a-f]{32})(?:\.(\d{1,4}))?@([^<>@]+)>")
MOST_TIMES = 20  # that a letter is sent and an answer to one of the earlier is still recognised


def write(recipient, template, context, *, key, matter, document=None, calendar="", replaces=(), waits=False):
    """A letter, not yet in the outbox. Its key says once and for all which letter it is.

    `replaces` and `waits`: see office.folding.
    """
    kind = template.rsplit("/", 1)[-1].removesuffix(".txt")
    told = {"recipient": recipient, "site": settings.SITE_URL, "on_paper": not recipient.email}
    subject, body = compose(template, context | told)
    whole_key, address = f"{key}/{recipient.pk}", recipient.email or ""
    letter = Letter(
        key=whole_key,
        message_id=message_id(whole_key),
        matter=matter,
        kind=kind,
        recipient=recipient,
        address=address,
        subject=subject,
        body=body,
        document=document,
        calendar=calendar,
        search_text=f"{subject} {recipient} {address}".casefold(),
    )
    letter.replaces, letter.waits = replaces, waits
    return letter


def compose(template, context):
    """The first line of a letter template is the subject, the rest the body."""
    text = render_to_string(template, context, using="letters")
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split())[:250], re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def message_id(key):
    """The same letter sent twice folds into one at the receiver."""
    host = parseaddr(settings.MAIL_FROM)[1].partition("@")[2]
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{host}>"


def message_id_after(before):
    """`<a.2@b>` after `<a@b>`: for a letter that is sent again, since mail programs drop what they have had before."""
    name, number, host = NUMBERED.fullmatch(before).groups()
    return f"<{name}.{int(number or 1) + 1}@{host}>"


def message_ids_after(before):
    """What a letter that once had this one can have now; empty for an address that is none of ours."""
    found = NUMBERED.fullmatch(before)
    name, number, host = found.groups() if found else ("", MOST_TIMES, "")
    return [f"<{name}.{each}@{host}>" for each in range(int(number or 1) + 1, MOST_TIMES + 1)]
