"""The outbox: a letter is a row first; a worker sends it, again if need be, and always as the same letter."""

import hashlib
import re
import smtplib
from contextlib import suppress
from email.utils import format_datetime, parseaddr

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string

from office import clock, documents, links
from office.documents import on_commit_once
from office.models import Letter

# Answers about one letter that will not change however often we ask: no such mailbox, refused for good.
PERMANENT = range(550, 560)


def write(recipient, template, context, *, key, matter, document=None, calendar=""):
    """A letter, not yet in the outbox. Its key says once and for all which letter it is."""
    kind = template.rsplit("/", 1)[-1].removesuffix(".txt")
    subject, body = compose(template, {**context, "recipient": recipient, "site": settings.SITE_URL})
    return Letter(
        key=f"{key}/{recipient.pk}",
        matter=matter,
        kind=kind,
        recipient=recipient,
        address=recipient.email,
        subject=subject,
        body=body,
        document=document,
        calendar=calendar,
        search_text=f"{subject} {recipient} {recipient.email}".casefold(),
    )


def compose(template, context):
    """The first line of a letter template is the subject, the rest the body."""
    text = render_to_string(template, context, using="letters")
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split())[:250], re.sub(r"\n{3,}", "\n\n", body.strip()) + "\n"


def post(letters):
    """Put the letters in the outbox, each at most once, and wake a worker when the step is done."""
    now = clock.now()
    for letter in letters:
        letter.posted_at, letter.due_at = now, now
    Letter.objects.bulk_create(letters, ignore_conflicts=True)
    wake_on_commit()


def wake_on_commit():
    on_commit_once(wake)


def wake():
    """A worker that cannot be reached now finds the letters on its next round."""
    current_app.send_task("office.tasks.deliver_letters", expires=55)


def deliver_due(now):
    """Send what is due over one connection; a letter that fails stops none of the others."""
    keys = list(Letter.objects.due(now).order_by("due_at", "pk").values_list("pk", flat=True))
    if not keys:
        return 0
    connection = get_connection()
    try:
        return sum(_deliver(pk, connection) for pk in keys)
    finally:
        _quietly_close(connection)


def _deliver(pk, connection):
    now = clock.now()
    if not Letter.objects.claim(pk, now):
        return False
    letter = Letter.objects.select_related("document", "recipient").get(pk=pk)
    try:
        connection.open()
        message(letter, connection).send()
    except Exception as error:  # noqa: BLE001  one letter, whatever ails it, may not stop the others
        _quietly_close(connection)
        letter.record_failure(error, clock.now(), permanent=_is_for_good(error))
        return False
    letter.record_sent(clock.now())
    return True


def _is_for_good(error):
    """What the server says of the receiver or of the letter; what it says of us or of itself may pass."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code in PERMANENT for code, _ in error.recipients.values())
    return isinstance(error, smtplib.SMTPDataError) and error.smtp_code in PERMANENT


def message(letter, connection=None):
    """The letter as an e-mail: text, the same in HTML, the invitation, and the document as PDF."""
    body = links.signed(letter.body, letter.recipient)
    mail = EmailMultiAlternatives(
        letter.subject,
        body,
        settings.MAIL_FROM,
        [letter.address],
        connection=connection,
        headers=_headers(letter),
    )
    mail.attach_alternative(as_html(letter.subject, body), "text/html")
    if letter.calendar:
        method = re.search(r"^METHOD:(\w+)", letter.calendar, re.MULTILINE).group(1)
        mail.attach_alternative(letter.calendar, f"text/calendar; method={method}")
    if letter.document:
        pdf = documents.render(letter.document)
        mail.attach(letter.document.file_name, pdf, "application/pdf")
    return mail


def as_html(subject, body):
    """The text of a letter with its look: paragraphs, and lines "→ Words: address" as buttons side by side."""
    blocks = [_block(block) for block in body.strip().split("\n\n")]
    strongest = next((block["buttons"][0] for block in blocks if "buttons" in block), None)
    context = {"subject": subject, "blocks": blocks, "strongest": strongest}
    return render_to_string("office/letters/frame.html", context)


def _block(block):
    buttons = [re.fullmatch(r"→ (?P<words>.+): (?P<address>https?://\S+)", line) for line in block.strip().split("\n")]
    return {"buttons": [button.groupdict() for button in buttons]} if all(buttons) else {"text": block}


def _headers(letter):
    """The same letter sent twice folds into one at the receiver, and no robot answers it."""
    host = parseaddr(settings.MAIL_FROM)[1].partition("@")[2]
    return {
        "Message-ID": f"<{hashlib.sha256(letter.key.encode()).hexdigest()[:32]}@{host}>",
        "Date": format_datetime(letter.posted_at),
        "Auto-Submitted": "auto-generated",
    }


def _quietly_close(connection):
    """A connection already broken needs no goodbye."""
    with suppress(Exception):
        connection.close()
