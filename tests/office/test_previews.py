"""Who would get what, before it goes: exactly what the step then sends, and nothing of it done."""

from datetime import timedelta

import pytest
from django.db import connection

from councils.models import Person, Seat
from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import previews
from office.lifecycle import StepRefused
from office.models import Document, Entry, Letter, Link, Wish

DAY = timedelta(days=1)
PREVIEW = {"forhandsgranska": "ja"}


def kept():
    return {model: list(model.objects.order_by("pk").values()) for model in (Meeting, Letter, Document, Entry, Link)}


def preview(step, meeting, by, **details):
    return previews.of(meetings[step], meeting, by, details)


def test_it_shows_exactly_the_letters_that_then_go(meeting, coordinator, now):
    shown = preview("send_agenda", meeting, coordinator, greeting="Välkomna!")
    meetings["send_agenda"](meeting, by=coordinator, greeting="Välkomna!")

    def told(letter):
        return letter.key, letter.subject, letter.address, letter.state, letter.due_at

    assert [told(each.letter) for each in shown.outgoing] == [told(each) for each in Letter.objects.order_by("pk")]
    assert all("Välkomna!" in each.letter.body for each in shown.outgoing)


def test_it_leaves_nothing_behind(meeting, coordinator, now):
    before = kept()
    hooks = list(connection.run_on_commit)
    shown = preview("send_agenda", meeting, coordinator)

    assert len(shown.outgoing) == 3
    assert kept() == before
    assert connection.run_on_commit == hooks
    assert meeting.state == "planned"


def test_a_step_that_would_be_refused_is_refused(meeting, coordinator, now):
    meeting.items.update(state="withdrawn")

    with pytest.raises(StepRefused, match="Dagordningen har inga ärenden än"):
        preview("send_agenda", meeting, coordinator)


def test_it_counts_those_who_lack_an_address(meeting, coordinator, member, now):
    Person.objects.filter(pk=member.pk).update(email=None)
    shown = preview("send_agenda", Meeting.objects.get(pk=meeting.pk), coordinator)

    assert shown.summary == "Skickas till 3 personer. 1 saknar e-postadress och får brevet på papper."
    assert [each.way for each in shown.outgoing if not each.letter.address] == ["På papper: e-postadress saknas"]


def test_what_others_post_meanwhile_is_not_shown(meeting, coordinator, member, now):
    meetings["send_agenda"](meeting, by=coordinator)
    shown = preview("remind_unanswered", Meeting.objects.get(pk=meeting.pk), coordinator, people=[member])

    assert [each.letter.kind for each in shown.outgoing] == ["please_answer"]


def test_a_reminder_that_has_gone_today_is_not_shown_as_going(meeting, coordinator, member, now):
    meetings["send_agenda"](meeting, by=coordinator)
    fresh = Meeting.objects.get(pk=meeting.pk)
    meetings["remind_unanswered"](fresh, by=coordinator, people=[member])

    assert preview("remind_unanswered", fresh, coordinator, people=[member]).summary == "Ingen får något brev."


@pytest.fixture
def browser(signed_in, coordinator):
    return signed_in(coordinator)


def address(meeting, step="send_agenda"):
    return f"{meeting.get_absolute_url()}steg/{step}/"


def test_the_page_says_how_many_and_shows_the_mail(browser, meeting):
    page = browser.post(address(meeting), {"greeting": "Välkomna!"} | PREVIEW)
    text = page.content.decode()

    assert page.status_code == 200
    assert "Skickas till 3 personer." in text
    assert "Kallelse: Brå torsdag 18 februari 2027" in text
    assert "Med brevet följer:" in text
    assert not Letter.objects.exists()


def test_from_the_preview_it_goes_with_everything_as_it_was_written(browser, meeting):
    page = browser.post(address(meeting), {"greeting": "Rad ett\r\n<b>Rad två</b>"} | PREVIEW)
    written = dict(page.context["written"])
    browser.post(address(meeting), written)

    assert written == {"greeting": "Rad ett\r\n<b>Rad två</b>"}
    assert Letter.objects.filter(body__contains="<b>Rad två</b>").count() == 3


def test_one_can_go_back_and_change_it_with_nothing_lost(browser, meeting):
    page = browser.post(address(meeting), {"greeting": "Välkomna!", "andra": "ja"})

    assert (page.status_code, page.context["form"]["greeting"].value()) == (200, "Välkomna!")
    assert not Letter.objects.exists()


def test_what_is_wrong_is_said_beside_the_field_and_not_previewed(browser, meeting):
    page = browser.post(address(meeting, "move"), {"day": "", "reason": "x"} | PREVIEW)

    assert page.status_code == 422


def test_several_values_of_one_field_are_all_kept(browser, meeting, coordinator, member, chair):
    meetings["send_agenda"](meeting, by=coordinator)
    chosen = {"people": [str(member.pk), str(chair.pk)], "words": "Hör av er!"}
    page = browser.post(address(meeting, "remind_unanswered"), chosen | PREVIEW)

    assert [value for name, value in page.context["written"] if name == "people"] == chosen["people"]


def test_who_hears_of_a_seat_left_yesterday_is_shown_before_it_is_left(browser, meeting, member, now):
    seat = Seat.objects.get(holdings__person=member)
    address = f"/arbete/organ/{seat.body.key}/platser/{seat.pk}/vacate_seat/"
    shown = browser.post(address, {"until": "2027-02-02"} | PREVIEW).context["preview"]

    assert [each.letter.kind for each in shown.outgoing] == ["empty_seat"]
    assert seat.holdings.get().until is None


def test_nobody_previews_what_they_may_not_do(signed_in, member, meeting):
    assert signed_in(member).post(address(meeting), PREVIEW).status_code == 404


def test_own_words_stand_on_top_of_what_tells_of_a_change(meeting, coordinator, now):
    meetings["call_for_items"](meeting, by=coordinator, words="Tänk på våren!")
    meetings["cancel"](Meeting.objects.get(pk=meeting.pk), by=coordinator, reason="Sjukdom", words="Vi hörs snart.")

    assert "Tänk på våren!" in Letter.objects.filter(kind="call_for_items").first().body
    assert Letter.objects.filter(kind="cancelled").first().body.startswith("Mötet blir inte av.\n\nVi hörs snart.\n")


def test_each_is_told_how_and_when_it_reaches_them(meeting, coordinator, now):
    first = preview("send_agenda", meeting, coordinator)
    meetings["send_agenda"](meeting, by=coordinator)
    times = {"starts_at": meeting.starts_at + 7 * DAY, "ends_at": meeting.ends_at + 7 * DAY}
    moved = preview("move", Meeting.objects.get(pk=meeting.pk), coordinator, place="X", reason="Krock", **times)

    assert {each.way for each in first.outgoing} == {"Med e-post, genast"}
    assert {each.way for each in moved.outgoing} == {
        "Med e-post onsdag 3 februari 2027 kl. 09.00, om inget mer ändras innan dess"
    }


def test_those_who_get_it_gathered_or_not_at_all_are_told_of(meeting, coordinator, member, chair, now):
    Wish.objects.create(person=member, sort="items", rhythm="never")
    Wish.objects.create(person=chair, sort="items", rhythm="daily")
    shown = preview("call_for_items", meeting, coordinator)

    assert shown.summary == "Skickas till 2 personer. 1 har valt bort sådana brev."
    assert {each.letter.recipient.name: each.way for each in shown.outgoing} == {
        "Kommundirektören": "I ett samlat brev torsdag 4 februari 2027 kl. 08.00",
        "Samordnaren": "Med e-post, genast",
        "Skolchefen": "Inte alls: har valt bort sådana brev",
    }
