"""What the system writes of its own doings. It is read by those who run it, and kept where many can come at it."""

import logging
import re

KEYS = re.compile(r"(/(?:lank|kalender)/)[^/\s\"'?]+")


class Line(logging.Formatter):
    """A line of the log; an address that is a key in itself is not written down, whoever mentions it."""

    def format(self, record):
        return KEYS.sub(r"\1*", super().format(record))
