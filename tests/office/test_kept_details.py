"""Of what a step was told the journal keeps references, days, numbers and choices; of words that they were said."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from office import journal
from office.journal import Told, kept
from office.models.letters import Withdrawn
from tests.factories.councils import BodyFactory, PersonFactory
from tests.house.nasty import NASTY

WORD = "Gnistregnet"


@pytest.mark.parametrize(
    ("thing", "line"),
    [
        (None, None),
        (True, True),
        (7, 7),
        (1.5, 1.5),
        ("", ""),
        (date(2027, 3, 1), "2027-03-01"),
        (datetime(2027, 3, 1, 12, tzinfo=UTC), "2027-03-01T12:00:00Z"),
        (time(12, 30), "12:30:00"),
        (timedelta(hours=1), "P0DT01H00M00S"),
        (Decimal("1.50"), "1.50"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Withdrawn.MUTED, "muted"),
        ("muted", "muted"),
        ({2, 1}, [1, 2]),
        ((1, [2]), [1, [2]]),
        ({3: "muted"}, {"3": "muted"}),
        (object(), "object"),
        (SimpleUploadedFile(f"{WORD}.txt", b"abc"), {"bytes": 3}),
    ],
)
def test_what_is_no_words_is_kept_as_it_is(thing, line):
    assert kept(thing) == line


@pytest.mark.django_db
def test_a_row_is_kept_by_reference():
    person = PersonFactory(name=WORD)

    assert kept({"person": person, "people": type(person).objects.all()}) == {
        "person": f"councils.person/{person.pk}",
        "people": [f"councils.person/{person.pk}"],
    }


def texts(line):
    """Every text of the line, however deep."""
    if isinstance(line, dict):
        return [text for pair in line.items() for each in pair for text in texts(each)]
    return [text for each in line for text in texts(each)] if isinstance(line, list) else [line]


@pytest.mark.parametrize("words", [WORD, "Muted", " muted", "19121212-1212", *filter(None, NASTY)])
def test_words_are_kept_nowhere(words):
    line = kept({"text": words, "inner": [{"text": (words, {words})}]})

    assert words not in texts(line)
    assert line["text"]["characters"] == len(words)


@pytest.mark.parametrize("words", [WORD, "19121212-1212", "två ord", "0", ""])
def test_nor_as_names_of_other_things(words):
    assert kept({words: 1}) == {f"{len(words)} tecken": 1}


def test_the_same_words_have_the_same_checksum_and_only_here(settings):
    here = kept(WORD)
    settings.SECRET_KEY = "another"

    assert kept(WORD)["hmac"] != here["hmac"]
    assert len(here["hmac"]) == 64


@pytest.mark.django_db
def test_what_is_written_for_the_journal_is_read_there():
    line = journal.note(BodyFactory(), "Hämtade", by=PersonFactory(), details={"reason": Told("Anmälan 17\0")})

    assert line.details == {"reason": {"told": "Anmälan 17"}}


@pytest.mark.django_db
def test_a_line_is_about_the_person_whom_the_step_names():
    by, one, other = PersonFactory(), PersonFactory(), PersonFactory()
    body = BodyFactory()

    def about(**details):
        return journal.note(body, "Ett", by=by, details=details).about

    assert about() is None
    assert about(holder=one) == one
    assert about(holder=one, person=other) == other
    assert about(holder=one, chair=other) is None
