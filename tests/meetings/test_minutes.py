"""What the minutes say: everything that was written, once, in the order of the agenda, to each as they may read it."""

import json
from datetime import UTC, date, datetime

import pytest

from councils.models import Seat
from meetings import documents
from meetings.lifecycle import carrying
from meetings.models import Action, AgendaItem, ItemState, Minutes, Outcome, Presence
from office.documents import render
from tests.factories.councils import PersonFactory
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.meetings import held

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")


@pytest.fixture
def over(council, coordinator, chair, member, now):
    """A council meeting of yesterday: an open item, one to be tried for secrecy and an internal one."""
    return held.with_closed_items(council, chair)


def told(meeting):
    return documents.minutes_content(held.fresh(meeting))


def act(meeting, title, text="Ser över belysningen", **owner):
    item = held.item_of(meeting, title)
    return Action.objects.create(
        body=meeting.body, meeting=meeting, item=item, text=text, due_on=date(2027, 5, 14),
        made_by=meeting.chair, made_at=datetime(2027, 2, 2, 13, tzinfo=UTC), **owner,
    )  # fmt: skip


def document_of(meeting, by, chair):
    return held.approved(meeting, by, chair).minutes_versions.get().document


def test_the_time_told_is_the_one_when_it_began_and_ended(over):
    assert told(over)["when"] == "tisdag 2 februari 2027 kl. 13.00–15.00"
    type(over).objects.filter(pk=over.pk).update(
        started_at=datetime(2027, 2, 2, 12, 4, tzinfo=UTC), ended_at=datetime(2027, 2, 2, 13, 41, tzinfo=UTC)
    )
    assert told(over)["when"] == "tisdag 2 februari 2027 kl. 13.04–14.41"


def test_a_substitute_stands_beside_whom_they_sat_for(over, member):
    seat = Seat.objects.get(holdings__person=member)
    stand_in = PersonFactory(name="Biträdande skolchefen")
    held.call(over, member, presence=Presence.EXCUSED)
    held.call(over, stand_in, seat=seat, is_invited=True, stands_in_for=member)
    found = told(over)

    substitute = next(each for each in found["present"] if each["name"] == "Biträdande skolchefen")
    assert (substitute["role"], substitute["stands_in_for"]) == ("Ersättare", "Skolchefen")
    assert [(each["name"], each["presence"]) for each in found["absent"]] == [("Skolchefen", "Anmält förhinder")]


@pytest.mark.parametrize(
    ("came", "left", "said"),
    [
        (None, None, ""),
        ("Skolvägar", None, "kom till punkt 2"),
        (None, "Skolvägar", "gick efter punkt 2"),
        ("Skolvägar", "Internt ärende", "med vid punkt 2–4"),
        ("Skolvägar", "Skolvägar", "med vid punkt 2"),
    ],
)
def test_one_who_came_late_or_left_early_is_told_with_the_items(over, member, came, left, said):
    items = {title: held.item_of(over, title) for title in held.CLOSED_AND_OPEN}
    held.call(over, member, came_at=items.get(came), left_after=items.get(left))

    assert next(each["stay"] for each in told(over)["present"] if each["id"] == member.pk) == said


def test_the_adjoined_are_told_apart_and_an_empty_seat_by_its_post(over):
    held.call(over, PersonFactory(name="Den inbjudna", title="Ungdomspolis"), is_invited=True, reason="Berättar")
    found = told(over)

    assert [(each["name"], each["function"]) for each in found["adjoined"]] == [("Den inbjudna", "Ungdomspolis")]
    assert "Den inbjudna" not in [each["name"] for each in found["present"]]
    assert len(found["empty_seats"]) == Seat.objects.on(over.day).filter(body=over.body, holdings=None).count() > 0


def test_an_action_is_told_with_its_item_its_owner_and_its_day(over, member):
    act(over, "Skolvägar", seat=Seat.objects.get(holdings__person=member))
    act(over, "Skolvägar", text="Avskriven", person=member).write(1, state="dropped")

    assert told(over)["items"][1]["actions"] == [
        {"what": "Ser över belysningen", "who": member.title, "function": member.title, "by_when": "fre 14 maj 2027"}
    ]


def test_why_an_item_was_carried_over_is_told(over, coordinator):
    item = held.item_of(over, "Skolvägar")
    carrying["carry_over"](over, by=coordinator, item=item, reason="Tiden räckte inte. Polisen var inte här.")
    carried = told(over)["items"][1]

    assert carried["carried"] == "Väntar på ett senare möte."
    assert carried["outcome_text"] == "Tiden räckte inte. Polisen var inte här."


def test_an_item_carried_over_says_where_it_is_now(over, council):
    item = held.item_of(over, "Skolvägar")
    held.close(item, Outcome.CARRIED, text="Till mötet torsdag 11 mars 2027.")
    copy = AgendaItemFactory(body=council, title="Skolvägar", carried_from=item, state=ItemState.PARKED)
    waits = told(over)["items"][1]
    AgendaItem.objects.filter(pk=copy.pk).update(
        meeting=MeetingFactory(body=council, day=date(2027, 3, 11)), state=ItemState.ACCEPTED
    )

    assert (waits["carried"], waits["outcome_text"]) == ("Väntar på ett senare möte.", "")
    assert told(over)["items"][1]["carried"] == "Tas upp Brå tors 11 mars."


def test_the_next_meeting_is_the_bodys_next_that_stands(over, council, est):
    assert told(over)["next_meeting"] == ""
    MeetingFactory(body=council, day=date(2027, 2, 4), state="cancelled", cancelled_because="Sjukdom")
    MeetingFactory(body=est, day=date(2027, 2, 5))
    MeetingFactory(body=council, day=date(2027, 3, 11))

    assert told(over)["next_meeting"] == "torsdag 11 mars 2027 kl. 13.00, Kommunhuset"


def test_a_decision_is_told_with_its_number_and_its_words_once(over, coordinator, chair):
    held.decide(held.item_of(over, "Skolvägar"), "Rådet bildar en grupp.")
    html = document_of(over, coordinator, chair).html

    assert "Beslut Brå 2027:1" in html
    assert html.count("Rådet bildar en grupp.") == 1


def test_what_is_sent_to_all_says_of_a_secret_item_only_that_it_was_there(over, coordinator, chair):
    act(over, "Känsligt ärende", text="Det hemliga uppdraget", person=chair)
    html = document_of(over, coordinator, chair).html

    assert [text for text in ("Det hemliga", "Känsligt") if text in html] == []
    assert "OSL 18 kap. 1 §" in html
    assert "Det interna." in html


def test_the_words_that_may_be_secret_are_kept_in_the_frozen_content(over, coordinator, chair):
    held.approved(over, coordinator, chair)

    assert Minutes.objects.get().content["items"][2]["notes"] == "Det hemliga."


def test_the_page_shows_the_secret_words_to_those_who_keep_the_minutes_alone(
    over, coordinator, chair, member, signed_in
):
    held.approved(over, coordinator, chair)
    address = f"/arbete/moten/{over.pk}/protokoll/"
    pages = [signed_in(person).get(address).content.decode() for person in (coordinator, chair, member)]

    assert ["Det hemliga." in page for page in pages] == [True, True, False]
    assert ["Det interna." in page for page in pages] == [True, True, True]


def test_an_adjuster_reads_all_that_they_approve(over, coordinator, chair, member, signed_in):
    held.sent(over, coordinator, chair, adjuster=member)

    assert "Det hemliga." in signed_in(member).get(f"/arbete/moten/{over.pk}/protokoll/").content.decode()


@pytest.mark.parametrize("state", ["held", "for_approval"])
def test_a_draft_is_not_there_for_those_who_do_not_write_it(state, over, coordinator, chair, member, signed_in):
    if state == "for_approval":
        held.sent(over, coordinator, chair)
    address = f"/arbete/moten/{over.pk}/protokoll/"

    assert signed_in(coordinator).get(address).status_code == 200
    page = signed_in(member).get(address)
    assert page.status_code == 404 or "Vi gick igenom" not in page.content.decode()


def test_a_body_that_decides_keeps_minutes_and_a_reference_body_notes(steering_group, council, est):
    assert [body.minutes_word for body in (steering_group, council, est)] == [
        "Protokoll",
        "Minnesanteckningar",
        "Minnesanteckningar",
    ]


def test_the_page_tells_the_checksum_of_the_pdf(over, coordinator, chair, member, signed_in):
    document = document_of(over, coordinator, chair)
    browser = signed_in(member)
    waits = browser.get(f"/arbete/moten/{over.pk}/protokoll/1.pdf")
    render(document)
    document.refresh_from_db()

    assert waits.status_code == 202
    assert browser.get(f"/arbete/moten/{over.pk}/protokoll/1.pdf").content == bytes(document.pdf)
    assert document.sha256 in browser.get(f"/arbete/moten/{over.pk}/protokoll/").content.decode()


def test_content_is_plain_and_can_be_read_back(over):
    content = told(over)

    assert json.loads(json.dumps(content)) == content
