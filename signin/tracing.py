"""Who came in, and how; who tried; who went: each a line in the journal, without anything that was typed."""

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib.auth import get_user_model

from office import journal
from office.models.journal import Way

WAYS = {
    "password": Way.PASSWORD,
    "code": Way.MAIL,
    "link": Way.MAIL,
    "socialaccount": Way.ENTRA,
    "totp": Way.CODE,
    "webauthn": Way.PASSKEY,
    "recovery_codes": Way.RECOVERY,
}


def came_in(request, person):
    """Each way that was asked for: a password, and then a code."""
    asked = [each.get("type") or each.get("method") for each in get_authentication_records(request, person)]
    journal.signed_in(person, *dict.fromkeys(WAYS[each] for each in asked if each in WAYS))


def was_refused(address):
    """One question more for an address that somebody has; the line itself is written once an hour."""
    person = get_user_model().objects.filter(email__iexact=address).first() if address else None
    if person:
        journal.sign_in_failed(person, Way.PASSWORD)
    else:
        journal.sign_in_failed_for_unknown(address or "")


def went(person):
    if person.is_authenticated:
        journal.signed_out(person)
