"""What one may not see does not exist: not at its address, not in a list, not in a search, not in a count."""

from datetime import date, timedelta

import pytest

from meetings.lifecycle import bodies, items, meetings
from meetings.models import AgendaItem, Meeting
from office import journal, serving
from office.models import Letter
from tests.factories.councils import CooptionFactory, HoldingFactory, OrganisationFactory, PersonFactory
from tests.factories.situation import RapporteurFactory
from tests.house.estate import browser_of, text_file

YESTERDAY = (TODAY := date(2027, 2, 3)) - timedelta(days=1)
LISTS = [
    "/arbete/",
    "/arbete/moten/?ar=2027",
    "/arbete/moten/?ar=2027&organ=bra",
    "/arbete/arenden/",
    "/arbete/atgarder/?visa=alla",
    "/arbete/atgarder/lista.csv?visa=alla",
]


def statuses(browser, *meetings_or_items):
    return [browser.get(f"/arbete/{place}/{each.pk}/").status_code for place, each in meetings_or_items]


def seat_in(body, **holding):
    """A browser with someone who holds a seat of the body in the period."""
    seat = body.seats.filter(holdings=None, role="member").first()
    return browser_of(HoldingFactory(seat=seat, **holding).person)


def of_the_council(house):
    return [
        house.meeting.get_absolute_url(),
        house.sent.get_absolute_url(),
        f"/arbete/arenden/{house.proposed.pk}/",
        "Mörka skolvägar",
        "Trygghetsmätningen",
        "Öppnande",
        "Byter lampor",
    ]


@pytest.mark.parametrize("role", ["stranger", "rapporteur", "administrator"])
@pytest.mark.parametrize("address", LISTS)
def test_no_list_shows_another_bodys_meetings_or_items(address, role, house):
    page = house.browsers[role].get(address).content.decode()

    assert [trace for trace in of_the_council(house) if trace in page] == []


@pytest.mark.parametrize("address", LISTS[:2])
def test_the_same_lists_show_a_member_their_own_bodys_meetings_and_no_others(address, house):
    page = house.browsers["member"].get(address).content.decode()

    assert house.meeting.get_absolute_url() in page
    assert house.est_meeting.get_absolute_url() not in page


def test_a_member_does_not_see_what_another_member_has_proposed_before_it_is_accepted(house):
    browser = seat_in(house.council, since=YESTERDAY)
    before = statuses(browser, ("arenden", house.proposed))
    items["accept"](house.proposed, by=house.people["coordinator"], meeting=house.meeting)

    assert before + statuses(browser, ("arenden", house.proposed)) == [404, 200]


def test_the_search_of_the_outbox_finds_nothing_for_one_who_may_not_see_it(house):
    answers = {role: house.browsers[role].get("/arbete/utskick/?sok=Kommundirekt").status_code for role in house.people}

    assert [role for role, status in answers.items() if status == 200] == ["coordinator", "administrator"]


def test_the_administrator_sees_that_a_letter_went_but_not_what_it_says(house):
    browser, letter = house.browsers["administrator"], Letter.objects.first()
    page = browser.get(f"/admin/office/letter/{letter.pk}/change/").content.decode()

    assert letter.address in page
    assert letter.subject not in page
    assert letter.body.splitlines()[0] not in page


def test_the_administrator_sees_that_an_item_is_there_but_not_what_it_says(house):
    listed = house.browsers["administrator"].get("/admin/meetings/agendaitem/").content.decode()
    page = house.browsers["administrator"].get(f"/admin/meetings/agendaitem/{house.proposed.pk}/change/")

    assert "Mörka skolvägar" not in listed + page.content.decode()


def test_the_administrator_sees_that_a_step_was_taken_but_not_its_words(house):
    line = journal.of(house.council)[0]
    page = house.browsers["administrator"].get(f"/admin/office/entry/{line.pk}/change/").content.decode()

    assert line.what in page
    assert "Mörka skolvägar" not in page


@pytest.mark.parametrize("action", ["meetings.see_all", "meetings.send_agenda", "office.read_letter"])
def test_running_the_system_is_no_short_cut_past_the_table(action, house):
    assert not house.people["administrator"].has_perm(action, house.meeting)


def test_an_administrator_without_a_seat_sends_nothing(house):
    letters = Letter.objects.count()
    answer = house.browsers["administrator"].post(f"/arbete/moten/{house.meeting.pk}/steg/send_agenda/")

    assert answer.status_code == 404
    assert Letter.objects.count() == letters


def test_a_guest_sees_the_meeting_they_were_asked_to_and_no_other(house):
    browser = browser_of(house.guest)
    seen = statuses(browser, ("moten", house.sent), ("moten", house.meeting), ("moten", house.est_meeting))

    assert seen == [200, 404, 404]
    assert list(Meeting.objects.seen_by(house.guest)) == [house.sent]


def let_in(person):
    """With something else to come in for: an account that nothing asks for is closed."""
    RapporteurFactory(person=person, organisation=OrganisationFactory())
    return person


def test_a_guest_taken_away_no_longer_sees_the_meeting(house):
    meetings["remove_guest"](house.sent, by=house.people["coordinator"], guest=house.added_guest)

    assert statuses(browser_of(let_in(house.guest)), ("moten", house.sent)) == [404]


def test_one_who_was_adjoined_last_year_no_longer_sees_the_meetings(house):
    gone = CooptionFactory(body=house.council, since=date(2026, 1, 1), until=date(2026, 12, 31)).person

    assert statuses(browser_of(house.cooption.person), ("moten", house.meeting)) == [200]
    assert statuses(browser_of(let_in(gone)), ("moten", house.meeting)) == [404]


def test_one_who_may_no_longer_sign_in_is_let_in_nowhere(house):
    person = house.people["member"]
    browser = browser_of(person)
    type(person).objects.filter(pk=person.pk).update(is_active=False)

    assert browser.get("/arbete/").headers["Location"].startswith("/logga-in/")


def test_a_paper_of_an_item_follows_the_item_onto_the_agenda(house):
    address = f"/arbete/bilagor/{house.paper_of_an_item.file.uuid}/"
    before = house.browsers["chair"].get(address).status_code
    items["accept"](house.proposed, by=house.people["coordinator"], meeting=house.meeting)
    after = house.browsers["chair"].get(address)

    assert (before, after.status_code, b"".join(after)) == (404, 200, "Underlag till mötet.".encode())
    assert house.browsers["stranger"].get(address).status_code == 404


def test_a_paper_is_served_as_its_own_kind_in_a_sandbox(house):
    answer = house.browsers["member"].get(f"/arbete/bilagor/{house.paper.file.uuid}/")
    list(answer)

    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="underlag.txt"'
    assert answer.headers["Content-Security-Policy"] == serving.SANDBOX


def test_a_file_is_reached_by_no_address_of_its_own(house):
    stored = house.paper.file.file

    assert [house.browsers["member"].get(f"{start}{stored.name}").status_code for start in ("/", "/files/")] == [
        404,
        404,
    ]


def test_an_address_of_another_bodys_seat_leads_nowhere(house):
    address = f"/arbete/organ/est/platser/{house.empty_seat.pk}/fill_seat/"

    assert house.browsers["coordinator"].get(address).status_code == 404


def test_a_proposal_to_a_body_where_one_does_not_sit_is_not_kept(house):
    proposals = AgendaItem.objects.count()
    answer = house.browsers["stranger"].post("/arbete/arenden/nytt/bra/", {"title": "Hej", "minutes": 5})

    assert (answer.status_code, AgendaItem.objects.count()) == (404, proposals)


def test_an_item_withdrawn_by_its_proposer_is_theirs_alone(house):
    item = bodies["propose"](house.council, by=house.people["member"], title="Ångrat")
    items["add_item_paper"](item, by=house.people["member"], upload=text_file("ångrat.txt"))
    items["withdraw"](item, by=house.people["member"])
    paper = f"/arbete/bilagor/{item.papers.get().file.uuid}/"

    assert statuses(house.browsers["chair"], ("arenden", item)) == [404]
    assert house.browsers["chair"].get(paper).status_code == 404
    assert statuses(house.browsers["member"], ("arenden", item)) == [200]


def test_someone_who_stands_for_nobody_can_be_signed_in_and_sees_no_meeting(house):
    nobody = let_in(PersonFactory(organisation=None))

    assert list(Meeting.objects.seen_by(nobody)) == []
    assert browser_of(nobody).get("/arbete/moten/").status_code == 200


@pytest.fixture
def secret(house):
    """An item on the agenda whose secrecy is to be tried, with a paper."""
    item = house.proposed
    items["add_item_paper"](item, by=house.people["member"], upload=text_file("anteckning.txt"))
    items["accept"](item, by=house.people["coordinator"], meeting=house.meeting)
    AgendaItem.objects.filter(pk=item.pk).update(
        openness="secret", text="Det som ska prövas.", secrecy_ground="OSL 18:1"
    )
    return item


@pytest.mark.parametrize(("who", "reads"), [("coordinator", 200), ("chair", 200), ("member", 200), ("another", 404)])
def test_a_paper_whose_secrecy_is_to_be_tried_is_read_by_those_who_prepare_it_alone(who, reads, house, secret):
    browser = house.browsers.get(who) or seat_in(house.council, since=YESTERDAY)
    answers = [browser.get(f"/arbete/bilagor/{paper.file.uuid}/") for paper in secret.papers.all()]
    pages = [browser.get(f"/arbete/{page}/").content.decode() for page in _pages_of(secret)]

    assert {(answer.status_code, answer.streaming and bool(list(answer))) for answer in answers} == {
        (reads, reads == 200)
    }
    assert [page.count("anteckning.txt") > 0 for page in pages] == [reads == 200] * 2


def test_what_a_secret_item_says_is_told_to_nobody_else(house, secret):
    browser = seat_in(house.council, since=YESTERDAY)
    pages = [browser.get(f"/arbete/{page}/").content.decode() for page in _pages_of(secret)]

    assert ["Det som ska prövas." in page for page in pages] == [False, False]
    assert "Det som ska prövas." in house.browsers["chair"].get(f"/arbete/arenden/{secret.pk}/").content.decode()


def _pages_of(item):
    return f"moten/{item.meeting_id}", f"arenden/{item.pk}"
