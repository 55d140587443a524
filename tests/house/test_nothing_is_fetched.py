"""Nothing that a person writes makes the house call anybody; what it calls at all stands here."""

import ast
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest

from office import pdf
from tests.house.test_architecture import APPS, tree

ROOT = Path(__file__).parents[2]
CALLS = {"socket", "http.client", "urllib.request", "smtplib", "ftplib", "imaplib", "poplib", "telnetlib", "xmlrpc",
         "requests", "httpx", "aiohttp", "urllib3", "asyncio", "ssl"}  # fmt: skip
# Whom the house may call, always at an address from its own settings.
CALLERS = {
    "hedemora_bra/scheduler.py": "the name of the machine, to tell one beat from another",
    "office/scanning.py": "the virus scanner",
    "office/smtp/backend.py": "the mail server",
    "office/smtp/tokens.py": "whoever signs us in to the mail server",
    "office/letters/trying.py": "the words that the mail server's faults have",
}


def modules():
    for app in APPS:
        yield from ((str(file.relative_to(ROOT)), file) for file in (ROOT / app).rglob("*.py"))


def imported(file):
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{each.name}" for each in node.names))


def test_the_house_calls_only_those_it_was_told_of():
    callers = {name for name, file in modules() if CALLS & set(imported(file))}

    assert {name for name in callers if not name.startswith("signin/")} == set(CALLERS)


def test_every_table_that_leaves_the_house_is_written_in_one_place():
    """Whoever says text/csv imports the writer, and nobody else writes rows with commas or semicolons by hand."""
    speaks = {name for name, file in modules() if "text/csv" in file.read_text(encoding="utf-8")}
    writes = {name for name, file in modules() if "csv.writer" in file.read_text(encoding="utf-8")}

    assert speaks <= {"office/spreadsheets.py", "office/uploads/__init__.py", "meetings/packs/contents.py"}
    assert writes == set()


def test_every_address_that_ends_in_csv_is_written_there():
    """A view that answers with a table says its type by the writer's own name for it."""
    views = {name: file for name, file in modules() if "/views/" in name and '.csv"' in file.read_text("utf-8")}

    assert len(views) >= 2
    assert [name for name, file in views.items() if "office.spreadsheets" not in set(imported(file))] == []


@pytest.fixture
def called(monkeypatch):
    """Every attempt to reach anybody, by name or by number; none succeeds."""
    tried = []

    def refuse(*args, **kwargs):
        tried.append(args)
        raise OSError("Stängt")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    for name in ("getaddrinfo", "create_connection", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    return tried


ADDRESSES = ["http://127.0.0.1:9/a", "https://a.example/a", "//a.example/a", "ftp://a.example/a", "file:///etc/passwd"]
WAYS = [
    '<img alt="a" src="{}">',
    '<img alt="a" srcset="{} 2x" src="{}">',
    '<link rel="stylesheet" href="{}">',
    "<style>@import url('{}');</style>",
    "<style>@font-face {{ font-family: a; src: url('{}') }} p {{ font-family: a }}</style><p>a</p>",
    "<style>p {{ background: url('{}') }}</style><p>a</p>",
    "<style>p::before {{ content: url('{}') }}</style><p>a</p>",
    "<style>@page {{ background: url('{}') }}</style>",
    "<ul style=\"list-style-image: url('{}')\"><li>a</li></ul>",
    '<svg width="9" height="9"><image href="{}" width="9" height="9"/></svg>',
    '<svg width="9" height="9"><use href="{}#a"/></svg>',
    '<object data="{}" type="image/png"></object>',
    '<embed src="{}">',
    '<iframe src="{}"></iframe>',
    '<link rel="attachment" href="{}">',
    '<a rel="attachment" href="{}">a</a>',
    '<base href="{}"><img alt="a" src="a.png">',
    '<input type="image" src="{}" alt="a">',
    '<meta http-equiv="refresh" content="0; url={}">',
    "<img alt=\"a\" src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'><image href='{}'/></svg>\">",
]


@pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")
@pytest.mark.parametrize("way", WAYS)
def test_a_document_calls_nobody_however_it_is_asked(way, called):
    for address in ADDRESSES:
        page = f'<!doctype html><html lang="sv"><title>a</title><body>{way.format(*[address] * way.count("{}"))}'
        try:
            made = pdf.render(page, identifier=bytes(16), made_at=datetime(2027, 2, 3, tzinfo=UTC))
        except (pdf.NotBundled, ValueError):  # the latter of WeasyPrint's own, for an address without a beginning
            continue
        assert b"root:" not in made

    assert called == []


def test_the_watch_sees_a_call(called):
    with pytest.raises(OSError, match="Stängt"):
        socket.create_connection(("127.0.0.1", 9))

    assert len(called) == 1
