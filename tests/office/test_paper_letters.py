"""Letters on paper, to those without e-mail: printed by a worker, put in an envelope by the coordinator."""

import re
from io import BytesIO

import pikepdf
import pytest

from guideline.profile import municipality
from meetings.lifecycle import meetings
from office import documents, journal, papers
from office.lifecycle import StepRefused
from office.models import Document, Letter
from office.models.letters import LetterState
from office.outbox import outbox
from office.todo import letters_to_do

PAGE = "/arbete/utskick/att-skriva-ut/"


@pytest.fixture
def without(member):
    """The member has no e-mail."""
    member.email, member.postal_address = None, "Storgatan 1\n776 30 Hedemora"
    member.save()
    return member


@pytest.fixture
def letter(without, meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return Letter.objects.get(recipient=without)


@pytest.fixture
def written(letter, now):
    papers.write_waiting(municipality(), now)
    documents.render_waiting()
    return letter


def cover(letter):
    return papers.covers([letter])[letter.pk]


def test_one_without_an_address_is_called_on_paper(letter):
    assert (letter.state, letter.address) == (LetterState.TO_PRINT, "")


def test_the_paper_has_the_address_the_words_and_how_to_answer(written):
    html = re.sub(r"\s+", " ", cover(written).html)

    assert "Storgatan 1<br>776 30 Hedemora" in html
    assert "Kallelse: Brå" in html
    assert "Ring 0980-31 92 00 eller skriv till bra@hedemora.example" in html


def test_nothing_on_paper_leads_to_a_link_or_a_button(written):
    html = cover(written).html

    assert "/lank/" not in html
    assert "Länk" not in html
    assert "Tryck" not in html


def test_what_is_said_of_links_is_left_out_and_the_rest_stays():
    body = "Hej.\n\n→ Ja: https://x.example/\n\nDu är kallad. Länkarna är bara dina: skicka dem inte vidare.\n"

    assert papers.paragraphs(body) == ["Hej.", "Du är kallad."]


def test_what_is_enclosed_lies_behind_on_a_leaf_of_its_own(written):
    with pikepdf.open(BytesIO(papers.bound([written]))) as bound:
        agenda = pikepdf.open(BytesIO(documents.render(written.document)))

        assert len(bound.pages) == 2 + len(agenda.pages) + len(agenda.pages) % 2


def test_words_on_paper_are_made_once_and_again_when_the_address_changes(written, without, now):
    assert papers.write_waiting(municipality(), now) == 0

    without.postal_address = "Nygatan 2\n776 30 Hedemora"
    without.save()

    assert papers.write_waiting(municipality(), now) == 1
    assert "Nygatan 2" in cover(written).html


def test_the_page_lists_what_is_to_be_printed(written, coordinator, signed_in):
    page = signed_in(coordinator).get(PAGE)

    assert written.subject in page.content.decode()
    assert f"/arbete/utskick/{written.pk}/brev.pdf" in page.content.decode()


def test_before_the_worker_has_been_there_the_pdf_is_waited_for(letter, coordinator, signed_in):
    browser = signed_in(coordinator)

    assert "Görs i ordning" in browser.get(PAGE).content.decode()
    assert "Filen görs i ordning" in browser.get(f"{PAGE}alla.pdf", follow=True).content.decode()


def test_the_coordinator_opens_one_or_all_as_a_pdf(written, coordinator, signed_in):
    browser = signed_in(coordinator)

    for address in (f"{PAGE}alla.pdf", f"/arbete/utskick/{written.pk}/brev.pdf"):
        answer = browser.get(address)
        assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_letter_that_went_as_mail_has_no_paper(written, coordinator, signed_in):
    by_mail = Letter.objects.exclude(pk=written.pk).first()

    assert signed_in(coordinator).get(f"/arbete/utskick/{by_mail.pk}/brev.pdf").status_code == 404


def test_what_has_been_printed_and_sent_is_marked_so(written, coordinator, signed_in, now):
    answer = signed_in(coordinator).post(f"{PAGE}klart/", {"brev": [written.pk]}, follow=True)
    written.refresh_from_db()

    assert (written.state, written.sent_at) == (LetterState.PRINTED, now)
    assert "Klart: brevet är utskrivet och skickat." in answer.content.decode()
    assert journal.of(written).get().what == "Utskrivet och skickat"


@pytest.mark.parametrize("ticked", [[], ["x"], ["9" * 30], ["\0"], ["²"], ["-1"], ["999999"]])
def test_what_cannot_be_a_letter_marks_none(written, coordinator, signed_in, ticked):
    answer = signed_in(coordinator).post(f"{PAGE}klart/", {"brev": ticked}, follow=True)
    written.refresh_from_db()

    assert written.state == LetterState.TO_PRINT
    assert "Kryssa för de brev" in answer.content.decode()


def test_a_letter_sent_by_mail_cannot_be_marked_as_printed(written, coordinator, signed_in):
    by_mail = Letter.objects.filter(state=LetterState.WAITING).first()

    signed_in(coordinator).post(f"{PAGE}klart/", {"brev": [by_mail.pk]})
    by_mail.refresh_from_db()

    assert by_mail.state == LetterState.WAITING


def test_one_that_has_been_printed_can_be_printed_again(written, coordinator, signed_in):
    browser = signed_in(coordinator)
    browser.post(f"{PAGE}klart/", {"brev": [written.pk]})

    assert browser.get(f"/arbete/utskick/{written.pk}/brev.pdf").content.startswith(b"%PDF-")
    assert "Inga brev att skriva ut" in browser.get(PAGE).content.decode()


def test_the_start_page_says_what_is_to_be_printed(written, coordinator, member):
    assert [todo.title for todo in letters_to_do(coordinator)] == ["1 brev att skriva ut"]
    assert letters_to_do(member) == []


def test_the_title_of_the_paper_says_nothing_of_the_matter(written):
    assert cover(written).title == f"Brev {written.pk} på papper"


def test_a_letter_taken_back_gets_no_paper(letter, now):
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.WITHDRAWN)

    assert papers.write_waiting(municipality(), now) == 0
    assert not Document.objects.filter(matter=journal.matter_of(letter)).exists()


def test_a_letter_that_failed_is_not_sent_again_to_no_address(letter, coordinator):
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.FAILED)
    letter.refresh_from_db()

    with pytest.raises(StepRefused, match="Mottagaren har ingen e-postadress"):
        outbox["resend"](letter, by=coordinator)


def test_letters_that_go_together_on_paper_have_what_is_enclosed_in_each(letter, now):
    told = {"key": "digest", "kind": "digest", "recipient": letter.recipient, "state": LetterState.TO_PRINT}
    together = Letter.objects.create(posted_at=now, due_at=now, **told)
    Letter.objects.filter(pk=letter.pk).update(state=LetterState.GATHERED, gathered_in=together)
    papers.write_waiting(municipality(), now)
    documents.render(cover(together))

    assert not papers.is_ready(together, cover(together))
    documents.render_waiting()
    assert papers.is_ready(together, cover(together))
    with pikepdf.open(BytesIO(papers.bound([together]))) as bound:
        agenda = pikepdf.open(BytesIO(documents.render(letter.document)))

        assert len(bound.pages) == 2 + len(agenda.pages) + len(agenda.pages) % 2
