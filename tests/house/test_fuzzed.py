"""Thousands of odd texts in every field and parameter there is: never a fault of ours, and nothing half saved.

The suite tries some hundreds, the same each time. `FUZZ=20000 pytest -s tests/house/test_fuzzed.py` tries at least so
many in all, several in each field and others each time, and tells how many; docs/reliability.md has the latest figure.
"""

import os
import random
from copy import deepcopy
from itertools import cycle, islice
from urllib.parse import urlencode

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house import inputs
from tests.house.nasty import EVERY

FUZZ = int(os.environ.get("FUZZ", "400"))
ANEW = "FUZZ" in os.environ  # a suite that fails one time in ten tells nobody what was changed
REJECTED = {200, 400, 403, 404, 405, 409, 413, 422}
DOORS = ("/logga-in/", "/arbete/inloggning/")  # that somebody tried and was refused is written down
OF_SESSIONS = {"sessions.Session", "usersessions.UserSession"}
DAYS = st.dates().map(str) | st.datetimes().map(str) | st.times().map(str)
NUMBERS = st.integers().map(str) | st.floats().map(str) | st.decimals(allow_nan=True).map(str)
ANYTHING = st.sampled_from(EVERY) | st.text(max_size=300) | DAYS | NUMBERS | st.uuids().map(str) | st.emails()

tried = []


@pytest.fixture(scope="module")
def there_is(estate):
    """Found once for the module, in a transaction that is taken back."""
    with transaction.atomic():
        found = inputs.all_of(estate.as_built())
        transaction.set_rollback(True)
    yield found
    print(f"{len(tried)} inputs to {len(found)} forms and pages")  # noqa: T201


@pytest.fixture
def cheap(settings):
    """It is not the hashing that is tried."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def browser_of(house, role):
    """One that shows the answer 500 rather than raise what led to it."""
    browser = Client(raise_request_exception=False)
    browser.cookies = deepcopy(house.browsers[role].cookies)
    return browser


def counted():
    """How many rows there are of everything but where somebody is signed in, in one question."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.label not in OF_SESSIONS]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f'(SELECT count(*) FROM "{table}")' for table in tables))  # noqa: S608  of our own
        return cursor.fetchone()


def send(house, role, method, address, fields):
    """The answer, and what is wrong with it; nothing of it lasts."""
    tried.append(address)
    body = urlencode(fields, doseq=True, errors="surrogatepass")
    with transaction.atomic():
        before = counted()
        if method == "get":
            answer = browser_of(house, role).get(f"{address.partition('?')[0]}?{body}")
        else:
            form = "application/x-www-form-urlencoded"
            answer = browser_of(house, role).post(address, body.encode(), content_type=form)
        if answer.streaming:
            list(answer)
        refused = answer.status_code in REJECTED and method == "post" and _says_no(answer)
        changed = refused and not address.startswith(DOORS) and counted() != before
        transaction.set_rollback(True)
    return [answer.status_code] if answer.status_code >= 500 else ["half saved"] if changed else []


def _says_no(answer):
    """A form comes back with what was wrong in it. A page that answers 200 to what it has done is no refusal."""
    form = (answer.context or {}).get("form") if answer.context else None
    return answer.status_code != 200 or bool(getattr(form, "errors", None))


def test_no_odd_text_in_any_field_or_parameter_breaks_the_house(house, there_is, cheap):
    pairs = [(*each, field) for each in there_is for field in each[3]]
    texts, found, wanted, before = cycle(EVERY), [], FUZZ * 3 // 4, len(tried)
    chance = random.Random(None if ANEW else 1)
    next(islice(texts, chance.randrange(len(EVERY)), None))
    for role, method, address, fields, field in chance.sample(pairs, min(wanted, len(pairs))):
        for text in islice(texts, -(-wanted // len(pairs))):
            faults = send(house, role, method, address, fields | {field: text})
            found += [(role, method, address, field, text[:40], fault) for fault in faults]

    print(f"{len(pairs)} fields and parameters")  # noqa: T201
    assert found == []
    assert len(tried) - before >= wanted
    assert len(pairs) > 300


@settings(
    max_examples=max(FUZZ // 4, 50),
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(place=st.integers(0, 10_000), odd=st.lists(ANYTHING, min_size=1, max_size=4))
def test_no_mixture_of_odd_texts_breaks_the_house(house, there_is, cheap, place, odd):
    role, method, address, fields = there_is[place % len(there_is)]
    names = sorted(fields)
    mixed = {names[(place + number) % len(names)]: text for number, text in enumerate(odd)}

    assert send(house, role, method, address, fields | mixed) == []
