"""A mail is put together by hand, and read here by a parser that is not ours."""

import email
import email.policy
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office import letters
from office.letters import mime
from tests.factories.councils import PersonFactory
from tests.office.test_letters import a_letter

TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
PRINTED = TYPED.map(lambda words: words.replace("\0", ""))


def read(raw):
    return email.message_from_bytes(raw, policy=email.policy.default)


@pytest.fixture
def mail(db):
    """mail(subject=…) is that letter as a server gets it."""

    person = PersonFactory(name="Åsa", email="asa@hedemora.example")

    def made(**fields):
        letter = a_letter(person)
        letter.due_at = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)
        for name, value in fields.items():
            setattr(letter, name, value)
        return read(letters.message(letter).as_bytes())

    return made


@given(TYPED)
def test_no_words_in_a_header_begin_another(words):
    raw = mime.header("Subject", words) + b"\r\nTo: a@hedemora.example\r\n\r\n"

    assert read(raw).keys() == ["Subject", "To"]


@given(PRINTED)
def test_words_come_as_they_were_written(words):
    part = read(mime.text(words, "plain"))

    assert part.get_content().replace("\r\n", "\n") == words.replace("\r\n", "\n").replace("\r", "\n")
    assert part.defects == []


@given(PRINTED)
def test_no_line_is_longer_than_a_server_takes(words):
    raw = mime.header("Subject", words) + b"\r\n" + mime.text(words * 5, "html")

    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert b"\n" not in raw.replace(b"\r\n", b"")


@pytest.mark.parametrize("name", ["Brå", '"Brå, Hedemora"', "Bra", "Brå\r\nBcc: x@hedemora.example"])
def test_a_sender_is_words_and_an_address(name):
    raw = mime.header("From", mime.sender(f"{name} <bra@hedemora.example>")) + b"\r\n\r\n"

    assert read(raw).keys() == ["From"]


def test_an_address_with_swedish_letters_in_its_domain_is_sent_by_its_other_name():
    assert mime.mailbox("asa@blåbär.example") == "asa@xn--blbr-noae.example"


@pytest.mark.parametrize("name", ["protokoll.pdf", "åtgärdsplan.pdf", 'ett"namn.pdf', "a\r\nX-Ond: ja.pdf"])
def test_a_paper_keeps_its_name_and_adds_no_header(name):
    part = read(mime.paper(b"%PDF-1.7", name))

    assert part.get_content() == b"%PDF-1.7"
    assert part.get_filename().endswith(".pdf")
    assert "X-Ond" not in part


def test_the_same_letter_is_the_same_bytes(mail):
    assert mail().as_bytes() == mail().as_bytes()


def test_a_nasty_subject_adds_no_receiver(mail):
    assert mail(subject="Hej\r\nBcc: alla@hedemora.example\r\n\r\nText")["Bcc"] is None


def test_answers_go_where_they_are_wanted(mail, settings):
    assert mail()["Reply-To"] is None
    settings.MAIL_REPLY_TO = "Samordnaren <samordnare@hedemora.example>"
    assert mail()["Reply-To"] == "Samordnaren <samordnare@hedemora.example>"


def test_what_bounces_may_come_back_and_robots_keep_quiet(mail):
    assert (mail()["Auto-Submitted"], mail()["X-Auto-Response-Suppress"]) == ("auto-generated", "OOF, AutoReply")
