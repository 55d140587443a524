"""What a form showed, told by the form itself, so that what somebody wrote is told from what they only read.

The numbers propose words, and go on being counted while somebody reads them. Each value that was shown is carried as a
mark that only the house can make, for that value, that field and that matter: the form cannot say that it showed what
it did not. A value that comes back with its mark is as it was shown, whatever is proposed by then.
"""

from django.utils.crypto import salted_hmac

SALT = "situation.shown"
LENGTH = 20  # hexadecimal digits


def marks(matter, values):
    return " ".join(_mark(matter, name, value) for name, value in values.items())


def as_shown(matter, values, marked):
    """The names of those values that are as they were shown."""
    known = set(marked.split())
    return {name for name, value in values.items() if _mark(matter, name, value) in known}


def plain(text):
    """A browser ends lines in its own way, and a field takes away the space around."""
    return text.replace("\r\n", "\n").strip()


def _mark(matter, name, value):
    return salted_hmac(SALT, f"{matter.pk}/{name}/{plain(value)}", algorithm="sha256").hexdigest()[:LENGTH]
