"""What somebody takes on is noted in one line; what the line leaves out is asked for."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from councils.models import Role, Seat
from meetings.lifecycle import meetings
from meetings.models import Action
from office.lifecycle import StepRefused
from tests.conftest import sit
from tests.factories.meetings import AgendaItemFactory, MeetingFactory

TODAY = date(2027, 2, 3)
MAY = date(2027, 5, 15)
LINE = "@skolchef ser över belysningen 15 maj"


def page_of(meeting):
    return f"/arbete/moten/{meeting.pk}/steg/add_action/"


def send(browser, meeting, line, **more):
    return browser.post(page_of(meeting), {"line": line, "once": uuid4(), **more})


def test_one_line_becomes_an_action_of_a_seat(under_way, coordinator, seat, signed_in):
    item = under_way.items.get()
    answer = send(signed_in(coordinator), under_way, LINE, item=item.pk)

    found = Action.objects.get()
    assert answer.status_code == 302
    assert (found.text, found.seat, found.person, found.due_on) == ("Ser över belysningen", seat, None, MAY)
    assert (found.item, found.body, found.made_by) == (item, under_way.body, coordinator)


def test_one_comes_back_to_the_page_where_the_line_was_written(under_way, coordinator, signed_in):
    browser = signed_in(coordinator)

    assert send(browser, under_way, LINE, till="/arbete/moten/1/pagar/?punkt=2").url == "/arbete/moten/1/pagar/?punkt=2"
    assert send(browser, under_way, LINE, till="https://annan.example/").url == under_way.get_absolute_url()


def test_the_same_line_sent_twice_is_one_action(under_way, coordinator, signed_in):
    once = uuid4()
    for _ in range(2):
        signed_in(coordinator).post(page_of(under_way), {"line": LINE, "once": once})

    assert Action.objects.count() == 1


def test_a_line_without_a_day_asks_for_it_and_keeps_what_was_understood(under_way, coordinator, seat, signed_in):
    answer = send(signed_in(coordinator), under_way, "@skolchef ser över belysningen")

    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, ["due_on"])
    assert (form["owner"].value(), form["line"].value()) == (f"seat-{seat.pk}", "@skolchef ser över belysningen")
    assert not Action.objects.exists()


def test_the_fields_fill_what_the_line_leaves_out(under_way, coordinator, seat, signed_in):
    send(signed_in(coordinator), under_way, "Ser över belysningen", owner=f"seat-{seat.pk}", due_on="2027-05-15")

    found = Action.objects.get()
    assert (found.text, found.seat, found.due_on) == ("Ser över belysningen", seat, MAY)


def test_a_line_that_was_changed_is_heard_before_the_fields(under_way, coordinator, seat, signed_in):
    other = Seat.objects.get(body=under_way.body, key="sakerhetschef")
    fields = {"owner": f"seat-{other.pk}", "due_on": "2027-04-01", "was": "@sakerhetschef 1 april"}
    send(signed_in(coordinator), under_way, LINE, **fields)

    assert (Action.objects.get().seat, Action.objects.get().due_on) == (seat, MAY)


def test_a_field_that_was_changed_is_heard_before_the_line(under_way, coordinator, signed_in):
    other = Seat.objects.get(body=under_way.body, key="sakerhetschef")
    fields = {"owner": f"seat-{other.pk}", "due_on": "2027-04-01", "was": LINE}
    send(signed_in(coordinator), under_way, LINE, **fields)

    assert (Action.objects.get().seat, Action.objects.get().due_on) == (other, date(2027, 4, 1))


@pytest.mark.parametrize("line", ["@borgmästaren ringer 15 maj", "@ledamot", "@skolchef 15 maj", "", "x" * 401, "\0"])
def test_a_line_that_is_not_understood_is_told_beside_its_field(line, under_way, coordinator, signed_in):
    answer = send(signed_in(coordinator), under_way, line)

    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Action.objects.exists()


def test_next_meeting_is_the_bodys_next(under_way, coordinator, signed_in, council):
    MeetingFactory(body=council, day=date(2027, 3, 11), state="cancelled")
    MeetingFactory(body=council, day=date(2027, 4, 8))
    send(signed_in(coordinator), under_way, "@skolchef berättar mer till nästa möte")

    assert Action.objects.get().due_on == date(2027, 4, 8)


def test_somebody_called_without_a_seat_can_take_something_on(under_way, coordinator, signed_in):
    guest = sit(under_way.body, Role.MEMBER)
    guest.holdings.all().delete()
    under_way.participants.create(person=guest, is_invited=True, reason="Sakkunnig")
    send(signed_in(coordinator), under_way, f"@{guest.name} skickar mätningen fredag")

    assert (Action.objects.get().person, Action.objects.get().seat) == (guest, None)


@pytest.mark.parametrize("state", ["planned", "called", "summoned", "for_approval", "approved", "cancelled"])
def test_actions_are_noted_only_while_the_minutes_are_written(state, council, coordinator, seat):
    meeting = MeetingFactory(body=council, state=state)

    with pytest.raises(StepRefused):
        meetings["add_action"](meeting, by=coordinator, text="Ringer", seat=seat, due_on=MAY)


def test_an_item_of_another_meeting_is_refused(under_way, coordinator, seat):
    other = AgendaItemFactory(body=under_way.body)

    with pytest.raises(StepRefused, match="annat möte"):
        meetings["add_action"](under_way, by=coordinator, text="Ringer", seat=seat, due_on=MAY, item=other)


def test_a_member_notes_no_actions_but_the_secretary_does(under_way, member, seat):
    details = {"text": "Ringer", "seat": seat, "due_on": MAY}
    with pytest.raises(PermissionDenied):
        meetings["add_action"](under_way, by=member, **details)
    type(under_way).objects.update(secretary=member)
    under_way.refresh_from_db()

    assert meetings["add_action"](under_way, by=member, **details).made_by == member
