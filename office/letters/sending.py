"""A letter as an e-mail, as it leaves the house."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.utils import format_datetime

from django.conf import settings

from office import documents, links, wishes
from office.letters import mime
from office.letters.looks import as_html
from office.models import Document


class NoAddress(Exception):
    """Nobody can send it."""


@dataclass(frozen=True)
class Mail:
    """What any of Django's backends can send: from whom, to whom, and the bytes."""

    from_email: str
    to: str
    content: bytes

    def recipients(self):
        return [self.to]

    def as_bytes(self):
        return self.content

    def message(self):
        return message_from_bytes(self.content)


def message(letter, papers=None):
    """The letter as an e-mail: text, the same in HTML, the invitation, and the document as PDF.

    `papers` keeps the documents of a round of letters: many letters hold the same.
    """
    if not letter.address:
        raise NoAddress("Mottagaren har ingen e-postadress.")
    seed = letter.message_id.strip("<>").partition("@")[0]
    whole = mime.multipart("alternative", _ways_to_read(letter), seed)
    papers = {} if papers is None else papers
    found = [papers.get(pk) or papers.setdefault(pk, _paper(pk)) for pk in documents.enclosed(letter)]
    if enclosed := list(filter(None, found)):
        whole = mime.multipart("mixed", [whole, *enclosed], seed)
    content = b"\r\n".join([*(mime.header(*each) for each in _headers(letter)), whole])
    return Mail(mime.bare(settings.MAIL_FROM), mime.mailbox(letter.address), content)


def _ways_to_read(letter):
    body = links.signed(letter.body, letter.recipient_id, letter.own_keys)
    rarer = wishes.unsubscribe_address(letter)
    last_line = f"\nVill du ha sådana brev mer sällan: {rarer}\n" if rarer else ""
    ways = [mime.text(body + last_line, "plain"), mime.text(as_html(letter.subject, body, rarer), "html")]
    if letter.calendar:
        method = re.search(r"^METHOD:(\w+)", letter.calendar, re.MULTILINE).group(1)
        ways.append(mime.calendar(letter.calendar, method))
    return ways


def _paper(pk):
    """Nothing when secrecy is to be tried for it since the letter was written: it is to be had by asking."""
    document = Document.objects.get(pk=pk)
    if document.is_secret:
        return b""
    return mime.paper(documents.render(document), document.file_name)


def _headers(letter):
    """The same letter sent twice folds into one at the receiver; no robot answers it, and what bounces comes back."""
    yield "Subject", letter.subject
    yield "From", mime.sender(settings.MAIL_FROM)
    yield "To", mime.mailbox(letter.address)
    if settings.MAIL_REPLY_TO:
        yield "Reply-To", mime.sender(settings.MAIL_REPLY_TO)
    yield "Message-ID", letter.message_id
    yield "Date", format_datetime(letter.due_at)  # it may have been held for weeks since it was written
    if rarer := wishes.unsubscribe_address(letter):
        yield "List-Unsubscribe", f"<{rarer}>"
        yield "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"
    yield "Auto-Submitted", "auto-generated"
    yield "X-Auto-Response-Suppress", "OOF, AutoReply"  # never All: in Exchange it stops bounces too
    yield "MIME-Version", "1.0"
