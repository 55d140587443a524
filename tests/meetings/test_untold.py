"""Whoever has not been told of a change is told of it all, however long their letter has lain unsent and for whatever
reason; and only they are."""

from datetime import timedelta

import pytest

from councils.models import Role
from meetings.lifecycle import meetings
from meetings.models import Meeting
from office import clock, letters
from office.letters import servers
from office.models import Letter
from tests.conftest import sit

HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
FORMER = "Förut: torsdag 18 februari 2027 kl. 13.00, Kommunhuset"


@pytest.fixture
def on_paper(council):
    return sit(council, Role.MEMBER, name="På papper", email=None)


@pytest.fixture
def sent(on_paper, meeting, coordinator):
    """Called, and the summons delivered."""
    meetings["send_agenda"](meeting, by=coordinator)
    Letter.objects.update(state="sent")
    return meeting


class Down:
    """A mail server that does not answer."""

    def __init__(self, *args, **kwargs):
        pass

    def open(self):
        raise OSError("nere")

    def close(self):
        pass


def move(meeting, by, later, place="Biblioteket", **details):
    fresh = Meeting.objects.get(pk=meeting.pk)
    times = {"starts_at": fresh.starts_at + later, "ends_at": fresh.ends_at + later}
    meetings["move"](fresh, by=by, place=place, **times, **details)


def change(meeting, by, title):
    meetings["add_item"](Meeting.objects.get(pk=meeting.pk), by=by, title=title, late_because="Det hände i går.")
    meetings["send_changed_agenda"](Meeting.objects.get(pk=meeting.pk), by=by)


def moved_a_week(meeting, by):
    move(meeting, by, 7 * DAY, reason="Sjukdom.", words="Förlåt!")


def to_another_room(meeting, by):
    move(meeting, by, 0 * DAY, "Gröna salen", reason="Lokalen.")


def going(person):
    """What is still to go to the person."""
    return list(Letter.objects.not_left().filter(recipient=person).order_by("pk"))


def none_gets_out(now, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(servers, "get_connection", Down)
        for minutes in range(60, 300, 20):
            with clock.pretending(now + minutes * MINUTE):
                letters.deliver_due(clock.now())


def is_put_off(now, monkeypatch):
    Letter.objects.filter(state="waiting").update(tries=3, due_at=now + 310 * MINUTE)


def is_not_printed(now, monkeypatch):
    Letter.objects.filter(state="waiting").update(state="to_print", address="")


NOT_LEFT = pytest.mark.parametrize("lies", [none_gets_out, is_put_off, is_not_printed])


@NOT_LEFT
def test_a_move_that_has_not_left_is_told_by_the_next(sent, coordinator, member, now, lies, monkeypatch):
    moved_a_week(sent, coordinator)
    lies(now, monkeypatch)
    with clock.pretending(now + 5 * HOUR):
        to_another_room(sent, coordinator)

    (letter,) = going(member)
    assert FORMER in letter.body
    assert "Varför: Sjukdom. Lokalen." in letter.body
    assert "Förlåt!" in letter.body
    assert "så svara igen" in letter.body


@NOT_LEFT
def test_so_are_the_changes_of_an_agenda(sent, coordinator, member, now, lies, monkeypatch):
    change(sent, coordinator, "Belysningen")
    lies(now, monkeypatch)
    with clock.pretending(now + 5 * HOUR):
        change(sent, coordinator, "Busskuren")

    (letter,) = going(member)
    assert "Belysningen" in letter.body
    assert "Busskuren" in letter.body


def test_each_is_told_from_where_they_knew_the_meeting(sent, coordinator, member, on_paper, now):
    moved_a_week(sent, coordinator)
    Letter.objects.filter(state="waiting").update(state="sent")
    with clock.pretending(now + DAY):
        to_another_room(sent, coordinator)

    (paper,), (mail,) = going(on_paper), going(member)
    assert FORMER in paper.body
    assert "Förut: torsdag 25 februari 2027 kl. 13.00, Biblioteket" in mail.body
    assert "Sjukdom." not in mail.body


def test_what_is_urgent_tells_nothing_that_went_a_moment_ago(sent, coordinator, member):
    with clock.pretending(sent.starts_at - DAY):
        move(sent, coordinator, HOUR, reason="Sjukdom.")
        Letter.objects.filter(kind="moved").update(state="sent")
    with clock.pretending(sent.starts_at - DAY + 20 * MINUTE):
        to_another_room(sent, coordinator)
    with clock.pretending(sent.starts_at - DAY + 21 * MINUTE):
        move(sent, coordinator, HOUR, reason="Krock.")

    (letter,) = going(member)
    assert "Förut: torsdag 18 februari 2027 kl. 14.00\n" in letter.body
    assert "Varför: Lokalen. Krock." in letter.body


def cancel(meeting, by):
    meetings["cancel"](Meeting.objects.get(pk=meeting.pk), by=by, reason="Ingen kan.")


@NOT_LEFT
def test_a_cancellation_names_the_time_that_people_know(sent, coordinator, member, now, lies, monkeypatch):
    moved_a_week(sent, coordinator)
    lies(now, monkeypatch)
    with clock.pretending(now + 5 * HOUR):
        cancel(sent, coordinator)

    (letter,) = going(member)
    assert (letter.kind, letter.subject) == ("cancelled", "Inställt möte: Brå torsdag 18 februari 2027 kl. 13.00")
    assert "Det hade flyttats till torsdag 25 februari 2027 kl. 13.00–15.00, men blir inte av då heller." in letter.body
    assert "Skulle ha varit: torsdag 18 februari 2027 kl. 13.00\n" in letter.body


def test_whoever_knows_of_the_move_is_told_that_time_alone(sent, coordinator, member, on_paper, now):
    moved_a_week(sent, coordinator)
    Letter.objects.filter(state="waiting").update(state="sent")
    with clock.pretending(now + DAY):
        cancel(sent, coordinator)

    (mail,), (paper,) = going(member), going(on_paper)
    assert "Skulle ha varit: torsdag 25 februari 2027 kl. 13.00–15.00" in mail.body
    assert "18 februari" not in mail.body
    assert "Skulle ha varit: torsdag 18 februari 2027 kl. 13.00" in paper.body


def test_whoever_need_not_come_is_told_the_time_they_know(sent, coordinator, member):
    member.holdings.update(until=sent.day + DAY)
    moved_a_week(sent, coordinator)

    (letter,) = going(member)
    assert letter.subject == "Du behöver inte komma: Brå torsdag 18 februari 2027 kl. 13.00"


@pytest.fixture
def called_for(on_paper, meeting, coordinator):
    """Asked for items to the meeting, and the letters delivered."""
    meetings["call_for_items"](meeting, by=coordinator)
    Letter.objects.update(state="sent")
    return meeting


def send_agenda(meeting, by):
    meetings["send_agenda"](Meeting.objects.get(pk=meeting.pk), by=by)


def test_the_summons_tells_of_a_move_that_nobody_has_heard_of(called_for, coordinator, member, now):
    moved_a_week(called_for, coordinator)
    with clock.pretending(now + 10 * MINUTE):
        send_agenda(called_for, coordinator)

    (letter,) = going(member)
    assert letter.kind == "agenda"
    assert f"{FORMER}\nVarför mötet är flyttat: Sjukdom." in letter.body
    assert "Förlåt!" in letter.body


def test_and_not_to_those_who_have(called_for, coordinator, member, now):
    moved_a_week(called_for, coordinator)
    Letter.objects.filter(state="waiting").update(state="sent")
    with clock.pretending(now + 10 * MINUTE):
        send_agenda(called_for, coordinator)

    (letter,) = going(member)
    assert [word for word in ("Förut:", "Sjukdom.", "Förlåt!") if word in letter.body] == []
