"""A code that was shown is used, however many show it at the same moment and wherever."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.db import connection

AT_ONCE, TIMES = 8, 100


@pytest.mark.django_db(transaction=True)
def test_one_code_shown_a_hundred_times_at_once_opens_once(coordinator):
    """The cache is the one that all processes share: there is nothing in this process that could tell them apart."""
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(coordinator, secret)
    code = totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time()) + 1))

    def show(_):
        try:
            return totp.TOTP(Authenticator.objects.get(user=coordinator)).validate_code(code)
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        assert sum(pool.map(show, range(TIMES))) == 1
