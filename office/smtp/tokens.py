"""The token that signs us in to the mail server instead of a password (OAuth 2, client credentials).

Fetched once and kept in the process until shortly before it runs out.
"""

import json
import smtplib
from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from office import clock

PATIENCE = 10  # seconds
MARGIN = timedelta(minutes=2)
LARGEST = 100_000  # bytes; an answer has some thousands
_kept = {}


class NoToken(smtplib.SMTPException):
    """Nobody gives us a token; no letter is to blame."""


def current():
    if "token" not in _kept or _kept["until"] <= clock.now():
        _kept.update(_fetched())
    return _kept["token"]


def forget():
    _kept.clear()


def _fetched():
    try:
        return _read(*_asked())
    except NoToken:  # an OSError too
        raise
    except (OSError, HTTPException, ValueError, KeyError, TypeError, AttributeError) as error:
        raise NoToken(f"Ingen nyckel till mejlservern: {error or type(error).__name__}") from error


def _read(status, answer):
    told = json.loads(answer)
    if status != 200:
        raise NoToken(f"Ingen nyckel till mejlservern: {status} {told.get('error_description', '')}"[:500])
    lasts = timedelta(seconds=int(told.get("expires_in", 600)))
    return {"token": str(told["access_token"]), "until": clock.now() + lasts - MARGIN}


def _asked():
    """Straight to the address that was set, and nowhere else: the request holds our secret."""
    parts = urlsplit(settings.MAIL_OAUTH_TOKEN_URL)
    with closing(_connection(parts)) as connection:
        connection.request(
            "POST", parts.path or "/", _question(), {"Content-Type": "application/x-www-form-urlencoded"}
        )
        answer = connection.getresponse()
        return answer.status, answer.read(LARGEST)


def _connection(parts):
    if parts.scheme == "https":
        return HTTPSConnection(parts.netloc, timeout=PATIENCE)
    if parts.scheme == "http" and parts.hostname == "127.0.0.1":  # this machine, and no farther
        return HTTPConnection(parts.netloc, timeout=PATIENCE)
    raise NoToken("MAIL_OAUTH_TOKEN_URL måste börja med https://.")


def _question():
    return urlencode(
        {
            "grant_type": "client_credentials",
            "client_id": settings.MAIL_OAUTH_CLIENT_ID,
            "client_secret": settings.MAIL_OAUTH_CLIENT_SECRET,
            "scope": settings.MAIL_OAUTH_SCOPE,
        }
    )
