"""What somebody has shown to come in, and whether it is enough for what they may see."""

import time

from allauth.account.authentication import get_authentication_records
from django.conf import settings

from office import entrance

VOUCHED = "second_factor"
INVENTED = ".example"  # no real address ends so (RFC 2606)


def is_missing(request):
    """Is the person still to show something more than a password or a mailbox?"""
    return not is_shown(request) and bool(why(request.user))


def why(person):
    """Why a second factor is asked of the person; empty for those who need none."""
    return "" if is_let_off(person) else entrance.why_twice(person)


def is_let_off(person):
    """In a demonstration, and only its invented people."""
    return settings.DEMO and (person.email or "").endswith(INVENTED)


def is_shown(request):
    shown = {record["method"] for record in get_authentication_records(request, request.user)}
    return "mfa" in shown or _vouched_for(request.session) == request.user.pk


def vouch(session, person, by):
    """Somebody else has seen a second factor: the house the person comes from (its `amr` says so), or they set one up
    just now.
    """
    session[VOUCHED] = {"person": person.pk, "by": by}


def is_fresh(request):
    """Did they come in a moment ago? Then nothing is asked again before something is changed."""
    records = get_authentication_records(request, request.user)
    now = time.time()  # noqa: TID251  allauth wrote by this clock
    return bool(records) and now - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def _vouched_for(session):
    return session.get(VOUCHED, {}).get("person")
