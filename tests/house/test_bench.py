"""The bench is honest: its bare views answer, and ask for as much as our pages do."""

import random

import pytest
from django.conf import settings as house

from bench import counts, dataset, imports
from bench.pages import pages
from office import clock
from situation import intake


@pytest.fixture
def stage(settings, db, tmp_path):
    """The rows of the bench, with sessions outside the database as in production."""
    settings.INSTALLED_APPS = [*house.INSTALLED_APPS, "bench"]
    settings.ROOT_URLCONF = "bench.urls"
    settings.CACHES = {**house.CACHES, "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.SESSION_ENGINE, settings.SESSION_CACHE_ALIAS = "django.contrib.sessions.backends.cache", "memory"
    settings.MEDIA_ROOT = tmp_path
    return dataset.load()


def test_every_bare_view_asks_as_many_questions_and_gets_as_many_rows_as_our_page(stage, signed_in):
    for page in pages(stage):
        client = signed_in(page.person)
        ours, bare = counts.count(client, page.url), counts.count(client, page.bare)

        assert (page.name, bare.queries, bare.rows) == (page.name, ours.queries, ours.rows)


def test_no_page_of_the_bench_asks_more_or_weighs_more_than_it_may(stage, signed_in):
    for page in pages(stage):
        ours = counts.count(signed_in(page.person), page.url)

        assert ours.queries <= page.most_queries
        assert ours.size <= 200_000


def test_every_row_the_bench_made_wrong_is_named_and_no_other(stage):
    data, wrong = imports.a_file(400, clock.now(), random.Random(1))
    matter = imports.handed_in(data, clock.now())
    intake.work()
    matter.refresh_from_db()

    assert {row for row, _, _ in matter.faults} == wrong
    assert (len(wrong), matter.good) == (20, 380)
