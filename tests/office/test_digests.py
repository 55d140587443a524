"""Letters that have waited go together: one a morning to each person, nothing lost and nothing twice."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from office import clock, digests, letters
from office.models import Letter, Wish
from office.models.letters import LetterState, Withdrawn
from office.models.wishes import Rhythm
from tests.factories.councils import PersonFactory
from tests.office.holding import MORNING, WEDNESDAY, digest, go_round, held, morning, written
from tests.office.parallel import at_once, where_rows_are_locked


@pytest.fixture
def person(db):
    return PersonFactory(name="Åsa Ledamoten")


def test_letters_that_have_waited_go_as_one(person):
    held(person, "Skolchef")
    held(person, "Rektor")

    assert go_round() == 1
    assert digest().subject == "2 brev i ett: onsdag 3 februari 2027"
    assert (digest().state, digest().due_at, digest().recipient) == (LetterState.WAITING, MORNING, person)
    assert set(digest().gathered.values_list("state", flat=True)) == {LetterState.GATHERED}
    assert digest().gathered.count() == 2


def test_who_wants_letters_each_working_day_gets_them_in_the_morning(person):
    Wish.objects.create(person=person, sort="seats", rhythm=Rhythm.DAILY)
    with clock.pretending(MORNING - timedelta(hours=20)):
        letters.post([written(person, title) for title in ("Skolchef", "Rektor")])

    assert set(Letter.objects.values_list("state", "due_at")) == {(LetterState.HELD, MORNING)}
    assert go_round(MORNING - timedelta(minutes=10)) == 0
    assert go_round() == 1
    assert digest().gathered.count() == 2


def test_one_that_has_waited_alone_goes_as_itself(person):
    alone = held(person)

    go_round()
    alone.refresh_from_db()

    assert (alone.state, alone.due_at) == (LetterState.WAITING, MORNING)
    assert Letter.objects.count() == 1


def test_nobody_gets_an_empty_digest(person):
    held(person, due_at=MORNING + timedelta(days=1))
    withdrawn = held(person, "Rektor")
    Letter.objects.filter(pk=withdrawn.pk).update(state=LetterState.WITHDRAWN, withdrawn_because=Withdrawn.OVERTAKEN)

    assert go_round() == 0
    assert not Letter.objects.filter(kind="digest").exists()


def test_what_was_taken_back_meanwhile_is_not_in_it(person):
    held(person, "Skolchef")
    held(person, "Rektor")
    gone = held(person, "Polischef")
    Letter.objects.filter(pk=gone.pk).update(state=LetterState.WITHDRAWN)

    go_round()

    assert "Polischef" not in digest().body


@pytest.mark.parametrize(
    ("now", "goes"),
    [
        (morning(WEDNESDAY, 7, 59), False),
        (morning(WEDNESDAY), True),
        (morning(WEDNESDAY, 17, 59), True),
        (morning(WEDNESDAY, 18), False),
        (morning(date(2027, 2, 6)), False),  # a Saturday
        (morning(date(2027, 3, 26)), False),  # Good Friday
        (morning(date(2027, 3, 30)), True),  # two days after the clocks went forward
    ],
)
def test_digests_go_in_the_daytime_of_working_days(person, now, goes):
    held(person, "Skolchef")
    held(person, "Rektor", due_at=MORNING - timedelta(days=1))
    Letter.objects.update(due_at=morning(WEDNESDAY, 7))

    assert bool(go_round(now)) is goes


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (date(2027, 3, 25), date(2027, 3, 30)),  # Easter and the night when the clocks go forward lie between
        (date(2027, 10, 29), date(2027, 11, 1)),  # the night when they go back
        (date(2027, 12, 30), date(2028, 1, 3)),  # New Year's Eve is kept as a holiday
    ],
)
def test_what_comes_after_the_digest_waits_for_the_next_working_morning(person, first, second):
    held(person, "Skolchef", due_at=morning(first))
    held(person, "Rektor", due_at=morning(first))
    go_round(morning(first))

    late = held(person, "Polischef", due_at=morning(first))
    go_round(morning(first, 10))
    late.refresh_from_db()

    assert (late.state, late.due_at) == (LetterState.HELD, morning(second))
    assert Letter.objects.filter(kind="digest").count() == 1


def test_each_gets_only_their_own(person):
    other = PersonFactory()
    for each, titles in ((person, ("Skolchef", "Rektor")), (other, ("Polischef", "Brandchef"))):
        for title in titles:
            held(each, title)

    assert go_round() == 2
    assert "Polischef" not in Letter.objects.get(kind="digest", recipient=person).body


def test_a_person_who_cannot_be_written_to_stops_nobody_else(person, monkeypatch):
    other = PersonFactory()
    for each in (person, other):
        held(each, "Skolchef", matter="councils.broken/1")
        held(each, "Rektor")
    calls = []

    def breaks_once(keys):
        calls.append(keys)
        if len(calls) == 1:
            raise ValueError("Trasig")
        return {}

    monkeypatch.setitem(digests.PLACES, "councils.broken", breaks_once)

    assert go_round() == 1
    assert Letter.objects.held().count() == 2
    assert go_round() == 1  # and the one who was left out has lost nothing
    assert Letter.objects.held().count() == 0


def test_an_invitation_is_a_mail_of_its_own(person):
    invitation = held(person, "Möte", calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")
    for title in ("Skolchef", "Rektor"):
        held(person, title)

    go_round()
    invitation.refresh_from_db()

    assert (invitation.state, digest().gathered.count()) == (LetterState.WAITING, 2)


def test_one_who_has_lost_their_address_gets_it_on_paper(person):
    held(person, "Skolchef")
    held(person, "Rektor")
    alone = held(other := PersonFactory(), "Polischef")
    for each in (person, other):
        each.email = None
        each.save()

    go_round()
    alone.refresh_from_db()

    assert (digest().state, digest().address) == (LetterState.TO_PRINT, "")
    assert (alone.state, alone.address) == (LetterState.TO_PRINT, "")


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_digest():
    person = PersonFactory()
    for title in ("Skolchef", "Rektor", "Polischef"):
        held(person, title)

    at_once(4, lambda hand: digests.go_round(MORNING))

    assert digest().gathered.count() == 3
    assert Letter.objects.held().count() == 0


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 72 * 6), st.sampled_from(["round", "letter", "letter", "withdraw"])),
    max_size=25,
)


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_happens_each_letter_arrives_once_and_no_digest_is_empty(db, steps):
    Letter.objects.all().update(gathered_in=None)
    Letter.objects.all().delete()
    people = [PersonFactory() for _ in range(3)]
    now, written = morning(date(2027, 3, 24)), 0
    for who, tens, what in steps:
        now += timedelta(minutes=10 * tens)
        if what == "round":
            go_round(now)
        elif what == "letter":
            written += 1
            held(people[who], f"Nr {written}", due_at=now)
        else:
            Letter.objects.held().filter(recipient=people[who]).update(state=LetterState.WITHDRAWN)
    go_round(morning(date(2028, 2, 1)))
    go_round(morning(date(2028, 2, 2)))

    ordinary = Letter.objects.exclude(kind="digest")
    assert ordinary.count() == written
    assert not ordinary.held().exists()
    for each in Letter.objects.filter(kind="digest"):
        own = each.gathered.all()
        assert own.count() > 1
        assert {letter.recipient_id for letter in own} == {each.recipient_id}
        assert all(each.body.count(f"{letter.subject}\n---") == 1 for letter in own)
    days = [(each.recipient_id, each.key.split("/")[1]) for each in Letter.objects.filter(kind="digest")]
    assert len(days) == len(set(days))
