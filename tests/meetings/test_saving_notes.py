"""What is written on the page of a meeting going on is saved, or shown beside what somebody else wrote."""

import pytest

from meetings.models import Decision, Meeting, NoteVersion, Record, State
from tests.meetings.sitting import decide, under_way, write
from tests.pages import form_with, text_of

MONEY = "Brå beslutar att bevilja 50 000 kr till föreningen."
AS_THE_SCRIPT = {"Accept": "application/json"}


@pytest.fixture
def meeting(council, coordinator, chair, member, now):
    return under_way(council)


@pytest.fixture
def item(meeting):
    return meeting.agenda_items[1]


@pytest.fixture
def page(signed_in):
    """page(person, meeting, "?punkt=2") is what that person is shown."""
    return lambda person, meeting, asked="": signed_in(person).get(f"/arbete/moten/{meeting.pk}/pagar/{asked}")


def notes_of(meeting, item):
    return f"/arbete/moten/{meeting.pk}/anteckningar/{item.pk}/"


def save(browser, meeting, item, over, notes, **more):
    return browser.post(notes_of(meeting, item), {"over": over, "notes": notes, **more}, headers=AS_THE_SCRIPT)


def test_a_save_by_the_script_is_acknowledged_with_what_stands(signed_in, meeting, item, coordinator):
    told = save(signed_in(coordinator), meeting, item, 1, "Rad ett\r\nrad två  ").json()

    assert (told["text"], told["version"], told["own"], told["at"]) == ("Rad ett\nrad två  ", 2, 2, "08.00")
    assert Record.objects.get(item=item).notes == "Rad ett\nrad två  "


def test_a_stale_save_by_the_script_is_answered_with_both(signed_in, meeting, item, coordinator, chair):
    write(meeting, chair, item, 1, "Samma\nDeras")
    answer = save(signed_in(coordinator), meeting, item, 1, "Samma\nMitt")

    assert answer.status_code == 409
    assert answer.json()["lines"] == [["Samma", False], ["Deras", True]]
    assert (answer.json()["version"], answer.json()["last"]) == (2, "Kommundirektören skrev 08.00")


@pytest.mark.parametrize("sent", [
    {"over": 1, "notes": "x" * 20_001}, {"over": 1, "notes": "a\0b"}, {"over": "", "notes": "a"},
    {"over": 9**30, "notes": "a"}, {"over": 1, "notes": "a", "choice": "annat"}, {},
])  # fmt: skip
def test_what_cannot_be_saved_is_refused_with_words(sent, signed_in, meeting, item, coordinator):
    answer = signed_in(coordinator).post(notes_of(meeting, item), sent, headers=AS_THE_SCRIPT)

    assert (answer.status_code, bool(answer.json()["fault"])) == (422, True)
    assert not NoteVersion.objects.exists()


def test_after_the_minutes_are_sent_a_save_is_refused_and_the_text_comes_back(signed_in, meeting, item, coordinator):
    Meeting.objects.filter(pk=meeting.pk).update(state=State.FOR_APPROVAL)
    answer = signed_in(coordinator).post(notes_of(meeting, item), {"over": 1, "notes": "Det jag skrev."})

    assert answer.status_code == 422
    assert form_with(answer, "notes")["notes"].strip() == "Det jag skrev."


def test_without_a_script_the_notes_are_saved_with_the_button(page, signed_in, meeting, item, coordinator):
    form = form_with(page(coordinator, meeting, "?punkt=2"), "notes")
    answer = signed_in(coordinator).post(notes_of(meeting, item), form | {"notes": "För hand."})

    assert answer.url == f"/arbete/moten/{meeting.pk}/pagar/?punkt=2"
    assert Record.objects.get(item=item).notes == "För hand."


def test_without_a_script_the_stale_save_shows_both_and_the_choice_is_taken(
    signed_in, meeting, item, coordinator, chair
):
    write(meeting, chair, item, 1, "Deras.")
    stale = signed_in(coordinator).post(notes_of(meeting, item), {"over": 1, "notes": "Mitt."})
    form = form_with(stale, "notes")
    answer = signed_in(coordinator).post(notes_of(meeting, item), form | {"choice": "both"})

    assert (stale.status_code, answer.status_code) == (422, 302)
    assert "Deras." in text_of(stale)
    assert (form["notes"].strip(), form["over"]) == ("Mitt.", "2")
    assert Record.objects.get(item=item).notes == "Deras.\nMitt."


def test_the_outcome_is_saved_and_shown_among_the_items(page, signed_in, meeting, item, coordinator, member):
    form = form_with(page(coordinator, meeting, "?punkt=2"), "outcome_text")
    signed_in(coordinator).post(
        f"/arbete/moten/{meeting.pk}/utfall/{item.pk}/", form | {"outcome": "group", "outcome_text": "En grupp bildas."}
    )

    assert Decision.objects.get(item=item).text == "En grupp bildas."
    assert "Beslut om arbetsgrupp" in text_of(page(member, meeting))


def test_an_outcome_that_is_refused_says_why_and_keeps_what_was_written(signed_in, meeting, item, coordinator):
    address = f"/arbete/moten/{meeting.pk}/utfall/{item.pk}/"
    answer = signed_in(coordinator).post(address, {"over": 1, "outcome": "dropped", "outcome_text": " "})
    money = signed_in(coordinator).post(address, {"over": 1, "outcome": "money", "outcome_text": "Lampor."})

    assert (answer.status_code, money.status_code) == (422, 422)
    assert "Skriv varför punkten utgår." in text_of(answer)
    assert form_with(money, "outcome_text")["outcome_text"].strip() == "Lampor."


def test_an_outcome_that_somebody_else_has_set_is_told(signed_in, meeting, item, coordinator, chair):
    decide(meeting, chair, item, "consultation", "Vi samrådde.")
    answer = signed_in(coordinator).post(
        f"/arbete/moten/{meeting.pk}/utfall/{item.pk}/", {"over": 1, "outcome": "information", "outcome_text": "Nej."}
    )

    assert answer.status_code == 422
    assert "Samråd genomfört. Vi samrådde." in text_of(answer)
    assert form_with(answer, "outcome_text")["over"] == "2"


def test_wording_about_money_in_the_council_gets_a_hint_and_the_way_on(page, signed_in, meeting, item, coordinator):
    told = save(signed_in(coordinator), meeting, item, 1, MONEY).json()
    shown = page(coordinator, meeting, "?punkt=2")

    assert told["hint"] == "beslutar att bevilja 50 000 kr"
    assert "ingen beslutanderätt" in text_of(shown)
    assert 'href="/arbete/organ/kommunstyrelsen/"' in shown.content.decode()
    assert Record.objects.get(item=item).notes == MONEY


def test_a_body_that_may_decide_about_money_gets_no_hint(council, signed_in, coordinator, now):
    type(council).objects.filter(pk=council.pk).update(kind="group", mandate="decides")
    meeting = under_way(type(council).objects.get(pk=council.pk))
    told = save(signed_in(coordinator), meeting, meeting.agenda_items[0], 1, MONEY).json()

    assert told["hint"] == ""


def test_every_version_can_be_read_again_and_made_to_stand(signed_in, meeting, item, coordinator, chair):
    for over, words in ((1, "Först."), (2, "Sedan.")):
        write(meeting, chair, item, over, words)
    browser = signed_in(coordinator)
    form = form_with(browser.get(f"{notes_of(meeting, item)}?version=2"), "notes")
    browser.post(notes_of(meeting, item), form)

    assert Record.objects.get(item=item).notes == form["notes"] == "Först."
    assert NoteVersion.objects.count() == 3
    assert "Kommundirektören" in text_of(browser.get(notes_of(meeting, item)))


@pytest.mark.parametrize("asked", ["?version=99", "?version=999999999999", "?version=²", "?page=x", ""])
def test_the_versions_are_for_those_who_write(asked, signed_in, meeting, item, coordinator, member):
    address = notes_of(meeting, item) + asked

    assert signed_in(coordinator).get(address).status_code == (404 if asked == "?version=99" else 200)
    assert signed_in(member).get(address).status_code == 404
