"""An e-mail as bytes (RFC 5322 and MIME), put together by hand: a whole batch is composed while a server waits for it.

The same letter gives the same bytes. A boundary holds "=_", which neither quoted-printable nor base64 ever does.
"""

import re
from base64 import encodebytes
from binascii import b2a_qp
from email.header import Header
from email.utils import encode_rfc2231, formataddr, parseaddr
from functools import lru_cache

from django.core.mail.message import sanitize_address

UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
FITS = 76  # signs in a line
END = b"\r\n"


def header(name, value):
    """One header, on as many lines as it needs. A line break within the value is a space: it begins no other header."""
    return f"{name}: {_encoded(UNPRINTABLE.sub(' ', value).strip(), len(name) + 2)}".encode("ascii")


@lru_cache
def sender(value):
    """The words before an address are encoded, the address never is: "Hedemora Brå <bra@hedemora.example>"."""
    words, address = parseaddr(UNPRINTABLE.sub(" ", value))
    return formataddr((words, mailbox(address)))


@lru_cache
def bare(value):
    """The address alone, for the envelope."""
    return mailbox(parseaddr(value)[1])


@lru_cache(maxsize=1024)
def mailbox(address):
    """An address as a server takes it: a domain with å in it by its other name."""
    return sanitize_address(UNPRINTABLE.sub("", address), "utf-8")


@lru_cache(maxsize=1024)
def _encoded(value, used):
    if value.isascii() and len(value) + used <= FITS:
        return value
    return Header(value, "us-ascii" if value.isascii() else "utf-8", header_name="x" * (used - 2)).encode(
        linesep="\r\n"
    )


def text(content, subtype, **parameters):
    """Words that a person reads, readable in the raw mail too."""
    lines = re.sub(r"\r\n?", "\n", content).encode("utf-8", "replace")
    coded = b2a_qp(lines, istext=True).replace(b"\n", END)
    return _part(f"text/{subtype}", "quoted-printable", coded, charset="utf-8", **parameters)


def calendar(content, method):
    """Base64: in a calendar each line break counts."""
    coded = encodebytes(content.encode()).replace(b"\n", END)
    return _part("text/calendar", "base64", coded, charset="utf-8", method=method)


def paper(content, name):
    """A PDF with its name."""
    name = re.sub(r'[\x00-\x1f\x7f"\\]', " ", name)
    named = f'filename="{name}"' if name.isascii() else f"filename*={encode_rfc2231(name, 'utf-8')}"
    disposition = f"Content-Disposition: attachment; {named}".encode()
    coded = encodebytes(content).replace(b"\n", END)
    return END.join([b"Content-Type: application/pdf", b"Content-Transfer-Encoding: base64", disposition, b"", coded])


def multipart(subtype, parts, seed):
    """The parts as one; the seed is the letter's own, so that its boundary is the same each time."""
    boundary = f"=_{subtype}_{seed}"
    head = f'Content-Type: multipart/{subtype}; boundary="{boundary}"'.encode()
    line = f"--{boundary}".encode()
    between = [piece for part in parts for piece in (line, part)]
    return END.join([head, b"", *between, line + b"--", b""])


def _part(content_type, encoding, coded, **parameters):
    told = "".join(f'; {name}="{value}"' for name, value in parameters.items())
    head = f"Content-Type: {content_type}{told}\r\nContent-Transfer-Encoding: {encoding}\r\n"
    return END.join([head.encode(), coded])
