"""The only module that asks what time it is."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

from office.almanac import local

_pretended = ContextVar("pretended", default=None)


def now():
    """This moment, in UTC."""
    return _pretended.get() or machine_time()


def machine_time():
    return datetime.now(UTC)


@contextmanager
def pretending(moment):
    """It is that moment, here and in what is called from here: how a demonstration year gets its past."""
    token = _pretended.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _pretended.reset(token)


def today():
    """This day, where the people are."""
    return local(now()).date()


class RequestTimeMiddleware:
    """A page is true at one moment: `request.now`, and the same here in Sweden."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.now = now()
        request.now_here = local(request.now)
        request.today = request.now_here.date()
        return self.get_response(request)
