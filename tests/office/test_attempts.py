"""A hostile mail server: each letter gets the state it should, the others go, and every try is told as it went."""

from datetime import timedelta

import pytest

from office import clock, letters
from office.letters import stopping
from office.letters.claiming import FIRST_TRIES
from office.letters.delivering import LEAST_PATIENCE, Round
from office.models import Attempt, Letter
from office.models.letters import BACK_OFF, LetterState
from tests.office import smtp
from tests.office.test_delivery import NOON, deliver, post, sink, state

__all__ = ["post", "sink"]


def tries(letter):
    return [(attempt.at - NOON, attempt.outcome, attempt.answer) for attempt in letter.attempts.all()]


def test_each_try_is_told_with_what_the_server_said(post, sink):
    [letter] = post("a")
    sink.answers[letter.address] = "450 4.2.0 greylisted"
    deliver()
    sink.answers.clear()
    deliver(BACK_OFF[0])

    assert tries(letter) == [(timedelta(0), "later", "450 4.2.0 greylisted"), (BACK_OFF[0], "sent", "250 OK")]


@pytest.mark.parametrize("answer", ["550 5.1.1 no such mailbox", "501 5.1.3 bad address", "521 takes no mail"])
def test_a_receiver_refused_for_good_is_told_once(post, sink, answer):
    [letter] = post("a")
    sink.answers[letter.address] = answer
    deliver()
    deliver(timedelta(days=1))

    assert (state(letter), tries(letter)) == ("failed", [(timedelta(0), "refused", answer)])


def test_one_of_twenty_refused_and_nineteen_go(post, sink):
    refused, *others = post(*"abcdefghijklmnopqrst")
    sink.answers[refused.address] = "550 no such mailbox"

    assert deliver() == 19
    assert (state(refused), {state(each) for each in others}) == ("failed", {"sent"})
    assert len(sink.sessions) == 1


def test_a_letter_whose_answer_was_lost_goes_again_as_the_same(post, sink):
    [letter] = post("a")
    sink.at_data[letter.address] = "take and drop"
    deliver()
    sink.at_data.clear()
    deliver(BACK_OFF[0])

    assert [mail["Message-ID"] for mail in sink.mails] == [letter.message_id] * 2
    assert [outcome for _, outcome, _ in tries(letter)] == ["later", "sent"]


@pytest.mark.parametrize("where", ["answers", "at_data"])
def test_an_address_that_hangs_holds_up_no_other_for_long(post, sink, settings, where):
    """Its first try is given up after two seconds; its next is patient, and nobody waits for it."""
    settings.MAIL_PATIENCE, settings.MAIL_PATIENCE_AFTER, settings.MAIL_PATIENCE_LATER = 2, 2, 60
    slow, *others = post("slow", "b", "c", "d")
    getattr(sink, where)[slow.address] = "hang 40"

    begun = sink.now()
    deliver()

    assert {state(each) for each in others} == {"sent"}
    assert max(sink.came[each.address] for each in others) - begun < 20
    assert (state(slow), slow.tries, [outcome for _, outcome, _ in tries(slow)]) == ("waiting", 1, ["later"])


def test_an_address_that_hangs_gets_its_letter_when_it_is_waited_for(post, sink, settings):
    settings.MAIL_PATIENCE, settings.MAIL_PATIENCE_LATER = 0.5, 60
    [slow] = post("slow")
    sink.answers[slow.address] = "hang 1"
    deliver()

    assert deliver(BACK_OFF[0]) == 1
    assert [outcome for _, outcome, _ in tries(slow)] == ["later", "sent"]


def test_a_server_that_reads_the_letter_for_long_gets_it_once(post, sink, settings):
    settings.MAIL_PATIENCE, settings.MAIL_PATIENCE_AFTER = 0.5, 60
    read, _ = post("read", "other")
    sink.at_data[read.address] = "hang 2"

    assert deliver() == 2
    assert (len(sink.mails), [outcome for _, outcome, _ in tries(read)]) == (2, ["sent"])


@pytest.mark.parametrize(
    ("where", "patience", "left"),
    [("answers", (1, 60), (LEAST_PATIENCE, 60)), ("at_data", (1, 1.5), (1, LEAST_PATIENCE))],
)
def test_several_that_hang_are_given_less_and_less_time(post, sink, settings, where, patience, left):
    settings.MAIL_PATIENCE_AFTER = patience[1]
    slow = post("s1", "s2", "s3")
    getattr(sink, where).update(dict.fromkeys([each.address for each in slow], "hang 40"))

    begun = Round([FIRST_TRIES], patience[0])
    with clock.pretending(NOON):
        begun.run()

    assert (begun.server.patience, begun.server.patience_after) == left
    assert {state(each) for each in slow} == {"waiting"}


@pytest.mark.parametrize("place", range(3))
@pytest.mark.parametrize("ailment", [{"calendar": "ingen kalender"}, {"address": ""}])
def test_a_letter_that_cannot_be_a_mail_stops_none_of_the_others(post, sink, ailment, place):
    """Not the one that the server has in hand just then, either: it is heard to the end, and goes once."""
    good = post(*"abc")
    for number, letter in enumerate(good):
        Letter.objects.filter(pk=letter.pk).update(due_at=NOON + timedelta(microseconds=number))
    Letter.objects.filter(pk=good.pop(place).pk).update(**ailment)

    deliver(timedelta(seconds=1))

    assert [(state(each), each.tries) for each in good] == [("sent", 1)] * 2
    assert sorted(sink.addresses) == [each.address for each in good]
    assert len(sink.sessions) == 1


def test_a_letter_without_an_address_is_not_tried_again(post, sink):
    [letter] = post("a")
    Letter.objects.update(address="")

    deliver()

    assert (state(letter), letter.last_error) == ("failed", "Mottagaren har ingen e-postadress.")


@pytest.mark.parametrize("answer", ["421 closing down", "530 sign in first", "450 too many today", "550 not you"])
def test_a_server_that_will_not_have_us_costs_no_letter_a_try(post, sink, answer):
    waiting = post("a", "b", "c", "d")
    sink.sender = answer
    for minute in range(0, 60 * 8, 60):
        deliver(timedelta(minutes=minute))

    assert [(state(each), each.tries, each.attempts.count()) for each in waiting] == [("waiting", 0, 0)] * 4
    assert all(answer[:3] in each.last_error for each in waiting)


def test_letters_go_when_the_server_will_have_us_again(post, sink):
    waiting = post("a", "b", "c")
    sink.sender = "421 closing down"
    deliver()
    sink.sender = "250 OK"

    assert deliver(timedelta(minutes=1)) == 3
    assert [(state(each), each.last_error) for each in waiting] == [("sent", "")] * 3


def test_an_address_that_the_server_closes_at_stops_nobody_behind_it(post, sink):
    first, *others = post("a", "b", "c")
    sink.answers[first.address] = "421 closing down"

    deliver()

    assert [state(each) for each in (first, *others)] == ["waiting", "sent", "sent"]
    assert (first.tries, first.due_at) == (0, NOON + timedelta(minutes=1))


@pytest.mark.parametrize(
    "there", [LetterState.HELD, LetterState.TO_PRINT, LetterState.WITHDRAWN, LetterState.GATHERED, LetterState.PRINTED]
)
def test_what_is_not_to_go_by_mail_does_not_go(post, sink, there):
    Letter.objects.filter(pk__in=[each.pk for each in post("a")]).update(state=there)

    assert (deliver(timedelta(days=2)), sink.mails) == (0, [])


def test_a_worker_told_to_stop_leaves_the_rest_as_they_were(post, sink):
    waiting = post("a", "b", "c", "d")
    sink.on_data = lambda mails: len(mails) == 2 and stopping.stop()
    try:
        sent = deliver()
    finally:
        stopping._told[0] = 0

    states = sorted((state(each), each.tries) for each in waiting)
    assert (sent, states) == (2, [("sent", 1), ("sent", 1), ("waiting", 0), ("waiting", 0)])
    assert deliver() == 2


def test_a_round_that_takes_long_makes_room_for_the_next(post, sink, monkeypatch):
    monkeypatch.setattr("office.letters.delivering.LONGEST", -1)
    post("a", "b")

    assert (deliver(), deliver(), deliver()) == (1, 1, 0)


def test_a_letter_that_failed_keeps_its_tries_when_it_is_sent_again(post, sink):
    [letter] = post("a")
    sink.answers[letter.address] = "550 no such mailbox"
    deliver()
    sink.answers.clear()
    Letter.objects.update(state=LetterState.WAITING, tries=0)
    deliver()

    assert [outcome for _, outcome, _ in tries(letter)] == ["refused", "sent"]


def test_letters_kept_in_a_folder_are_tried_and_told_as_those_that_are_sent(post, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    [letter] = post("a")

    assert (deliver(), state(letter), Attempt.objects.count()) == (1, "sent", 1)
    assert letter.message_id in next(tmp_path.iterdir()).read_text()


def test_a_mail_comes_whole_whatever_begins_its_lines(post, sink):
    post("a")
    Letter.objects.update(body=".\n..\n.punkt\n\nSlut å\n")

    deliver()

    [mail] = sink.mails
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").startswith(".\n..\n.punkt\n\nSlut å\n")


def test_with_a_server_that_takes_several_commands_at_once_the_same_is_true(post, settings):
    with smtp.serving(settings, pipelining=True) as sink:
        refused, *others = post("a", "b", "c")
        sink.answers[refused.address] = "550 no such mailbox"

        assert (deliver(), state(refused), {state(each) for each in others}) == (2, "failed", {"sent"})
        assert (refused.last_error, len(sink.sessions)) == ("550 no such mailbox", 1)
        assert letters.message(others[0]).as_bytes().startswith(b"Subject: ")
