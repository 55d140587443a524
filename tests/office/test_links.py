"""A link opens one matter for one person: signed when the letter leaves, for a while, until it is taken back."""

from datetime import timedelta
from email import message_from_bytes
from email.policy import default

import pytest
from django.core.signing import Signer
from django.db import connection

from office import clock, journal, letters, links
from office.models import Letter, Link
from tests.factories.councils import PersonFactory

MATTER = "meetings.meeting/1"
SECOND = timedelta(seconds=1)


@pytest.fixture
def person(db, now):
    return PersonFactory()


@pytest.fixture
def until(now):
    return now + timedelta(days=14)


@pytest.fixture
def link(person, until):
    links.address(person, MATTER, until)
    return Link.objects.get()


def a_letter(recipient, *addresses):
    body = "".join(f"→ Öppna: {address}?svar=ja\n\n" for address in addresses)
    fields = {"subject": "Kallelse", "body": body, "matter": MATTER, "kind": "agenda", "address": recipient.email}
    letters.post([Letter(key=f"prov/{recipient.pk}", recipient=recipient, search_text="", **fields)])
    return Letter.objects.get(recipient=recipient)


def sent(letter):
    """The mail's text and its HTML."""
    mail = message_from_bytes(letters.message(letter).as_bytes(), policy=default)
    return "".join(part.get_content() for part in mail.iter_parts())


@pytest.mark.parametrize(("offset", "opens"), [(-SECOND, True), (0 * SECOND, False), (SECOND, False)])
def test_a_link_opens_until_its_last_moment(link, until, offset, opens):
    with clock.pretending(until + offset):
        assert (links.find(links.token(link)) is not None) == opens


def test_the_unsigned_key_opens_nothing(link):
    assert links.find(link.key.hex) is None
    assert links.find(str(link.key)) is None


def test_a_signature_of_another_kind_opens_nothing(link):
    assert links.find(Signer(salt="something else", sep=".").sign(link.key.hex)) is None


def test_a_link_taken_back_opens_nothing_and_the_next_is_another(link, person, until):
    assert links.revoke(person, MATTER) == 1

    again = links.address(person, MATTER, until)
    assert links.find(links.token(link)) is None
    assert link.key.hex not in again


def test_a_link_of_one_who_no_longer_takes_part_opens_nothing(link, person):
    type(person).objects.update(is_active=False)

    assert links.find(links.token(link)) is None


def test_a_person_has_one_link_to_a_matter_and_it_lasts_as_long_as_the_longest(person, until):
    addresses = {links.address(person, MATTER, when) for when in (until, until + SECOND, until - SECOND)}

    assert len(addresses) == 1
    assert Link.objects.get().expires_at == until + SECOND


def test_a_link_that_has_ended_is_not_made_to_last_and_the_next_is_another(link, person, until):
    """It lies in a letter that nobody has thought of since."""
    with clock.pretending(until):
        again = links.address(person, MATTER, until + timedelta(days=14))

        assert links.find(links.token(link)) is None
        assert link.key.hex not in again
        assert links.address(person, MATTER, until + SECOND) == again


def test_a_link_that_would_end_at_once_is_the_same_each_time(person, now):
    assert len({links.address(person, MATTER, now - SECOND) for _ in range(2)}) == 1


def test_for_another_address_every_open_link_becomes_another_that_ends_when_it_did(link, person, until, now):
    ended, elsewhere = (links.address(who, matter, when) for who, matter, when in (
        (person, "meetings.meeting/2", now - SECOND), (PersonFactory(), MATTER, until),
    ))  # fmt: skip
    links.renew(person)

    assert links.find(links.token(link)) is None
    fresh = Link.objects.get(person=person, revoked_at=None)
    assert (fresh.matter, fresh.expires_at) == (MATTER, until)
    assert fresh.key != link.key
    assert links.current(f"{ended} {elsewhere}", person) == f"{ended} {elsewhere}"
    assert links.current(f"→ Öppna: {links._unsigned(link.key.hex)}?svar=ja", person).count(fresh.key.hex) == 1


def test_the_outbox_keeps_only_what_opens_nothing(link, person):
    letter = a_letter(person, links.address(person, MATTER, link.expires_at))

    assert f"/lank/{link.key.hex}/?svar=ja" in letter.body
    assert links.token(link) not in letter.body


def test_the_mail_carries_the_signature_in_text_and_html_and_keeps_what_was_asked(link, person):
    mail = sent(a_letter(person, links.address(person, MATTER, link.expires_at)))

    assert mail.count(f"/lank/{links.token(link)}/?svar=ja") == 2


def test_a_letter_never_signs_what_is_somebody_elses(link, person, until):
    other = PersonFactory()
    mail = sent(a_letter(other, links.address(person, MATTER, until), links.address(other, MATTER, until)))

    assert links.token(link) not in mail
    assert f"/lank/{link.key.hex}/" in mail
    assert links.token(Link.objects.get(person=other)) in mail


def test_no_table_holds_a_token(link, person):
    a_letter(person, links.address(person, MATTER, link.expires_at))
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM office_letter UNION ALL SELECT what FROM office_entry")
        held = str(cursor.fetchall())

    assert links.token(link).partition(".")[2] not in held


def test_the_first_opening_of_each_hour_is_a_line_in_the_journal(link, now):
    for minutes in (0, 59, 60):
        with clock.pretending(now + timedelta(minutes=minutes)):
            links.note_opening(link)

    assert [(line.what, line.by) for line in journal.of(link)] == [("Länken öppnades", link.person)] * 2


def test_whoever_holds_a_link_may_close_it(link):
    links.close(link)

    assert links.find(links.token(link)) is None
    assert journal.of(link).last().what == "Länken stängdes av mottagaren"
