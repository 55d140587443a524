"""Whoever has left the body reads the minutes as they were, and not what is secret or what has come of things since."""

from datetime import timedelta

import pytest

from meetings.models import Action
from meetings.packs.tables import actions
from office import clock
from tests.meetings import held

YESTERDAY = timedelta(days=1)


def left(person):
    person.holdings.update(until=clock.today() - YESTERDAY)
    return type(person).objects.get(pk=person.pk)


@pytest.mark.parametrize(("role", "may"), [
    ("chair", "read_whole_minutes"), ("chair", "write_notes"), ("secretary", "read_whole_minutes"),
    ("secretary", "write_notes"), ("adjuster", "read_whole_minutes"),
])  # fmt: skip
def test_an_officer_who_has_left_reads_the_whole_until_it_is_approved(role, may, over, member):
    person, found = left(member), []
    for state in ("held", "for_approval", "approved"):
        type(over).objects.filter(pk=over.pk).update(state=state, **{role: member})
        found.append(person.has_perm(f"meetings.{may}", held.fresh(over)))

    assert found == [True, True, False]


def test_what_is_fetched_as_a_file_says_what_was_agreed_and_nothing_of_what_came_of_it(action):
    Action.objects.update(state="done", result="Lamporna är bytta", closed_at=clock.now())
    told = actions(Action.objects.for_lists()).decode()

    assert "Ser över belysningen" in told
    assert [word for word in ("Lamporna är bytta", "Läge", "Hur det gick") if word in told] == []


def test_the_live_page_tells_what_has_come_of_an_action_to_those_who_follow_it(
    under_way, action, member, chair, signed_in, now
):
    Action.objects.update(item=under_way.agenda_items[0])
    page = f"{under_way.get_absolute_url()}pagar/?punkt=1"
    sits = signed_in(member).get(page).content.decode()
    Action.objects.update(seat=chair.holdings.get().seat)
    type(under_way).objects.filter(pk=under_way.pk).update(state="held")
    gone = signed_in(left(member)).get(page)

    assert "Ser över belysningen" in sits
    assert "Ser över belysningen" not in gone.content.decode()
