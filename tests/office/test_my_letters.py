"""One's own page of letters: the nearest first, and the rest when asked for."""

import pytest

from office.letters import post, write
from tests.factories.councils import HoldingFactory

PAGE = "/arbete/mina-brev/"


@pytest.fixture
def person(db):
    return HoldingFactory().person


def send(person, count):
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    post(
        [
            write(person, "councils/letters/empty_seat.txt", context, key=f"brev/{each}", matter="prov")
            for each in range(count)
        ]
    )


@pytest.mark.parametrize(("count", "shown", "more"), [(8, 8, False), (9, 8, True)])
def test_the_latest_letters_are_shown_and_the_rest_asked_for(count, shown, more, person, signed_in):
    send(person, count)

    page = signed_in(person).get(PAGE)

    assert len(page.context["letters"]) == shown
    assert ("?visa=alla#senaste" in page.content.decode()) is more


def test_all_are_shown_to_one_who_asks(person, signed_in):
    send(person, 9)

    page = signed_in(person).get(PAGE, {"visa": "alla"})

    assert len(page.context["letters"]) == 9
    assert "Visa fler" not in page.content.decode()
