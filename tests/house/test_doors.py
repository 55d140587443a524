"""Everything is closed unless it is opened here."""

import pytest
from django.urls import URLPattern, get_resolver

OPEN = {
    "": "what the work is, for anyone",
    "moten/": "the meetings of bodies whose minutes are open",
    "moten/<int:pk>/protokoll/": "the open version of approved minutes",
    "moten/<int:pk>/protokoll.pdf": "the same as PDF",
    "trygghet/": "what has been reported, quarter by quarter, without small numbers",
    "trygghet/<int:year>/<int:number>/": "one such quarter",
    "tillganglighet/": "the accessibility statement that the law asks for",
    "logga-in/": "the door itself",
    "logga-in/lank/": "asks for a letter with a way in; the answer is the same to every address",
    "logga-in/glomt-losenord/": "the same, to choose a new password",
    "logga-in/skickat/": "what every address is answered",
    "logga-in/stangt/": "that an account is closed; it names nobody",
    "halsa/lever/": "asked by the container's own check",
    "halsa/redo/": "asked by the proxy",
    "halsa/": "the same, by its short name",
}


def doors(patterns, before=""):
    """Every address of the house with its pattern."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield address, pattern
        else:
            yield from doors(pattern.url_patterns, address)


LOCKED = {
    "logga-in/kommunkonto/": "the municipality's own sign-in, where it is set up",
    "logga-in/kommunkonto/svar/": "the way back from there",
    "logga-in/bekrafta/": "the second thing to show, by who has shown the first",
    "logga-in/nyckel/": "a key in place of a password",
    "brev/<str:token>/": "how often one's letters come, by the address in one of them",
    "kalender/<str:token>.ics": "one's own calendar, by its secret address",
    "halsa/matvarden/": "figures for the machines that watch, behind a token of their own",
}
DOORS = dict(doors(get_resolver().url_patterns))
BY_LINK = sorted(address for address in DOORS if address.startswith("lank/"))
FILLED = {
    "<str:token>": "0123456789abcdef0123456789abcdef.x",
    "<uuid:uuid>": "12345678-1234-5678-1234-567812345678",
    "<int:number>": "1",
    "<int:pk>": "1",
}
PLAIN = [address for address in DOORS if "<" not in address and "(" not in address]


def test_the_open_doors_are_those_listed():
    """LoginRequiredMiddleware asks a view for the mark that login_not_required leaves."""
    unlocked = {address for address, door in DOORS.items() if not getattr(door.callback, "login_required", True)}

    assert unlocked == set(OPEN) | set(LOCKED) | set(BY_LINK)


@pytest.mark.parametrize("address", BY_LINK)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_a_link_opens_is_not_there_without_one(address, method, client, hedemora):
    for variable, example in FILLED.items():
        address = address.replace(variable, example)

    assert getattr(client, method)(f"/{address}").status_code in {404, 405}


@pytest.mark.parametrize("address", [address for address in PLAIN if address not in OPEN | LOCKED])
def test_a_closed_door_leads_to_the_sign_in(address, client, db):
    answer = client.get(f"/{address}")

    assert answer.status_code == 302
    assert answer.headers["Location"].partition("?")[0] in {"/logga-in/", "/admin/login/"}


@pytest.mark.parametrize("address", [address for address in OPEN if "<" not in address])
def test_an_open_door_is_open_to_anyone(address, client, hedemora):
    assert client.get(f"/{address}").status_code == 200


def test_what_is_served_without_asking_is_only_our_own_files(client, db):
    sheet = client.get("/static/css/app.css")

    assert list(sheet)
    assert sheet.status_code == 200
    assert client.get("/static/../hedemora_bra/settings.py").status_code == 404
    assert client.get("/files/").status_code == 404


@pytest.mark.parametrize("address", ["/", "/logga-in/", "/arbete/", "/halsa/lever/", "/finns-inte/"])
def test_every_answer_carries_the_headers_of_a_closed_house(address, client, hedemora):
    headers = client.get(address).headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_what_only_some_may_see_is_kept_in_no_cache(signed_in, member):
    assert signed_in(member).get("/arbete/").headers["Cache-Control"] == "private, no-store"
