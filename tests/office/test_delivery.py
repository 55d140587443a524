"""Letters go out: claimed by one worker, tried again further and further apart, never stopped by another."""

from datetime import UTC, datetime, timedelta

import pytest

from office import clock, letters
from office.letters import claiming
from office.letters.claiming import DROPPED, FIRST_TRIES
from office.letters.trying import Try
from office.models import Letter
from office.models.letters import BACK_OFF, LEASE, LetterState, Outcome
from tests.factories.councils import PersonFactory
from tests.office import smtp
from tests.office.parallel import at_once, where_rows_are_locked

NOON = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
TEMPLATE = "councils/letters/empty_seat.txt"
SECOND = timedelta(seconds=1)


@pytest.fixture
def sink(settings):
    settings.MAIL_PATIENCE = settings.MAIL_PATIENCE_LATER = 30  # a machine with much to do is no server that hangs
    with smtp.serving(settings) as sink:
        yield sink


@pytest.fixture
def post(db):
    """post("a", "b") puts a letter to each address in the outbox at noon."""
    return post_to


def post_to(*names):
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    people = [PersonFactory(email=f"{name}@hedemora.example") for name in names]
    with clock.pretending(NOON):
        letters.post([letters.write(each, TEMPLATE, context, key="p", matter="p") for each in people])
    return [Letter.objects.get(recipient=each) for each in people]


def deliver(after=timedelta(0)):
    """A round of first tries and one of second tries."""
    with clock.pretending(NOON + after):
        return letters.deliver_due(clock.now()) + letters.deliver_again(clock.now())


def claim(after=timedelta(0), due=FIRST_TRIES):
    return claiming.claim(due, NOON + after)


def state(letter):
    letter.refresh_from_db()
    return letter.state


def test_what_is_due_goes_out_and_is_marked_sent(post, sink):
    [letter] = post("a")

    assert deliver() == 1
    assert (state(letter), letter.sent_at, letter.tries, sink.addresses) == ("sent", NOON, 1, ["a@hedemora.example"])


def test_a_sent_letter_does_not_go_again(post, sink):
    post("a")
    deliver()

    assert (deliver(timedelta(days=1)), len(sink.mails)) == (0, 1)


def test_letters_share_one_connection(post, sink):
    post("a", "b", "c")

    deliver()

    assert (len(sink.mails), len(sink.sessions)) == (3, 1)


@pytest.mark.parametrize(("offset", "due"), [(-SECOND, False), (timedelta(0), True), (SECOND, True)])
def test_a_letter_is_due_from_its_moment(post, offset, due):
    post("a")

    assert Letter.objects.due(NOON + offset).exists() == due


def test_a_claimed_letter_is_somebody_elses(post):
    [letter] = post("a")

    assert [claim(), claim()] == [letter, None]


@pytest.mark.parametrize(("offset", "due"), [(-SECOND, False), (timedelta(0), False), (SECOND, True)])
def test_a_letter_whose_worker_died_is_due_when_the_lease_is_out(post, offset, due):
    post("a")
    claim()

    assert Letter.objects.due(NOON + LEASE + offset).exists() == due


def test_a_letter_whose_worker_died_goes_out_the_next_time(post, sink):
    [letter] = post("a")
    claim()

    assert (deliver(LEASE + SECOND), state(letter), letter.tries) == (1, "sent", 2)


def test_a_letter_withdrawn_first_is_not_claimed_and_one_claimed_first_is_not_withdrawn(post):
    post("a", "b")
    waiting = Letter.objects.in_state(LetterState.WAITING)
    claimed = claim()
    withdrawn = waiting.update(state=LetterState.WITHDRAWN)

    assert (withdrawn, claim(), state(claimed)) == (1, None, "in_flight")


def test_a_worker_that_woke_too_late_does_not_write_over_the_one_who_took_over(post):
    post("a")
    slow = claim()
    claim(LEASE + SECOND, DROPPED)

    tried = Try(slow, None, {})
    tried.outcome = Outcome.LATER
    claiming.write_down(tried)

    assert (state(slow), slow.last_error, slow.attempts.count()) == ("in_flight", "", 0)


def test_each_try_waits_longer_and_the_last_gives_up(post, sink):
    [letter] = post("a")
    sink.answers[letter.address] = "451 come back later"
    moment, waits = timedelta(0), []
    while state(letter) == LetterState.WAITING:
        deliver(moment)
        letter.refresh_from_db()
        waits.append(letter.due_at - NOON - moment)
        moment = letter.due_at - NOON

    assert waits[:-1] == BACK_OFF
    assert (letter.state, letter.tries) == ("failed", 6)
    assert "come back later" in letter.last_error


def test_a_letter_is_the_same_mail_each_time_it_is_tried(post, sink):
    [letter] = post("a")
    sink.at_data[letter.address] = "drop"
    before = letter.message_id
    deliver()
    sink.at_data.clear()
    deliver(BACK_OFF[0])

    assert [mail["Message-ID"] for mail in sink.mails] == [before]
    assert (state(letter), letter.last_error, letter.tries) == ("sent", "", 2)


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({"answers": "550 no such mailbox"}, "failed"),
        ({"answers": "553 not allowed"}, "failed"),
        ({"answers": "450 mailbox busy"}, "waiting"),
        ({"at_data": "554 refused for good"}, "failed"),
        ({"at_data": "451 try later"}, "waiting"),
        ({"at_data": "drop"}, "waiting"),
    ],
)
def test_one_letter_that_cannot_go_stops_none_of_the_others(post, sink, answers, ends):
    bad, *good = post("bad", "b", "c")
    for where, answer in answers.items():
        getattr(sink, where)[bad.address] = answer

    assert deliver() == 2
    assert (state(bad), [state(each) for each in good]) == (ends, ["sent", "sent"])


def test_a_refused_mailbox_says_why(post, sink):
    [letter] = post("a")
    sink.answers[letter.address] = "550 no such mailbox"

    deliver()

    letter.refresh_from_db()
    assert "no such mailbox" in letter.last_error


def test_letters_wait_while_no_server_answers(post, settings):
    smtp.point_at(settings, smtp.free_port())
    waiting = post("a", "b")

    assert deliver() == 0
    assert [(state(each), each.tries) for each in waiting] == [("waiting", 0), ("waiting", 0)]
    assert all("Mejlservern går inte att nå" in each.last_error for each in waiting)


def test_a_server_that_hangs_is_left_and_its_letter_waits(post, settings):
    settings.EMAIL_TIMEOUT = 0.3
    [letter] = post("a")
    with smtp.silent_server(settings):
        deliver()

    assert (state(letter), letter.tries, letter.attempts.count()) == ("waiting", 0, 0)


def test_a_server_that_takes_no_mail_from_us_today_fails_no_letter_for_good(post, sink):
    sink.sender = "550 not from you"
    [letter] = post("a")

    deliver()

    assert state(letter) == "waiting"


@where_rows_are_locked
@pytest.mark.django_db(transaction=True)
def test_four_workers_send_each_letter_once(sink):
    post_to("a", "b", "c", "d", "e", "f")

    sent = at_once(4, lambda number: deliver())

    assert (sum(sent), sorted(sink.addresses)) == (6, [f"{name}@hedemora.example" for name in "abcdef"])
