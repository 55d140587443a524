"""What stands in a digest: everything that the letters had, where one finds it."""

import email
import email.policy
from datetime import timedelta

import pytest

from meetings.lifecycle import meetings
from office import digests, documents, letters
from office.documents import freeze
from office.models import Letter, Link
from office.models.letters import LetterState
from tests.factories.councils import PersonFactory, SeatFactory
from tests.factories.meetings import MeetingFactory
from tests.office.holding import MORNING, digest, go_round, held


@pytest.fixture
def person(db):
    return PersonFactory(name="Åsa Ledamoten")


def test_letters_stand_under_their_meeting_and_body_the_newest_first(council, person, now):
    meeting = MeetingFactory(body=council)
    seat = SeatFactory(body=council)
    old = held(person, "Först", matter=f"meetings.meeting/{meeting.pk}", due_at=MORNING - timedelta(hours=3))
    held(person, "Plats", matter=f"councils.seat/{seat.pk}", due_at=MORNING - timedelta(hours=2))
    held(person, "Sist", matter=f"meetings.meeting/{meeting.pk}", due_at=MORNING - timedelta(hours=1))
    held(person, "Annan sak", matter="guideline", due_at=MORNING - timedelta(hours=4))

    go_round()
    body = digest().body
    lines = [
        f"{council.name} torsdag 18 februari 2027\n====",
        "Tom plats i Brå: Sist\n----",
        f"{old.subject}\n----",
        f"{council.name}\n====",
        "Tom plats i Brå: Plats",
        "Annat\n====",
        "Tom plats i Brå: Annan sak",
    ]

    places = [body.find(line) for line in lines]
    assert -1 not in places
    assert places == sorted(places)


def test_the_headings_of_a_digest_are_headings_in_its_html(person):
    held(person, "Skolchef")
    held(person, "Rektor")
    go_round()

    html = letters.as_html(digest().subject, digest().body)

    assert "<h2>Annat</h2>" in html
    assert "<h3>Tom plats i Brå: Rektor</h3>" in html
    assert "=====" not in html


def test_each_letter_in_it_keeps_its_words_its_buttons_and_its_reason():
    body = "Kommer du?\n\n→ Ja: https://x.example/\n\nMer.\n\nDu får brevet för att du är kallad. Det kommer en gång.\n"

    assert digests.gist(body) == "Kommer du?\n\n→ Ja: https://x.example/\n\nDu får brevet för att du är kallad."
    assert digests.gist("Bara ord.\n\nOch fler.\n") == "Bara ord.\n\nOch fler."


def test_the_links_in_it_open_when_it_has_left(meeting, coordinator, member):
    meetings["send_agenda"](meeting, by=coordinator)
    meetings["remind_unanswered"](meeting, by=coordinator, people=[member])
    held(member, "Rektor")
    Letter.objects.filter(kind="please_answer").update(state=LetterState.HELD, due_at=MORNING)
    go_round()
    link = Link.objects.get(person=member, matter=f"meetings.meeting/{meeting.pk}")

    left = letters.message(Letter.objects.get(kind="digest", recipient=member))
    parsed = email.message_from_bytes(left.as_bytes(), policy=email.policy.default)
    text = parsed.get_body(("plain",)).get_content()

    assert f"/lank/{link.key.hex}." in text
    assert f"/lank/{link.key.hex}/" not in text


def test_what_was_enclosed_in_the_letters_comes_with_it_once_each(person):
    paper = freeze("document.html", {}, matter="prov", title="Protokoll", file_name="protokoll.pdf", made_at=MORNING)
    for title in ("Skolchef", "Rektor"):
        held(person, title, document=paper)
    go_round()

    parsed = email.message_from_bytes(letters.message(digest()).as_bytes(), policy=email.policy.default)
    [attached] = parsed.iter_attachments()

    assert attached.get_filename() == "protokoll.pdf"
    assert attached.get_content() == documents.render(paper)
