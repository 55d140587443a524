"""Nothing that the law or the guideline asks is forgotten; how the map tells of it is tested beside the provisions."""

import pytest

from guideline.provisions import PROVISIONS
from guideline.rules import RULES


@pytest.mark.parametrize("key", PROVISIONS)
def test_a_provision_is_judged_by_a_rule_or_says_why_not_yet_but_never_both(key):
    assert (key in RULES) != bool(PROVISIONS[key].not_yet)


def test_no_rule_judges_what_nobody_asks():
    assert set(RULES) - set(PROVISIONS) == set()


def test_every_provision_is_on_the_page(signed_in, hedemora, member):
    page = signed_in(member).get("/arbete/riktlinjen/").content.decode()

    assert [key for key, provision in PROVISIONS.items() if provision.title not in page] == []
