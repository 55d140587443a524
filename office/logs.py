"""What the system writes of its own doings. It is read by those who run it, and kept where many can come at it."""

import logging
import re

from office import privacy

KEYS = re.compile(r"(/(?:lank|kalender|brev)/)[^/\s\"'?]+")
# An address is what a fault of delivery is about; it stands in the outbox too.
UNWRITTEN = (privacy.Kind.IDENTITY, privacy.Kind.PHONE, privacy.Kind.PLATE)
PASSWORDS = re.compile(r"(?<=://)[^/\s@]*:[^/\s@]*(?=@)")


def masked(text):
    """The text without what opens a door, keys in addresses and passwords of servers, and what points out a person."""
    return privacy.masked(PASSWORDS.sub("*", KEYS.sub(r"\1*", text)), kinds=UNWRITTEN)


class Line(logging.Formatter):
    """A line of the log; an address that is a key in itself is not written down, whoever mentions it."""

    def format(self, record):
        return masked(super().format(record))
