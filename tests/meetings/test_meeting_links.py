"""A meeting by link: all one needs without signing in, nothing beside, and no word to whoever has no right to it."""

from datetime import timedelta

import pytest
from django.test import Client

from meetings.lifecycle import items, meetings
from meetings.models import Participant
from office import clock, documents, journal
from office.models import Link
from tests.factories.councils import CooptionFactory
from tests.factories.meetings import AgendaItemFactory
from tests.house.estate import text_file
from tests.meetings.refused import of
from tests.pages import text_of

NEW = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "rektorn@hedemora.example"}


@pytest.fixture
def sent(meeting, coordinator):
    meetings["add_paper"](meeting, by=coordinator, upload=text_file())
    agenda = meetings["send_agenda"](meeting, by=coordinator)
    documents.render(agenda.document)
    return meeting


def answered(person):
    part = Participant.objects.filter(person=person).first()
    return (part.answer, part.answered_via) if part else None


def test_the_page_says_what_when_where_and_as_whom(client, sent, member):
    page = text_of(client.get(of(member)))

    for words in ("Torsdag 18 februari 2027", "Kl. 13.00–15.00, Kommunhuset", "Du är kallad som ledamot", "Öppnande"):
        assert words in page


def test_to_look_changes_nothing_however_often_a_mail_scanner_looks(client, sent, member):
    for asked in ("", "?svar=ja", "?svar=nej", "?svar=påhittat"):
        for look in (client.get, client.head, client.options):
            look(of(member) + asked)

    assert answered(member) is None
    assert [line.what for line in journal.of(Link.objects.get(person=member))] == ["Länken öppnades"]


@pytest.mark.parametrize(("asked", "value"), [("ja", "yes"), ("nej", "no"), ("kanske", "maybe")])
def test_the_answer_the_letter_asked_about_is_the_one_to_confirm(client, sent, member, asked, value):
    page = client.get(f"{of(member)}?svar={asked}").content.decode()

    assert "Tryck för att bekräfta" in page
    assert f'action="{of(member)}svar/"' in page
    assert f'answer-first" type="submit" name="answer" value="{value}"' in page


def test_an_answer_is_one_press(client, sent, member):
    answer = client.post(of(member) + "svar/", {"answer": "yes", "greeting": "Kommer 13.30"})

    assert (answer.status_code, answer.headers["Location"]) == (302, of(member))
    assert answered(member) == ("yes", "link")
    assert journal.of(sent).last().by == member


def test_a_substitute_is_called_by_link_and_comes_by_a_link_of_their_own(client, sent, member):
    client.post(of(member) + "ersattare/", NEW)
    substitute = Participant.objects.substitutes().get().person

    assert answered(member) == ("no", "link")
    assert "Du är kallad som ersättare för Skolchefen" in text_of(client.get(of(substitute)))
    assert client.post(of(substitute) + "svar/", {"answer": "yes"}).status_code == 302
    assert client.post(of(member) + "ersattare/ta-tillbaka/").status_code == 302
    assert not Participant.objects.substitutes().exists()


def test_what_is_wrong_with_a_substitute_is_told_and_all_that_was_written_is_kept(client, sent, member, chair):
    page = client.post(of(member) + "ersattare/", NEW | {"email": chair.email})

    assert (page.status_code, answered(member)) == (422, None)
    assert "redan kallad till mötet" in text_of(page)
    assert f'value="{NEW["name"]}"' in page.content.decode()


def test_a_link_answers_for_nobody_but_its_own(client, sent, coordinator, member):
    client.post(of(coordinator) + "ersattare/", NEW | {"holder": member.pk})

    assert (answered(member), answered(coordinator)) == (None, ("no", "link"))


def test_a_post_from_another_site_is_stopped(sent, member):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(of(member) + "svar/", {"answer": "yes"}).status_code == 403
    assert answered(member) is None


def test_papers_agenda_and_calendar_come_by_the_link(client, sent, member):
    paper = client.get(f"{of(member)}bilagor/{sent.papers.get().file.uuid}/")
    calendar = client.get(of(member) + "kalender.ics")

    assert b"".join(paper) == "Underlag till mötet.".encode()
    assert client.get(of(member) + "dagordning/1/").content.startswith(b"%PDF")
    assert b"METHOD:REQUEST" in calendar.content
    assert member.email.encode() in calendar.content.replace(b"\r\n ", b"")


def test_while_the_agendas_pdf_is_being_made_the_link_says_so(client, meeting, coordinator, member):
    agenda = meetings["send_agenda"](meeting, by=coordinator)
    answer = client.get(of(member) + "dagordning/1/")

    page = answer.content.decode()
    assert (answer.status_code, str(agenda) in page, "PDF:en görs i ordning" in page) == (202, True, True)


def test_a_secret_item_shows_its_title_and_to_those_who_may_read_it_where_they_sign_in(
    client, sent, member, chair, coordinator
):
    """The coordinator is asked for two factors elsewhere, and a letter is easily handed on."""
    of_item = {"meeting": sent, "body": sent.body, "state": "accepted", "openness": "secret", "position": 2}
    item = AgendaItemFactory(title="Ärende A", text="Hemligheten", **of_item)
    paper = items["add_item_paper"](item, by=coordinator, upload=text_file("karta.txt"))
    meetings["add_paper"](sent, by=coordinator, upload=text_file("lista.txt"), openness="secret", secrecy_ground="x")
    people = (member, chair, coordinator)
    shown = [text_of(client.get(of(person))) for person in people]
    given = [client.get(f"{of(person)}bilagor/{paper.file.uuid}/").status_code for person in people]

    assert [[word in page for word in ("Ärende A", "Hemligheten", "karta.txt", "lista.txt")] for page in shown] == [
        [True, False, False, False]
    ] * 3
    assert [page.count("Logga in för att läsa") for page in shown] == [0, 2, 2]
    assert given == [404] * 3


def test_nothing_on_the_page_leads_into_the_house(client, sent, member):
    page = client.get(of(member)).content.decode()

    assert "/arbete/" not in page
    assert "Logga ut" not in page


def test_no_cache_no_search_engine_and_no_other_site_learns_of_it(client, sent, member):
    headers = client.get(of(member)).headers

    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    assert headers["Referrer-Policy"] == "same-origin"


def test_a_link_signs_nobody_in(client, sent, member):
    client.get(of(member))

    assert client.get("/arbete/").headers["Location"].startswith("/logga-in/")
    assert "sessionid" not in client.cookies


def test_a_link_in_the_hands_of_somebody_else_signed_in_still_speaks_for_its_own(signed_in, sent, member, chair):
    signed_in(chair).post(of(member) + "svar/", {"answer": "no"})

    assert (answered(member), answered(chair)) == (("no", "link"), None)


def test_whoever_it_came_to_by_mistake_closes_it(client, sent, member):
    address = of(member)

    assert "Länken är stängd" in text_of(client.post(address + "stang/"))
    assert client.get(address).status_code == 404


def test_the_coordinator_takes_back_somebodys_links(client, signed_in, sent, coordinator, member):
    address = of(member)
    step = f"{sent.get_absolute_url()}steg/revoke_links/"

    assert signed_in(coordinator).post(step, {"person": member.pk}).status_code == 302
    assert Client().get(address).status_code == 404


def test_the_page_costs_the_same_however_many_are_called(client, sent, member, django_assert_max_num_queries):
    for _ in range(30):
        CooptionFactory(body=sent.body)
    client.get(of(member))

    with django_assert_max_num_queries(15):
        client.get(of(member))


@pytest.mark.parametrize(("offset", "status"), [(-1, 200), (0, 404), (1, 404)])
def test_the_link_lasts_two_weeks_after_the_meeting(client, sent, member, offset, status):
    address = of(member)

    with clock.pretending(sent.ends_at + timedelta(days=14, seconds=offset)):
        assert client.get(address).status_code == status


def test_after_the_meeting_there_is_nothing_to_answer(client, sent, member):
    with clock.pretending(sent.ends_at):
        page = client.get(of(member) + "?svar=ja")
        answer = client.post(of(member) + "svar/", {"answer": "yes"})

    assert 'name="answer"' not in page.content.decode()
    assert (answer.status_code, answered(member)) == (422, None)


def test_a_link_that_opens_is_no_such_page(client, sent, member):
    assert client.get(of(member)).status_code == 200
