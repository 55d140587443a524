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


def test_whoever_is_away_says_so_first_and_is_told_what_it_leads_to(person, signed_in, now):
    browser = signed_in(person)
    page = browser.get(PAGE).content.decode()
    assert page.index("Är du borta?") < page.index("Hur ofta vill du ha dem?") < page.index("Kommer alltid, genast")

    day = now.date().isoformat()
    after = browser.post(f"{PAGE}borta/", {"since": day, "until": day}, follow=True).content.decode()
    assert "Medan du är borta får du inga brev som kan vänta." in after
    assert "Steget" not in after
