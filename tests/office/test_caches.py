"""Sessions are read from Redis when it is there, and from the database when it is not."""

import pytest
from django.contrib.sessions.backends.cached_db import SessionStore
from django.core.cache import caches
from django.test import override_settings

from tests.real_parts import free_port


@pytest.fixture
def no_redis():
    """The large shape's sessions, with nobody at the other end."""
    cache = {"BACKEND": "office.caches.SessionCache", "LOCATION": f"redis://127.0.0.1:{free_port()}/0"}
    told = {"CACHES": {"default": cache}, "SESSION_ENGINE": "django.contrib.sessions.backends.cached_db"}
    with override_settings(**told, SESSION_CACHE_ALIAS="default"):
        yield caches["default"]


def test_one_who_is_signed_in_stays_so_while_redis_is_gone(no_redis, administrator, signed_in):
    assert signed_in(administrator).get("/arbete/").status_code == 200


def test_one_can_sign_out_while_redis_is_gone(no_redis, administrator, signed_in):
    browser = signed_in(administrator)
    browser.post("/logga-ut/")

    assert browser.get("/arbete/").status_code == 302


def test_a_session_is_kept_in_the_database_while_redis_is_gone(no_redis, db):
    session = SessionStore()
    session["ord"] = "kvar"
    session.save()

    assert SessionStore(session.session_key)["ord"] == "kvar"


def test_a_cache_that_cannot_be_asked_holds_nothing(no_redis):
    no_redis.set("nyckel", "värde")

    assert (no_redis.get("nyckel", "inget"), no_redis.has_key("nyckel"), no_redis.delete("nyckel")) == (
        "inget",
        False,
        False,
    )
