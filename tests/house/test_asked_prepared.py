"""Every prepared question finds what the plain one finds, on every page, for everybody, today and a year from now."""

import gc
from datetime import timedelta

import pytest
from django.db.models import Model
from django.urls import reverse

from meetings.models import Meeting
from office import clock
from office.prepared import Prepared
from tests.house.asked_pages import PAGES
from tests.house.estate import NOW, ROLES

DAYS = [NOW, NOW + timedelta(days=1), NOW + timedelta(days=365)]


def told(row, through=frozenset(), depth=3):
    """All that a row holds, and what was fetched with it; not what it was asked through."""
    if not isinstance(row, Model) or not depth:
        return repr(row)
    own = {name: value for name, value in vars(row).items() if name != "_state"}
    beside = {name: each for name, each in row._state.fields_cache.items() if name not in through}
    return (type(row), own, {name: told(each, depth=depth - 1) for name, each in beside.items()})


class Held:
    """Each question was asked plainly too, and held against what was found as it is prepared."""

    def __init__(self):
        self.asked, self.wrong, self.prepared = set(), [], Prepared.__call__

    def ask(self, question, sought):
        found = self.prepared(question, *sought)
        plain = question.plain(*sought)
        through = {field.name for field in plain._known_related_objects}
        if [told(row, through) for row in found] != [told(row, through) for row in plain]:
            self.wrong.append((question.plain.__module__, question.plain.__qualname__, sought))
        self.asked.add(question)
        return found


@pytest.fixture
def held(monkeypatch):
    held = Held()
    monkeypatch.setattr(Prepared, "__call__", lambda question, *sought: held.ask(question, sought))
    return held


def test_each_question_finds_the_same_as_when_it_is_asked_plainly(house, held):
    for moment in DAYS:
        with clock.pretending(moment):
            for role in ROLES:
                house.browsers[role].get(reverse("home"))
            for role, name, arguments in PAGES:
                house.browsers[role].get(reverse(name.partition("/")[0], kwargs=arguments(house)))

    everywhere = (each for each in gc.get_objects() if isinstance(each, Prepared))
    assert held.wrong == []
    assert {each for each in everywhere if not each.plain.__module__.startswith("tests.")} == held.asked


def test_one_that_asks_the_clock_is_found_out(house, held):
    begun = Prepared(lambda: Meeting.objects.filter(starts_at__lt=clock.now()))
    begun()
    assert held.wrong == []

    with clock.pretending(NOW + timedelta(days=365)):
        begun()
    assert len(held.wrong) == 1
