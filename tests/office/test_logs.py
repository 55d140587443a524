import logging
import logging.config

import pytest
from django.conf import settings
from django.test import Client

from meetings.lifecycle import meetings
from tests.meetings.refused import of


@pytest.fixture
def logged():
    """What the house's own console handler would write."""
    told = settings.LOGGING["formatters"]["line"]
    line = logging.config.DictConfigurator({"version": 1}).configure_formatter(told)
    lines = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(line.format(record))
    logging.getLogger("django.request").addHandler(handler)
    yield lines
    logging.getLogger("django.request").removeHandler(handler)


@pytest.mark.parametrize("page", ["svar/", "bilagor/5f0f9c3e-8f3e-4a29-9d0b-0a3f4c1d2e3f/", "atgarder/4711/"])
def test_a_link_that_works_is_not_written_in_the_log(logged, meeting, coordinator, member, page):
    meetings["send_agenda"](meeting, by=coordinator)
    answer = Client().get(of(member) + page)

    assert answer.status_code in (404, 405)
    assert [line.endswith(f": /lank/*/{page}") for line in logged] == [True]


def test_neither_is_one_in_the_trace_of_a_fault():
    line = logging.config.DictConfigurator({"version": 1}).configure_formatter(settings.LOGGING["formatters"]["line"])
    fault = ValueError("https://rad.hedemora.example/lank/abc.def/?svar=ja")
    told = line.format(
        logging.LogRecord("x", logging.ERROR, "", 0, "%s", ("/kalender/nyckel.ics",), (ValueError, fault, None))
    )

    assert "/kalender/*" in told
    assert told.endswith("ValueError: https://rad.hedemora.example/lank/*/?svar=ja")
