"""An answer given in a calendar counts as any other: by mail from the person's own address, or handed in as a file."""

from datetime import UTC, timedelta
from email.message import EmailMessage

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.lifecycle import meetings
from meetings.models import Meeting, Participant
from office import clock, mailbox
from office.lifecycle import StepRefused
from office.models import Letter
from tests.factories.councils import PersonFactory

MINUTE = timedelta(minutes=1)


@pytest.fixture
def sent(meeting, coordinator, now):
    meetings["send_agenda"](meeting, by=coordinator)
    return meeting


def reply(meeting, person, *, said="ACCEPTED", at, sequence=None, uid=None):
    stamp = at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    number = meeting.sequence if sequence is None else sequence
    return (
        f"BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:{uid or meeting.uid}@hedemora.example\r\n"
        f"SEQUENCE:{number}\r\nDTSTAMP:{stamp}\r\nATTENDEE;PARTSTAT={said}:mailto:{person.email}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def mail(sender, text):
    """As Outlook and Google send it: the answer both beside the text and as a file."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "bra@hedemora.example", "Accepterat: Brå"
    message.set_content("Skolchefen har tackat ja.")
    message.add_alternative(text.encode(), "text", "calendar", params={"method": "REPLY", "charset": "utf-8"})
    message.add_attachment(text.encode(), "application", "ics", filename="invite.ics")
    return bytes(message)


def take(meeting, person, sender=None, **told):
    return mailbox.take(mail(sender or f"{person.name} <{person.email.upper()}>", reply(meeting, person, **told)))


def answer_of(person):
    return Participant.objects.filter(person=person).values_list("answer", "answered_via", "answered_at").first()


@pytest.mark.parametrize(("said", "answer"), [("ACCEPTED", "yes"), ("DECLINED", "no"), ("TENTATIVE", "maybe")])
def test_an_answer_by_mail_is_taken_as_of_when_it_was_given(sent, member, now, said, answer):
    with clock.pretending(now + 5 * MINUTE):
        assert take(sent, member, said=said, at=now + MINUTE)

    assert answer_of(member) == (answer, "calendar", now + MINUTE)


def test_of_two_answers_the_later_counts_in_whatever_order_they_come(sent, member, now):
    with clock.pretending(now + 5 * MINUTE):
        assert take(sent, member, said="DECLINED", at=now + 2 * MINUTE)
        assert not take(sent, member, said="ACCEPTED", at=now + MINUTE)
        assert answer_of(member)[0] == "no"
        assert take(sent, member, said="ACCEPTED", at=now + 3 * MINUTE)
    assert answer_of(member)[0] == "yes"


def test_the_same_mail_twice_changes_nothing(sent, member, now):
    with clock.pretending(now + MINUTE):
        assert [take(sent, member, at=now), take(sent, member, at=now)] == [True, False]


def test_what_was_said_on_the_page_since_counts_more(sent, member, now):
    with clock.pretending(now + MINUTE):
        meetings["answer"](sent, by=member, answer="no", via="web")

        assert not take(sent, member, at=now)
        assert not take(sent, member, at=now + MINUTE)
    with clock.pretending(now + 3 * MINUTE):
        assert take(sent, member, at=now + 2 * MINUTE)


def test_a_calendar_whose_clock_is_ahead_has_not_answered_tomorrow(sent, member, now):
    assert take(sent, member, at=now + timedelta(days=1))
    assert answer_of(member)[2] == now


def test_nobody_answers_for_somebody_else_by_mail(sent, member, now, caplog):
    assert not take(sent, member, sender="annan@hedemora.example", at=now)

    assert answer_of(member) is None
    assert "en annan adress" in caplog.text


@pytest.mark.parametrize("sender", ["", "skräp", "{0}, annan@hedemora.example"])
def test_a_mail_from_nobody_or_from_several_is_nobodys(sent, member, now, sender):
    assert not mailbox.take(mail(sender.format(member.email), reply(sent, member, at=now)))


def test_somebody_who_is_not_called_has_nothing_to_answer(sent, now, caplog):
    assert not take(sent, PersonFactory(), at=now)
    assert "inte kallad" in caplog.text


@pytest.mark.parametrize("uid", ["00000000-0000-4000-8000-000000000000", "mote-1", "x" * 300])
def test_an_answer_to_another_calendars_meeting_is_not_ours(sent, member, now, uid):
    assert not take(sent, member, at=now, uid=uid)


def test_an_answer_to_the_old_time_does_not_count_for_the_new(sent, member, coordinator, now):
    move(sent, coordinator)

    assert not take(sent, member, at=now, sequence=0)
    assert take(sent, member, at=now, sequence=1)


def test_that_somebody_else_was_invited_again_makes_nobodys_answer_old(sent, member, coordinator, now):
    """The meeting's own number rises when a guest is called off; the others' invitations are the same."""
    meetings["add_guest"](sent, by=coordinator, person=PersonFactory(), reason="Belysning")
    meetings["remove_guest"](sent, by=coordinator, guest=sent.participants.get())
    assert Meeting.objects.get().sequence > 0

    assert take(sent, member, at=now, sequence=0)


def test_after_the_meeting_it_is_too_late_to_answer(sent, member, caplog):
    with clock.pretending(sent.ends_at):
        assert not take(sent, member, at=sent.ends_at - MINUTE)
    assert answer_of(member) is None


def test_a_mail_without_a_calendar_is_left_for_a_person(sent, member):
    message = EmailMessage()
    message["From"] = member.email
    message.set_content("Jag kommer!")

    assert not mailbox.take(bytes(message))


def test_a_mail_with_a_broken_answer_is_broken(sent, member, now):
    with pytest.raises(mailbox.Unreadable, match="avbruten"):
        mailbox.take(mail(member.email, reply(sent, member, at=now).replace("END:VEVENT\r\nEND:VCALENDAR\r\n", "")))


def test_a_mailbox_gives_its_answers_to_the_meeting(sent, member, now, tmp_path):
    (tmp_path / "new").mkdir()
    (tmp_path / "new/1").write_bytes(mail(member.email, reply(sent, member, at=now)))

    assert mailbox.empty(tmp_path) == 1
    assert answer_of(member)[0] == "yes"


def hand_in(meeting, by, text):
    data = text if isinstance(text, bytes) else text.encode()
    return meetings["take_calendar_reply"](meeting, by=by, upload=SimpleUploadedFile("svar.ics", data))


def test_the_coordinator_hands_in_a_members_answer(sent, coordinator, member, now):
    hand_in(sent, coordinator, reply(sent, member, at=now))

    assert answer_of(member) == ("yes", "calendar", now)


def test_a_member_hands_in_their_own_answer_and_nobody_elses(sent, member, chair, now):
    hand_in(sent, member, reply(sent, member, said="DECLINED", at=now))
    with pytest.raises(StepRefused, match="som du kan ta in"):
        hand_in(sent, member, reply(sent, chair, at=now))

    assert (answer_of(member)[0], answer_of(chair)) == ("no", None)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hej", "ingen kalenderfil"),
        (b"\xff\xfe\x00", "ingen kalenderfil"),
        ("BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR", "inget svar på en kallelse"),
    ],
)
def test_a_file_that_is_no_answer_says_so(sent, coordinator, text, says):
    with pytest.raises(StepRefused, match=says):
        hand_in(sent, coordinator, text)


def test_a_file_with_an_older_answer_says_so_and_nothing_is_changed(sent, coordinator, member, now):
    hand_in(sent, coordinator, reply(sent, member, at=now))
    with pytest.raises(StepRefused, match="redan gett det svaret, eller ett senare"):
        hand_in(sent, coordinator, reply(sent, member, said="DECLINED", at=now - MINUTE))

    assert answer_of(member)[0] == "yes"


def test_the_file_is_handed_in_on_the_meetings_page(sent, signed_in, coordinator, member, now):
    browser, address = signed_in(coordinator), f"/arbete/moten/{sent.pk}/steg/take_calendar_reply/"
    assert address in browser.get(sent.get_absolute_url()).content.decode()

    told = browser.post(address, {"upload": SimpleUploadedFile("svar.ics", b"Hej")})
    assert (told.status_code, "ingen kalenderfil" in told.content.decode()) == (422, True)
    upload = SimpleUploadedFile("svar.ics", reply(sent, member, at=now).encode())
    assert browser.post(address, {"upload": upload}).status_code == 302
    assert answer_of(member)[0] == "yes"


def move(meeting, by, days=14, place="Kommunhuset"):
    again = Meeting.objects.get(pk=meeting.pk)
    starts_at = again.starts_at + timedelta(days=days)
    times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    meetings["move"](again, by=by, place=place, reason="Krock", **times)


def change_the_agenda(meeting, by):
    """The letter of it waits for more changes; what people have is the first invitation."""
    meetings["add_item"](Meeting.objects.get(pk=meeting.pk), by=by, title="Nytt", late_because="Det hände i går.")
    meetings["send_changed_agenda"](Meeting.objects.get(pk=meeting.pk), by=by)


def test_an_answer_counts_while_a_changed_agenda_waits_to_be_sent(sent, coordinator, member, now):
    with clock.pretending(now + 5 * MINUTE):
        change_the_agenda(sent, coordinator)
        assert take(sent, member, at=now + MINUTE, sequence=0)

    assert answer_of(member)[0] == "yes"


def test_an_answer_to_an_earlier_invitation_to_the_same_time_counts(sent, coordinator, member, now):
    """The changed agenda has been sent, and then the place was changed."""
    change_the_agenda(sent, coordinator)
    Letter.objects.update(state="sent")
    move(sent, coordinator, days=0, place="Biblioteket")

    assert take(sent, member, at=now, sequence=0)


def test_an_answer_from_before_the_meeting_went_away_and_came_back_does_not_count(sent, coordinator, member, now):
    for days in (1, -1):
        move(sent, coordinator, days=days)
        Letter.objects.update(state="sent")

    assert not take(sent, member, at=now, sequence=0)
    assert take(sent, member, at=now, sequence=2)


def test_an_answer_to_the_old_day_does_not_count_while_the_new_one_waits_to_be_told(sent, coordinator, member, now):
    with clock.pretending(now + 5 * MINUTE):
        move(sent, coordinator, days=1)
        change_the_agenda(sent, coordinator)
        assert not take(sent, member, at=now + MINUTE, sequence=0)
