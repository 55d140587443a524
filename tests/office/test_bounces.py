"""What mail servers write back finds its letter: returned, late, or nothing to do with us."""

from datetime import timedelta

import pytest

from office import clock, mailbox
from office.models import Letter
from office.models.letters import LetterState
from office.outbox import outbox
from tests.factories.councils import PersonFactory
from tests.office.reports import ABSENT, EXCHANGE, GMAIL, POSTFIX
from tests.office.test_letters import a_letter, posted

EVERY = pytest.mark.parametrize("sample", [POSTFIX, EXCHANGE, GMAIL], ids=["postfix", "exchange", "gmail"])


@pytest.fixture
def letter(db, now):
    """One that the mail server took."""
    letter = posted(a_letter(PersonFactory(name="Åsa Ledamoten", email="ledamoten@hedemora.example")))
    Letter.objects.update(state=LetterState.SENT, sent_at=now, tries=1)
    return letter


def take(sample, letter, action="failed", status="5.1.1", **other):
    told = {"to": letter.address, "id": letter.message_id, "action": action, "status": status} | other
    return mailbox.take(sample.format(**told).encode())


def read(letter):
    letter.refresh_from_db()
    return letter.state, [attempt.outcome for attempt in letter.attempts.all()]


@EVERY
def test_a_letter_in_return_did_not_arrive(letter, sample):
    assert take(sample, letter)
    assert read(letter) == ("failed", ["returned"])


@EVERY
@pytest.mark.parametrize(("action", "outcome"), [("failed", "returned"), ("delayed", "delayed")])
def test_what_is_said_of_a_letter_sent_again_since_is_noted_and_no_more(coordinator, letter, sample, action, outcome):
    first = letter.message_id
    for _ in range(2):
        outbox["resend"](letter, by=coordinator)
        Letter.objects.update(state=LetterState.SENT)
        letter.refresh_from_db()
    assert letter.message_id != first

    for _ in range(2):
        assert take(sample, letter, id=first, action=action)

    assert read(letter) == ("sent", [outcome])
    assert letter.attempts.get().answer.startswith("Gäller en tidigare sändning. 5.1.1")


def test_what_is_said_of_the_last_time_a_letter_was_sent_counts(coordinator, letter):
    outbox["resend"](letter, by=coordinator)
    Letter.objects.update(state=LetterState.SENT)
    letter.refresh_from_db()

    assert take(POSTFIX, letter)
    assert read(letter) == ("failed", ["returned"])


@pytest.fixture
def to_a_domain_with_other_letters(db, now):
    letter = posted(a_letter(PersonFactory(name="Åsa", email="asa@hembygdsgården.se")))
    Letter.objects.update(state=LetterState.SENT, sent_at=now, tries=1)
    return letter


@EVERY
@pytest.mark.parametrize(
    "to",
    [
        "asa@xn--hembygdsgrden-xfb.se",
        "Asa@XN--hembygdsgrden-XFB.se",
        "asa@hembygdsgården.se",
        r"asa@hembygdsg\x{E5}rden.se",
    ],
)
def test_a_domain_with_other_letters_is_known_by_each_of_its_names(to_a_domain_with_other_letters, sample, to):
    letter = to_a_domain_with_other_letters

    assert take(sample, letter, to=to)
    assert read(letter) == ("failed", ["returned"])


@EVERY
def test_what_the_server_said_is_kept_as_it_said_it(letter, sample):
    take(sample, letter)

    [attempt] = letter.attempts.all()
    assert attempt.answer.startswith("5.1.1 550")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("5.1.10", "Adressen finns inte."),
        ("5.2.2", "Mottagarens brevlåda är full."),
        ("5.2.1", "Mottagarens brevlåda tar inte emot brev."),
        ("5.7.1", "Mottagarens mejlserver släpper inte in brevet."),
        ("5.9.9", "Mottagarens mejlserver tog inte emot brevet."),
        ("", "Mottagarens mejlserver tog inte emot brevet."),
    ],
)
def test_why_it_came_in_return_is_said_in_words(letter, status, reason):
    take(POSTFIX, letter, status=status)

    assert Letter.objects.get().last_error.startswith(f"Kom i retur. {reason} (")


@EVERY
def test_a_letter_that_is_late_is_still_on_its_way(letter, sample):
    assert take(sample, letter, action="delayed", status="4.4.1")
    assert read(letter) == ("sent", ["delayed"])


@EVERY
@pytest.mark.parametrize("action", ["delivered", "relayed", "expanded", "något annat"])
def test_a_letter_that_arrived_changes_nothing(letter, sample, action):
    take(sample, letter, action=action, status="2.0.0")

    assert read(letter) == ("sent", [])


@pytest.mark.parametrize("action", ["failed", "delayed"])
def test_a_report_read_twice_is_noted_once(letter, action):
    take(POSTFIX, letter, action)
    before = read(letter)
    take(POSTFIX, letter, action)

    assert read(letter) == before


def test_a_letter_sent_again_can_come_in_return_again(letter, now):
    take(POSTFIX, letter)
    Letter.objects.update(state=LetterState.SENT, sent_at=now + timedelta(hours=1))
    with clock.pretending(now + timedelta(hours=2)):
        take(POSTFIX, letter)

    assert read(letter) == ("failed", ["returned", "returned"])


def test_a_letter_can_come_in_return_before_it_is_written_down_that_it_went(letter, now):
    Letter.objects.update(state=LetterState.IN_FLIGHT, sent_at=None, claimed_at=now)

    take(POSTFIX, letter)

    assert read(letter) == ("failed", ["returned"])


@pytest.mark.parametrize("state", [LetterState.WAITING, LetterState.HELD, LetterState.WITHDRAWN, LetterState.TO_PRINT])
def test_a_letter_that_never_left_cannot_come_in_return(letter, state):
    Letter.objects.update(state=state)

    take(POSTFIX, letter)

    assert read(letter) == (state, [])


@EVERY
@pytest.mark.parametrize("forged", [{"id": "<påhittat@hedemora.example>"}, {"to": "annan@hedemora.example"}])
def test_a_report_on_no_letter_of_ours_passes_by(letter, sample, forged):
    assert not take(sample, letter, **forged)
    assert read(letter) == ("sent", [])


def test_somebody_away_has_got_the_letter(letter):
    assert not take(ABSENT, letter)
    assert read(letter) == ("sent", [])


@pytest.mark.parametrize("lost", ["Action: ", "Final-Recipient: ", "Status: ", "Message-ID: ", "--AF12", "\n\n"])
def test_a_report_that_is_torn_harms_nothing(letter, lost):
    take(POSTFIX.replace(lost, "\0"), letter)

    assert read(letter)[0] in ("sent", "failed")


def test_a_report_with_letters_beyond_number_is_read_by_its_first(letter):
    many = "\nMessage-ID: ".join([letter.message_id, *(f"<{number}@e>" for number in range(260_000))])

    assert take(POSTFIX, letter, id=many)
    assert read(letter) == ("failed", ["returned"])
