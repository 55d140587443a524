"""What a role is answered at a door, and that a refusal leaves nothing behind."""

from copy import deepcopy

from django.db import connection, transaction
from django.urls import reverse

from tests.house import knocks

# That somebody came in or tried to, and where they are signed in, is no matter of the house's.
OF_SESSIONS = ("django_session", "usersessions_usersession", "django_cache", '"cache"')
REFUSED = {"403", "404", "405", "in"}


def answer(response):
    """The status, or `in` where it leads to the sign-in."""
    if response.streaming:
        list(response)  # a file is closed when it has been read
    where = response.headers.get("Location", "").partition("?")[0]
    return "in" if where in {"/logga-in/", "/admin/login/"} else str(response.status_code)


class Written(list):
    """What was written to the database meanwhile; that somebody has a session is no matter of the house's."""

    def __call__(self, execute, sql, params, many, context):
        if sql.split(None, 1)[0] in {"INSERT", "UPDATE", "DELETE"} and not any(name in sql for name in OF_SESSIONS):
            self.append(sql)
        return execute(sql, params, many, context)


def knock(house, role, address, method, **data):
    """What the role is answered; a refusal that left something written behind it is told as such."""
    written = Written()
    with connection.execute_wrapper(written):
        found = answer(getattr(house.browsers[role], method)(address, **data))
    return f"{found}, men skrev {written}" if written and found in REFUSED else found


def address_of(door, house):
    name, arguments = knocks.address_of(door, house)
    return reverse(name, kwargs=arguments)


def pressed(house, role, door):
    """What the role is answered when it sends the form of the door."""
    return shaken(house, role, address_of(door, house), knocks.SENT.get(door, lambda house: {})(house))


def shaken(house, role, address, sent):
    """What the role is answered to what it sends; nothing of it lasts."""
    browser = house.browsers[role]
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        found = knock(house, role, address, "post", data=sent)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return found
