"""The headers of a closed house."""

import pytest


@pytest.mark.parametrize("path", ["/", "/logga-in/", "/halsa/lever/", "/finns-inte/"])
def test_only_our_own_files_run_on_any_page(client, db, path):
    policy = client.get(path).headers["Content-Security-Policy"]

    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert "unsafe" not in policy


def test_nobody_frames_us_and_nothing_is_guessed(client, db):
    headers = client.get("/logga-in/").headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"


def test_what_only_some_may_see_is_kept_in_no_cache(signed_in, coordinator, now):
    page = signed_in(coordinator).get("/arbete/")

    assert page.headers["Cache-Control"] == "private, no-store"


def test_what_everyone_may_see_may_be_kept(client, db):
    assert "no-store" not in client.get("/").headers.get("Cache-Control", "")
