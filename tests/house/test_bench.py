"""The bench is honest: its bare views answer, and ask for as much as our pages do."""

import pytest
from django.conf import settings as house

from bench import counts, dataset
from bench.pages import pages


@pytest.fixture
def stage(settings, db, tmp_path):
    """The rows of the bench, with sessions outside the database as in production."""
    settings.INSTALLED_APPS = [*house.INSTALLED_APPS, "bench"]
    settings.ROOT_URLCONF = "bench.urls"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
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
