from contextlib import suppress

import pytest
from django.contrib.auth.models import AnonymousUser

from meetings.models import Action, PrivateNote
from office.permissions import TABLE, Who, allow, who
from situation.models import Import
from tests.factories.councils import PersonFactory

yes = Who("ja", lambda user, subject: True)
no = Who("nej", lambda user, subject: False)


@pytest.mark.parametrize(
    ("people", "answer", "name"),
    [
        (yes | no, True, "ja eller nej"),
        (no | no, False, "nej eller nej"),
        (yes & no, False, "(ja och nej)"),
        (yes & yes, True, "(ja och ja)"),
        (~yes, False, "inte ja"),
        (~no, True, "inte nej"),
        (no | (yes & ~no), True, "nej eller (ja och inte nej)"),
    ],
)
def test_questions_are_joined_and_say_so(people, answer, name):
    assert (people(None), people.name) == (answer, name)


def test_the_first_who_may_is_enough_and_the_rest_are_not_asked():
    never = Who("aldrig", lambda user, subject: 1 / 0)

    assert ((yes | never)(None), (no & never)(None)) == (True, False)


def test_a_question_is_named_in_swedish():
    question = who("den som heter Åsa")(lambda user, subject: user == "Åsa")

    assert (question.name, question("Åsa"), question("Örjan")) == ("den som heter Åsa", True, False)


def test_an_answer_is_yes_or_no_whatever_the_question_gives_back():
    assert Who("många", lambda user, subject: ["en", "två"])(None) is True


def test_an_action_stands_in_the_table_once():
    taken = next(iter(TABLE))

    with pytest.raises(ValueError, match=f"{taken} står redan i tabellen"):
        allow(taken, yes)


@pytest.mark.parametrize("action", ["meetings.send_agendas", "meetings", "", "SEND_AGENDA"])
def test_an_action_that_nobody_was_allowed_is_refused(coordinator, meeting, action):
    assert not coordinator.has_perm(action, meeting)


def test_the_coordinator_may_and_a_member_may_not(coordinator, member, meeting):
    assert coordinator.has_perm("meetings.send_agenda", meeting)
    assert not member.has_perm("meetings.send_agenda", meeting)


def test_somebody_who_may_no_longer_sign_in_may_nothing(coordinator, meeting):
    coordinator.is_active = False

    assert not coordinator.has_perm("meetings.send_agenda", meeting)


def test_a_visitor_may_nothing(meeting):
    assert [action for action in TABLE if AnonymousUser().has_perm(action, meeting)] == []


def answers(person, action, matters):
    """What the person is answered about each kind of matter that the action can be asked about."""
    found = []
    for matter in matters:
        with suppress(AttributeError):  # a question about another kind of matter
            found.append(person.has_perm(action, matter))
    assert found, f"{action} kan inte frågas om något."
    return found


def test_to_run_the_system_is_not_to_read_what_is_in_it(administrator, coordinator, meeting):
    theirs = {"councils.see_addresses", "councils.fill_seat", "councils.add_substitute"}
    theirs |= {"councils.vacate_seat", "office.see_outbox", "office.resend"}
    theirs |= {"office.see_operations", "office.see_trace", "office.export_trace"}
    # What everybody may with themselves: how letters come, when one is away, the calendar's address, what is known.
    theirs |= {"records.take_out"}
    theirs |= {"office.choose_rhythms", "office.go_away", "office.come_back", "office.make_feed", "office.revoke_feed"}
    theirs |= {"signin.end_session", "signin.end_other_sessions", "signin.tie_identity", "signin.untie_identity"}
    theirs |= {"office.see_retention", "office.place_hold", "office.lift_hold"}
    theirs |= {"councils.grant_reading", "councils.end_reading", "councils.invite"}
    private = PrivateNote(meeting=meeting, person=coordinator)
    action = Action(body=meeting.body, meeting=meeting, person=coordinator)
    file = Import(organisation=coordinator.organisation, by=coordinator)
    matters = (meeting, meeting.agenda_items[0], meeting.body, action, private, file, administrator)

    assert {name for name in TABLE if any(answers(administrator, name, matters))} == theirs


def test_the_administration_asks_djangos_own_rights(administrator, db):
    clerk = PersonFactory(is_staff=True)

    assert administrator.has_perm("councils.change_person")
    assert not clerk.has_perm("councils.change_person")
