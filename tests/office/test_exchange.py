"""A worker hands in what became of one letter and takes the next: in one commit, and told which links it holds."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection

from office import clock, letters, links
from office.letters import claiming
from office.letters.claiming import DROPPED, FIRST_TRIES, SECOND_TRIES
from office.letters.trying import Try
from office.models import Letter, Link
from office.models.letters import BACK_OFF, LEASE, Outcome
from tests.factories.councils import PersonFactory
from tests.office.parallel import where_rows_are_locked

NOON = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def post(db):
    return post_to


def post_to(*names, body="Hej!\n"):
    people = [PersonFactory(email=f"{name}@hedemora.example") for name in names]
    with clock.pretending(NOON):
        letters.post(
            [
                Letter(key=f"p/{each.pk}", recipient=each, address=each.email, subject="Hej", body=body)
                for each in people
            ]
        )


def claim(due=FIRST_TRIES, after=timedelta(0)):
    return claiming.claim(due, NOON + after)


def tried(letter, outcome):
    """A letter with what became of it at noon, not yet written down."""
    found = Try(letter, None, {})
    found.outcome, found.answer, found.at = outcome, "as the server said", NOON
    if outcome:
        letter.come_to(outcome, found.answer, NOON)
    else:
        found.give_back()
    return found


def exchange(letter, outcome, due=FIRST_TRIES):
    return claiming.Exchange(due)(tried(letter, outcome), NOON)


def stored(letter):
    found = Letter.objects.get(pk=letter.pk)
    return found.state, found.tries, found.attempts.count()


def linked(recipient):
    """A letter with a link of its recipient's own and one of somebody else's."""
    until = NOON + timedelta(days=14)
    theirs, other = (links.address(each, "meetings.meeting/1", until) for each in (recipient, PersonFactory()))
    Letter.objects.update(body=f"→ Öppna: {theirs}\n\n→ Öppna: {other}\n")


def test_one_letter_is_written_down_and_the_next_is_taken(post):
    post("a", "b")
    first = claim()

    second = exchange(first, Outcome.SENT)

    assert stored(first) == ("sent", 1, 1)
    assert (stored(second), second.pk != first.pk) == (("in_flight", 1, 0), True)


@pytest.mark.django_db(transaction=True)
def test_when_the_next_cannot_be_taken_nothing_is_written_down_and_the_letter_is_still_in_hand():
    post_to("a", "b")
    first = claim()
    fails = {"postgresql": "1 / (tries - tries) = 1", "sqlite": "abs(-9223372036854775808 - tries + tries) = 1"}

    with pytest.raises(DatabaseError):
        exchange(first, Outcome.SENT, f"{FIRST_TRIES} AND {fails[connection.vendor]}")
    assert stored(first) == ("in_flight", 1, 0)

    exchange(first, Outcome.SENT)
    assert stored(first) == ("sent", 1, 1)


def test_what_is_taken_is_the_letter_as_it_is_stored(post):
    post("a", "b")

    second = exchange(claim(), Outcome.SENT)

    fields = [field.attname for field in Letter._meta.concrete_fields]
    as_stored = Letter.objects.get(pk=second.pk)
    assert [getattr(second, name) for name in fields] == [getattr(as_stored, name) for name in fields]


def test_the_last_letter_is_handed_in_for_nothing(post):
    post("a")
    last = claim()

    assert (exchange(last, Outcome.SENT), stored(last)) == (None, ("sent", 1, 1))


def test_a_letter_that_the_server_would_not_hear_of_is_handed_in_as_if_never_tried(post):
    post("a")
    letter = claim()
    exchange(letter, None, due=SECOND_TRIES)

    assert stored(letter) == ("waiting", 0, 0)


def test_one_who_comes_too_late_writes_nothing_and_is_given_the_next(post):
    post("a", "b")
    slow = claim()
    taken_over = claim(DROPPED, LEASE + SECOND)

    following = exchange(slow, Outcome.SENT)

    assert (taken_over, stored(slow)) == (slow, ("in_flight", 2, 0))
    assert following not in (slow, None)


def test_the_same_round_exchanges_again_and_again(post):
    post("a", "b", "c", "d")
    current, exchanging, seen = claim(), claiming.Exchange(FIRST_TRIES), set()
    while current:
        seen.add(current.pk)
        current = exchanging(tried(current, Outcome.SENT), NOON)

    assert (len(seen), Letter.objects.filter(state="sent").count()) == (4, 4)


def test_a_round_of_second_tries_asks_for_those_whatever_the_round_before_asked_for(post):
    post("a", "b", "c")
    Letter.objects.filter(address="c@hedemora.example").update(tries=1)
    second = exchange(claim(), Outcome.SENT)

    third = exchange(second, Outcome.SENT, due=SECOND_TRIES)

    assert (third.address, third.tries) == ("c@hedemora.example", 2)


def test_an_answer_is_kept_as_it_was_said(post):
    post("a")
    letter = claim()
    exchange(letter, Outcome.LATER)

    [attempt] = letter.attempts.all()
    assert (attempt.at, attempt.outcome, attempt.answer) == (NOON, "later", "as the server said")
    assert Letter.objects.get(pk=letter.pk).due_at == NOON + BACK_OFF[0]


@where_rows_are_locked
def test_postgresql_is_asked_one_question_for_each_letter(post, django_assert_num_queries):
    post("a", "b", "c")
    exchanging = claiming.Exchange(FIRST_TRIES)
    second = exchanging(tried(claim(), Outcome.SENT), NOON)

    with django_assert_num_queries(1):
        exchanging(tried(second, Outcome.SENT), NOON)


def test_the_recipients_own_links_come_with_the_letter(post):
    post("a")
    recipient = Letter.objects.get().recipient
    linked(recipient)

    assert claim().own_keys == Link.objects.get(person=recipient).key.hex


def test_a_claimed_letter_is_the_same_mail_without_a_question(post, django_assert_num_queries):
    post("a")
    linked(Letter.objects.get().recipient)
    asked = letters.message(Letter.objects.get())
    claimed = claim()

    with django_assert_num_queries(0):
        assert letters.message(claimed) == asked


def test_a_letter_that_holds_only_the_links_of_others_signs_none(post):
    post("a")
    address = links.address(PersonFactory(), "meetings.meeting/1", NOON + timedelta(days=14))
    Letter.objects.update(body=f"→ Öppna: {address}\n")

    mail = letters.message(claim()).as_bytes().replace(b"=\r\n", b"")

    assert f"{address}\r\n".encode() in mail
