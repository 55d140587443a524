"""Answers and substitutes on the meeting's page, for those who have signed in."""

import pytest

from councils.models import Person
from meetings.lifecycle import meetings
from office.models import Letter
from tests.factories.councils import HoldingFactory
from tests.pages import form_with, text_of

NEW = {"name": "Biträdande rektorn", "title": "Biträdande rektor", "email": "rektorn@hedemora.example"}


@pytest.fixture
def sent(meeting, coordinator):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


@pytest.fixture
def named(sent, member):
    """The member's substitute, as a part in the meeting."""
    return meetings["name_substitute"](sent, by=member, **NEW)


def test_one_answers_on_the_meetings_page_in_one_press(signed_in, sent, member):
    browser = signed_in(member)
    form = form_with(browser.get(sent.get_absolute_url()), "greeting")
    browser.post(f"{sent.get_absolute_url()}steg/answer/", form | {"answer": "maybe", "greeting": "Hör av mig"})

    page = text_of(browser.get(sent.get_absolute_url()))
    assert "Kanske Du svarade onsdag 3 februari 2027 kl. 08.00, på mötets sida." in page
    assert "”Hör av mig”" in page


def test_before_the_summons_there_is_nothing_to_answer(signed_in, meeting, member):
    page = signed_in(member).get(meeting.get_absolute_url()).content.decode()

    assert ('name="answer"' in page, "har inte svarat" in page) == (False, False)


def test_only_those_who_have_not_answered_can_be_chosen_for_a_reminder(signed_in, sent, coordinator, chair, member):
    meetings["answer"](sent, by=member, answer="no")
    browser, address = signed_in(coordinator), f"{sent.get_absolute_url()}steg/remind_unanswered/"
    form = browser.get(address).context["form"]
    browser.post(address, {"people": form.fields["people"].initial})

    assert {label.partition(",")[0] for _, label in form.fields["people"].choices} == {coordinator.name, chair.name}
    assert Letter.objects.filter(kind="please_answer").count() == 2


def test_nobody_chosen_is_nobody_reminded_and_ones_own_words_are_kept(signed_in, sent, coordinator):
    page = signed_in(coordinator).post(f"{sent.get_absolute_url()}steg/remind_unanswered/", {"words": "Säg till!"})

    assert (page.status_code, Letter.objects.filter(kind="please_answer").count()) == (422, 0)
    assert "Säg till!" in page.content.decode()


def test_the_members_do_not_see_what_is_for_the_coordinator(signed_in, sent, member):
    page = text_of(signed_in(member).get(sent.get_absolute_url()))

    assert [words for words in ("Notera svar", "Påminn", "Återkalla länkarna") if words in page] == []


def test_the_list_shows_who_sits_for_whom(signed_in, sent, coordinator, named):
    page = signed_in(coordinator).get(sent.get_absolute_url()).content.decode()

    assert "Biträdande rektorn kommer i stället." in page
    assert "Sitter för Skolchefen." in page
    assert "1 kommer inte, 3 har inte svarat." in page


def choices(signed_in, person, meeting):
    page = signed_in(person).get(f"{meeting.get_absolute_url()}steg/name_substitute/")
    return [label for _, label in page.context["form"].fields["earlier"].choices[1:]]


def test_earlier_substitutes_of_the_seat_are_offered(signed_in, sent, member, coordinator, named):
    seat = member.holdings.get().seat
    HoldingFactory(seat=seat, is_substitute=True, person__name="Utvecklaren")
    meetings["withdraw_substitute"](sent, by=member)

    told = [f"Biträdande rektorn – {seat.title}", f"Utvecklaren – {seat.title}"]
    assert choices(signed_in, member, sent) == told
    assert choices(signed_in, coordinator, sent) == told


def test_one_who_has_never_been_replaced_is_offered_nobody(signed_in, sent, chair, named):
    page = signed_in(chair).get(f"{sent.get_absolute_url()}steg/name_substitute/")

    assert list(page.context["form"].fields) == ["name", "title", "email"]


@pytest.mark.parametrize("left_out", ["name", "title", "email"])
def test_what_is_missing_is_told_beside_its_field_and_the_rest_is_kept(signed_in, sent, member, left_out):
    page = signed_in(member).post(f"{sent.get_absolute_url()}steg/name_substitute/", NEW | {left_out: ""})

    assert (page.status_code, list(page.context["form"].errors)) == (422, [left_out])
    assert sum(value in page.content.decode() for value in NEW.values()) >= 2
    assert not Person.objects.filter(name=NEW["name"]).exists()
