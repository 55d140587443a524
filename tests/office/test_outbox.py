import pytest
from django.core.exceptions import PermissionDenied

from office import journal, letters, todo
from office.lifecycle import StepRefused
from office.models import Letter
from office.models.letters import LetterState
from office.outbox import outbox


@pytest.fixture
def failed(member, now):
    """A letter that did not arrive, for the address was wrong."""
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    letters.post([letters.write(member, "councils/letters/empty_seat.txt", context, key="prov", matter="prov")])
    Letter.objects.update(state=LetterState.FAILED, tries=6, last_error="550 no such mailbox")
    return Letter.objects.get()


def test_a_letter_that_failed_starts_over_as_the_same_letter(failed, coordinator, now):
    outbox["resend"](failed, by=coordinator)

    letter = Letter.objects.get()
    assert (letter.key, letter.state, letter.tries, letter.last_error) == (failed.key, "waiting", 0, "")
    assert letter.due_at == now


def test_a_letter_sent_again_goes_to_the_persons_address_of_today(failed, coordinator, member):
    member.email = "ratt@hedemora.example"
    member.save()

    outbox["resend"](failed, by=coordinator)

    letter = Letter.objects.get()
    assert letter.address == "ratt@hedemora.example"
    assert Letter.objects.search("RATT@").get() == letter


def test_a_letter_that_failed_before_anybody_took_it_keeps_its_message_id(failed, coordinator):
    outbox["resend"](failed, by=coordinator)

    assert Letter.objects.get().message_id == failed.message_id


def test_a_letter_that_was_sent_goes_again_as_one_that_no_mail_program_has_seen(failed, coordinator, now):
    Letter.objects.update(state=LetterState.SENT, sent_at=now, last_error="")

    outbox["resend"](failed, by=coordinator)

    letter = Letter.objects.get()
    assert (letter.key, letter.state, letter.due_at) == (failed.key, "waiting", now)
    assert letter.message_id != failed.message_id


def test_a_letter_whose_words_are_erased_is_not_sent_again(failed, coordinator):
    Letter.objects.update(state=LetterState.SENT, body="")

    with pytest.raises(StepRefused, match="har gallrats"):
        outbox["resend"](failed, by=coordinator)


@pytest.mark.parametrize("state", [LetterState.WAITING, LetterState.IN_FLIGHT, LetterState.WITHDRAWN])
def test_only_a_letter_that_has_left_or_failed_is_sent_again(failed, coordinator, state):
    Letter.objects.update(state=state)

    with pytest.raises(StepRefused):
        outbox["resend"](failed, by=coordinator)


def test_a_member_sends_no_letters_again(failed, member):
    with pytest.raises(PermissionDenied):
        outbox["resend"](failed, by=member)


def test_the_journal_says_who_sent_it_again(failed, coordinator):
    outbox["resend"](failed, by=coordinator)

    assert [(line.what, line.by) for line in journal.of(failed)] == [("Skicka igen", coordinator)]


def test_letters_that_did_not_arrive_are_something_to_do(failed, coordinator, member):
    assert [each.title for each in todo.letters_to_do(coordinator)] == ["Ett brev kom inte fram"]
    assert todo.letters_to_do(member) == []


def test_nothing_is_to_be_done_when_all_arrived(coordinator):
    assert todo.letters_to_do(coordinator) == []


def test_the_state_of_a_letter_is_said_in_swedish(failed):
    assert (failed.state_label, failed.tone) == ("Kom inte fram", "bad")
