"""A calendar by a secret address: whose it is, what it holds, and that nobody else comes in."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Holding, Person
from meetings.lifecycle import meetings
from meetings.models import Action, AgendaItem, Meeting
from office import clock, journal
from office.feeds import feeds, open_feed
from office.logs import masked
from office.models import Feed
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.office.calendar_by_hand import properties

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def token(member, now):
    return feeds["make_feed"](member, by=member)


def read(client, token, **headers):
    return client.get(f"/kalender/{token}.ics", headers=headers)


def events(answer):
    """{UID: properties}, read by hand."""
    found = re.findall(r"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", answer.content.decode(), re.DOTALL)
    return {each["UID"][0]: each for each in (properties(text) for text in found)}


def summaries(answer):
    return sorted(each["SUMMARY"][0] for each in events(answer).values())


def action(meeting, seat, **more):
    told = {"text": "Byter lampor", "due_on": meeting.day + DAY, "made_at": clock.now(), "made_by": meeting.chair}
    return Action.objects.create(body=meeting.body, meeting=meeting, seat=seat, **told | more)


def test_only_the_checksum_of_the_secret_is_kept(token):
    assert len(token) == 43
    assert token not in str(list(Feed.objects.values()))
    assert token not in str([line.details for line in journal.of(Feed.objects.get().person)])


def test_it_holds_the_meeting_one_is_called_to_by_its_invitations_own_uid(token, meeting, coordinator, client, now):
    meetings["send_agenda"](meeting, by=coordinator)
    (uid, event), *others = events(read(client, token)).items()

    assert others == []
    assert uid == f"{meeting.uid}@hedemora.example"
    assert (event["DTSTART"][0], event["DTEND"][0]) == ("20270218T120000Z", "20270218T140000Z")
    assert (event["STATUS"][0], event["SEQUENCE"][0], event["LOCATION"][0]) == ("CONFIRMED", "0", "Kommunhuset")
    assert {"ATTENDEE", "ORGANIZER"} & set(event) == set()


def test_a_planned_meeting_is_preliminary(token, meeting, client):
    assert [each["STATUS"][0] for each in events(read(client, token)).values()] == ["TENTATIVE"]


def test_a_meeting_that_is_moved_has_a_higher_number(token, meeting, coordinator, client):
    times = {"starts_at": meeting.starts_at + DAY, "ends_at": meeting.ends_at + DAY}
    meetings["move"](meeting, by=coordinator, place="Biblioteket", reason="Krock", **times)
    (event,) = events(read(client, token)).values()

    assert (event["SEQUENCE"][0], event["DTSTART"][0]) == ("1", "20270219T120000Z")


def test_a_cancelled_meeting_stays_and_says_so(token, meeting, coordinator, client):
    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    assert [each["STATUS"][0] for each in events(read(client, token)).values()] == ["CANCELLED"]


def test_another_bodys_meeting_is_not_in_it(token, est, meeting, client):
    MeetingFactory(body=est)

    assert len(events(read(client, token))) == 1


def test_whoever_leaves_their_seat_has_the_meeting_no_more(token, meeting, member, client):
    Holding.objects.filter(person=member).update(until=meeting.day - DAY)

    assert events(read(client, token)) == {}


def test_an_action_is_a_whole_day_without_words_of_time(token, meeting, member, chair, client):
    Meeting.objects.filter(pk=meeting.pk).update(chair=chair)
    meeting.refresh_from_db()
    done = action(meeting, member.holdings.get().seat)
    event = events(read(client, token))[f"action-{done.pk}@127.0.0.1:8000"]

    assert event["SUMMARY"][0] == "Klart senast: Byter lampor"
    assert (event["DTSTART"], event["DTEND"]) == (
        ("20270219", {"VALUE": "DATE"}),
        ("20270220", {"VALUE": "DATE"}),
    )


@pytest.mark.parametrize("openness", ["open", "internal", "secret"])
def test_of_a_secret_item_no_word_is_told(token, openness, meeting, member, chair, client):
    Meeting.objects.filter(pk=meeting.pk).update(chair=chair)
    meeting.refresh_from_db()
    item = AgendaItemFactory(meeting=meeting, body=meeting.body, openness=openness)
    action(meeting, member.holdings.get().seat, item=AgendaItem.objects.get(pk=item.pk), text="Gnistregn")

    assert ("Gnistregn" in read(client, token).content.decode()) == (openness != "secret")


def test_the_coordinator_sees_when_the_summons_is_due(meeting, coordinator, client):
    own = feeds["make_feed"](coordinator, by=coordinator)

    assert summaries(read(client, own)) == ["Brå: möte", "Kallelse till Brå tors 18 feb ut före 13.00"]


def test_no_other_persons_name_is_in_it(token, meeting, coordinator, chair, client):
    meetings["send_agenda"](meeting, by=coordinator)
    text = read(client, token).content.decode()

    assert [person.name for person in Person.objects.all() if person.name in text or person.email in text] == []


@pytest.mark.parametrize("wrong", ["x", "å" * 43, "0" * 43, "a%00b"])
def test_an_unknown_address_is_not_there(wrong, token, client):
    assert read(client, wrong).status_code == 404


def test_an_address_taken_back_is_not_there(token, member, client):
    feeds["revoke_feed"](member, by=member)

    assert read(client, token).status_code == 404
    assert open_feed(member) is None


def test_a_new_address_takes_the_place_of_the_old(token, member, client):
    new = feeds["make_feed"](member, by=member)

    assert (read(client, token).status_code, read(client, new).status_code) == (404, 200)


def test_whoever_may_not_sign_in_has_no_calendar_either(token, member, client):
    Person.objects.filter(pk=member.pk).update(is_active=False)

    assert read(client, token).status_code == 404


def test_nobody_makes_an_address_for_another(member, coordinator):
    with pytest.raises(PermissionDenied):
        feeds["make_feed"](member, by=coordinator)


def test_it_is_kept_in_no_cache_and_written_in_no_log(token, client):
    assert read(client, token).headers["Cache-Control"] == "private, no-store"
    assert token not in masked(f'GET /kalender/{token}.ics HTTP/1.1" 200')


def test_what_has_not_changed_is_not_sent_again(token, meeting, coordinator, client, now):
    first = read(client, token)
    with clock.pretending(now + HOUR):
        again = read(client, token, if_none_match=first.headers["ETag"])
    meetings["cancel"](meeting, by=coordinator, reason="Sjukdom")

    assert (again.status_code, again.content) == (304, b"")
    assert read(client, token, if_none_match=first.headers["ETag"]).status_code == 200


def test_nothing_is_taken_from_whoever_posts_to_it(token, client):
    assert client.post(f"/kalender/{token}.ics").status_code == 405


def test_the_page_shows_the_address_once(member, signed_in, now):
    browser = signed_in(member)
    made = browser.post("/arbete/min-kalender/skapa/").content.decode()
    (token,) = re.findall(r"/kalender/([\w-]+)\.ics", made)

    assert browser.get(f"/kalender/{token}.ics").status_code == 200
    assert "/kalender/" not in browser.get("/arbete/min-kalender/").content.decode()


def test_the_page_takes_the_address_back(token, member, signed_in):
    browser = signed_in(member)
    browser.post("/arbete/min-kalender/stang/")

    assert read(browser, token).status_code == 404
    assert "Du har ingen kalenderadress" in browser.get("/arbete/min-kalender/").content.decode()


def test_the_page_tells_that_something_has_read_it(token, member, signed_in, client):
    read(client, token)

    assert "senast kring onsdag 3 februari 2027" in signed_in(member).get("/arbete/min-kalender/").content.decode()
