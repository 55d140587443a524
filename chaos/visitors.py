"""Those who come to the door over HTTP, each from an address of their own, as the proxy in front of us tells it."""

import os
import re
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from chaos import letters
from councils.models import Holding, Person, Role, Seat

FORGERY = "k" * 32  # the cookie and the field of a form, which must be alike
DOOR = "/logga-in/"
WRONG, TOO_MANY = "stämmer inte", "För många försök"


def behind_a_proxy():
    """What the house's web is started with: the last address that the proxy names is believed, and no other."""
    os.environ["TRUSTED_PROXY"] = "true"


def with_seats(number, habit, password=""):
    """People who are let in, for they have something to do here; with the password, or none."""
    found = letters.people(number, habit)
    seat = Seat.objects.filter(role=Role.MEMBER).first()
    for person in found:
        person.set_password(password or None)
    Person.objects.bulk_update(found, ["password"])
    Holding.objects.bulk_create(
        Holding(seat=seat, person=person, since=seat.since, is_substitute=True) for person in found
    )
    return found


class Visitor:
    """A browser with its cookies. `claims` is an address that it says it comes from, before the proxy adds the true."""

    def __init__(self, address, comes_from, claims=""):
        self.host, self.cookies = urlsplit(address).netloc, {settings.CSRF_COOKIE_NAME: FORGERY}
        self.came = f"{claims}, {comes_from}" if claims else comes_from

    def get(self, path):
        return self._ask("GET", path)

    def post(self, path, **fields):
        return self._ask("POST", path, urlencode(fields | {"csrfmiddlewaretoken": FORGERY}))

    def sign_in(self, email, password):
        return self.post(DOOR, login=email, password=password)

    def _ask(self, method, path, body=None):
        """The status, the page and where it leads."""
        door = HTTPConnection(self.host, timeout=120)
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.came,
            "X-Forwarded-Proto": "http",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        try:
            door.request(method, path, body, headers)
            answer = door.getresponse()
            page = answer.read().decode()
        finally:
            door.close()
        for told in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = told.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, page, answer.headers.get("Location", "")


def without_keys(page):
    """What differs on every page: the keys of its forms, and what was written in them."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)
    return re.sub(r'value="[^"]*@chaos\.example"', "", page)
