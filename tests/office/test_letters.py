"""What a letter is: a row with a key, words from a template, and the mail it becomes."""

import email
import email.policy
from datetime import UTC, datetime

import pytest
from django.template import TemplateDoesNotExist

from meetings.lifecycle import meetings
from office import letters
from office.models import Letter
from tests.factories.councils import PersonFactory

TEMPLATE = "councils/letters/empty_seat.txt"


@pytest.fixture
def person(db):
    return PersonFactory(name="Åsa Ledamoten", email="ledamoten@hedemora.example")


def a_letter(person, key="prov", **more):
    context = {"seat": {"title": "Skolchef", "body": {"short": "Brå"}}}
    return letters.write(person, TEMPLATE, context, key=key, matter="prov", **more)


@pytest.fixture
def summons(meeting, coordinator, member):
    """The mail that a member gets with the agenda, read by a parser that is not Django's."""
    meetings["send_agenda"](meeting, by=coordinator)
    letter = Letter.objects.get(recipient=member)
    return email.message_from_bytes(letters.message(letter).as_bytes(), policy=email.policy.default)


def test_the_first_line_of_a_template_is_the_subject(person):
    letter = a_letter(person)

    assert letter.subject == "Tom plats i Brå: Skolchef"
    assert letter.body.startswith("Platsen har ingen innehavare.\n")
    assert letter.body.endswith("den första arbetsdagen som platsen är tom.\n")


def test_a_subject_is_one_line_whatever_the_words_in_it(person):
    context = {"seat": {"title": "Skol\r\nBcc: alla@hedemora.example\nchef", "body": {"short": "Brå"}}}

    letter = letters.write(person, TEMPLATE, context, key="prov", matter="prov")

    assert letter.subject == "Tom plats i Brå: Skol"
    assert "Bcc" not in letters.message(posted(letter)).message()


def posted(letter):
    letters.post([letter])
    return Letter.objects.get(key=letter.key)


def test_words_in_a_letter_are_not_escaped_but_in_its_html_they_are(person):
    context = {"seat": {"title": "<b>Å & Ö</b>", "body": {"short": "Brå", "name": "<i>Rådet</i>"}}}

    letter = letters.write(person, TEMPLATE, context, key="prov", matter="prov")

    assert letter.subject == "Tom plats i Brå: <b>Å & Ö</b>"
    assert "Organ: <i>Rådet</i>" in letter.body
    assert "Organ: &lt;i&gt;Rådet&lt;/i&gt;" in letters.as_html(letter.subject, letter.body)


def test_a_line_with_an_arrow_becomes_a_button():
    html = letters.as_html("Hej", "Ett stycke.\n\n→ Öppna mötet: https://bra.hedemora.example/arbete/moten/1/\n\nSlut.")

    assert 'href="https://bra.hedemora.example/arbete/moten/1/">Öppna mötet</a>' in html
    assert html.count("<p>") == 2


def test_lines_with_arrows_become_buttons_side_by_side_the_first_the_strongest():
    html = letters.as_html("Hej", "→ Ja: https://bra.example/?svar=ja\n→ Nej: https://bra.example/?svar=nej\n\nSlut.")

    assert html.count('<p class="buttons">') == 1
    assert '<a class="strong" href="https://bra.example/?svar=ja">Ja</a><a href="' in html
    assert '<a href="https://bra.example/?svar=nej">' in html


def test_a_template_that_does_not_exist_is_an_error(person):
    with pytest.raises(TemplateDoesNotExist):
        letters.write(person, "meetings/letters/nothing.txt", {}, key="prov", matter="prov")


def test_a_letter_says_what_kind_it_is_and_whom_it_is_for(person):
    letter = a_letter(person)

    assert (letter.kind, letter.key, letter.address) == ("empty_seat", f"prov/{person.pk}", person.email)


def test_a_letter_with_a_key_is_posted_once(person):
    letters.post([a_letter(person)])
    letters.post([a_letter(person)])

    assert Letter.objects.count() == 1


def test_a_known_letter_stops_none_of_the_new_ones_beside_it(person):
    letters.post([a_letter(person)])

    letters.post([a_letter(person), a_letter(PersonFactory()), a_letter(person, key="annat")])

    assert Letter.objects.count() == 3


def test_the_first_words_stand_when_a_letter_is_posted_again(person):
    letters.post([a_letter(person)])
    again = a_letter(person)
    again.subject = "Något annat"

    letters.post([again])

    assert Letter.objects.get().subject == "Tom plats i Brå: Skolchef"


def test_a_posted_letter_is_due_at_once(person, now):
    letters.post([a_letter(person)])

    letter = Letter.objects.get()
    assert (letter.posted_at, letter.due_at, letter.state, letter.tries) == (now, now, "waiting", 0)


def test_no_letters_are_no_work(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        letters.post([])


def test_the_mail_is_words_in_two_looks_an_invitation_and_a_paper(summons):
    assert [part.get_content_type() for part in summons.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
        "application/pdf",
    ]


def test_the_invitation_names_its_method_in_its_header_too(summons):
    invitation = next(part for part in summons.walk() if part.get_content_type() == "text/calendar")

    assert invitation.get_param("method") == "REQUEST"
    assert invitation.get_param("charset") == "utf-8"
    assert "METHOD:REQUEST" in invitation.get_content().splitlines()


def test_the_paper_has_a_name_and_is_a_pdf(summons):
    paper = next(part for part in summons.walk() if part.get_content_type() == "application/pdf")

    assert paper.get_filename() == "dagordning-bra-2027-02-18-v1.pdf"
    assert paper.get_content().startswith(b"%PDF-1.7")


def test_the_mail_goes_from_the_function_mailbox_to_one_person(summons, member):
    assert summons["To"] == member.email
    assert summons["From"] == "Hedemora Brå <bra@hedemora.example>"
    assert (summons["Cc"], summons["Bcc"]) == (None, None)


def test_no_robot_answers_the_mail(summons):
    assert summons["Auto-Submitted"] == "auto-generated"


def test_the_mail_is_dated_when_it_was_to_leave_however_long_it_was_held(person):
    """A date of weeks ago looks like spam."""
    letter = a_letter(person)
    letter.posted_at = datetime(2027, 1, 7, 7, 0, tzinfo=UTC)
    letter.due_at = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)

    assert letters.message(letter).message()["Date"] == "Wed, 03 Feb 2027 07:00:00 +0000"


def test_the_same_letter_has_the_same_message_id_and_another_has_another(person):
    letter, other = posted(a_letter(person)), posted(a_letter(person, key="annat"))
    ids = [letters.message(each).message()["Message-ID"] for each in (letter, letter, other)]

    assert ids[0] == ids[1] != ids[2]
    assert ids[0].endswith("@hedemora.example>")


def test_letters_are_found_by_words_whatever_their_case(person):
    letters.post([a_letter(person)])

    found = [Letter.objects.search(words).count() for words in ("ÅSA", "ledamoten@", "SKOLchef", "kommunpolis", "")]
    assert found == [1, 1, 1, 0, 1]


def test_an_unknown_state_filters_nothing(person):
    letters.post([a_letter(person)])

    assert [Letter.objects.in_state(state).count() for state in ("waiting", "sent", "", "påhittat")] == [1, 0, 1, 1]
