"""Somebody's browsers, and what time it is in them."""

from datetime import timedelta

from django.test import Client

from office import clock
from tests.conftest import NOW

PAGE, PLACES = "/arbete/", "/arbete/inloggning/enheter/"
MOMENT, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


def browser(person, agent="Firefox/132.0 (Windows NT 10.0)"):
    """One of the person's, signed in now and used once."""
    client = Client(headers={"user-agent": agent})
    client.force_login(person)
    assert client.get(PAGE).status_code == 200
    return client


def is_in(client):
    return client.get(PAGE).status_code == 200


def later(by):
    return clock.pretending(NOW + by)
