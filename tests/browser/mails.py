"""Mails that have left the house in files, as a receiver would open them."""

import re
import time
from email import message_from_bytes
from email.policy import default

LINK = re.compile(r"/lank/[0-9a-f]{32}\.[\w-]+/")
RARER = re.compile(r"/brev/[\w.:-]+/")
BETWEEN_MAILS = b"-" * 79 + b"\n"


def mails_to(folder, address):
    """Everybody's, when no address is given."""
    raw = [mail for file in sorted(folder.glob("*")) for mail in file.read_bytes().split(BETWEEN_MAILS)]
    mails = [message_from_bytes(each, policy=default) for each in raw]
    return [mail for mail in mails if not address or mail["To"] == address]


# A worker first sends the letters of the whole demonstration year, with their documents.
def link_in_mail(folder, address, subject, seconds=300, link=LINK):
    """The link in the mail to the address whose subject begins so."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for mail in mails_to(folder, address):
            text = mail.get_body(("plain",))  # none yet in a file that is being written
            if text and str(mail["Subject"]).strip().startswith(subject) and (found := link.search(text.get_content())):
                return found[0]
        time.sleep(0.2)
    raise AssertionError(f"{subject} har inte kommit till {address or 'någon'}.")
