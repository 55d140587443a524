"""How requests for records are told on their pages and in the trace: in plain Swedish, also the smallest of them."""

from datetime import timedelta

import pytest

from office import clock, journal
from office.trace import tell
from records.lifecycle import disclosures

REFUSED = {"verdict": "refuse", "ground": "OSL 18 kap. 1 §", "reason": "Det kan antas att utredningen skadas."}


@pytest.fixture
def refused(minutes, request_of, coordinator):
    asked = request_of(minutes.number)
    disclosures["judge"](asked, by=coordinator, part=asked.parts.get(), **REFUSED)
    disclosures["disclose"](asked, by=coordinator, delivered="mail")
    asked.refresh_from_db()
    return asked


def test_the_trace_tells_how_a_record_was_judged_in_swedish(refused, minutes, coordinator):
    told = " ".join(line.in_words for line in tell(list(journal.of(refused)), coordinator, reads_words=True))

    assert f"Handling: ”{minutes.number}”" in told
    assert "Prövning: Lämnas inte ut" in told
    assert "Lagrum: ”OSL 18 kap. 1 §”" in told
    assert f"Handlingar: ”{minutes.number}, lämnas inte ut, OSL 18 kap. 1 §”" in told


def test_what_hinders_is_told_of_one_record_and_of_several(minutes, paper, request_of):
    one, two = request_of(minutes.number), request_of(minutes.number, paper.number)

    assert disclosures["disclose"].missing(one)[0] == "Handlingen är inte prövad."
    assert disclosures["disclose"].missing(two)[0] == "2 av 2 handlingar är inte prövade."


@pytest.mark.parametrize(("days", "waits"), [(0, "Kom i dag"), (1, "Har väntat 1 dag"), (2, "Har väntat 2 dagar")])
def test_the_list_tells_how_long_each_has_waited(days, waits, request_of, coordinator, signed_in):
    request_of(asked_at=clock.now() - timedelta(days=days))

    assert f">{waits}<" in signed_in(coordinator).get("/arbete/utlamnande/").content.decode()


def test_what_was_done_the_same_day_is_told_so(refused, coordinator, signed_in):
    browser = signed_in(coordinator)

    assert ">Klar samma dag<" in browser.get("/arbete/utlamnande/").content.decode()
    assert "samma dag som begäran kom." in browser.get(f"/arbete/utlamnande/{refused.pk}/").content.decode()
