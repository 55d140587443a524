from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction

from councils.models import Person
from office import journal
from office.holds import holds, retention
from office.models import Absence, Erasure, ErasureLine, Feed, Hold, Letter, ListedWord, StoredFile, WordList
from office.retention import TABLE, Period
from office.retention.running import due, free, run, tell
from tests.factories.councils import PersonFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 2, 3, 7, 0, tzinfo=UTC)


@pytest.fixture
def letter(member):
    def write(posted_at, state="sent", **more):
        told = {"key": f"k{posted_at}{state}", "matter": "meetings.meeting/1", "kind": "agenda", "recipient": member}
        told |= {"address": "ledamot@example.se", "message_id": "m", "subject": "Kallelse", "body": "Det som stod."}
        told |= {"search_text": "kallelse", "posted_at": posted_at, "due_at": posted_at, "state": state}
        return Letter.objects.create(**told | more)

    return write


def test_years_are_counted_by_the_calendar():
    assert Period(years=2).before(datetime(2028, 2, 29, tzinfo=UTC)) == datetime(2026, 2, 28, tzinfo=UTC)
    assert [str(Period(**told)) for told in ({"years": 2}, {"days": 90}, {"days": 1})] == ["2 år", "90 dagar", "1 dag"]


@pytest.mark.parametrize(("days", "body"), [(-1, "Det som stod."), (0, "Det som stod."), (1, "")])
def test_a_letters_words_go_the_day_after_two_years(days, body, letter):
    """Asked two years to the moment, a day before and a day after."""
    written = letter(NOW - timedelta(days=730))
    run(NOW + timedelta(days=days))
    written.refresh_from_db()

    assert (written.body, written.subject) == (body, "Kallelse")


def test_a_letter_that_is_on_its_way_keeps_its_words(letter):
    waiting = letter(NOW - timedelta(days=900), state="waiting")
    run(NOW)
    waiting.refresh_from_db()

    assert waiting.body == "Det som stod."


def test_a_file_that_belongs_to_nothing_goes_from_the_disk_with_its_row(
    member, django_capture_on_commit_callbacks, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path
    told = {"name": "a.txt", "content_type": "text/plain", "size": 1, "sha256": "x", "uploaded_by": member}
    for age in (20, 40):
        StoredFile(uploaded_at=NOW - timedelta(days=age), **told).file.save("a.txt", ContentFile(b"a"))
    with django_capture_on_commit_callbacks(execute=True):
        run(NOW)

    assert StoredFile.objects.count() == 1
    assert len([each for each in tmp_path.rglob("*") if each.is_file()]) == 1


@pytest.fixture
def absences(member, chair):
    for person in (member, chair):
        Absence.objects.create(person=person, since=date(2026, 1, 1), until=date(2026, 1, 5))


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ({"kind": "office.Absence"}, 2),
        ({"kind": "office.Link"}, 0),
        ({"about": "member"}, 1),
        ({"about": "member", "kind": "office.Absence"}, 1),
        ({"about": "member", "kind": "office.Link"}, 0),
        ({"matter": "meetings.meeting/1"}, 0),
    ],
)
def test_a_hold_stops_what_it_names_and_nothing_else(told, left, absences, coordinator, member):
    told = told | ({"about": member} if "about" in told else {})
    retention["place_hold"](coordinator, by=coordinator, reason="Ska lämnas ut.", **told)
    run(NOW)

    assert Absence.objects.count() == left


def test_a_hold_on_a_matter_keeps_its_letters(letter, coordinator):
    held, other = letter(NOW - timedelta(days=800)), letter(NOW - timedelta(days=801), matter="meetings.meeting/11")
    retention["place_hold"](coordinator, by=coordinator, reason="Utreds.", matter="meetings.meeting/1")
    run(NOW)

    assert Letter.objects.get(pk=held.pk).body
    assert not Letter.objects.get(pk=other.pk).body


def test_a_lifted_hold_stops_nothing_and_both_steps_are_in_the_journal(absences, coordinator):
    hold = retention["place_hold"](coordinator, by=coordinator, reason="Utreds.", kind="office.Absence")
    holds["lift_hold"](hold, by=coordinator)
    run(NOW)

    assert Absence.objects.count() == 0
    assert [line.what for line in journal.of(coordinator, hold)] == ["Sätt en gallringsspärr", "Häv spärren"]


def test_the_preview_says_what_the_run_takes(absences, letter):
    letter(NOW - timedelta(days=800))
    told = due(NOW)
    run(NOW)
    taken = {line.rule: line.count for line in ErasureLine.objects.all()}

    assert told == taken == {"office.Absence": 2, "office.Letter/text": 1}
    assert due(NOW) == {}


def test_a_run_that_took_something_writes_a_protocol_of_kinds_numbers_and_periods(absences):
    run(NOW, "Hedemora")
    erasure = Erasure.objects.get()
    words = erasure.document.html

    assert "Dagar då någon har sagt sig vara borta" in words
    assert "5 januari 2026" in words
    assert erasure.lines.get().count == 2
    assert "Skolchefen" not in words


def test_a_run_with_nothing_to_take_writes_none():
    run(NOW)

    assert not Erasure.objects.exists()


def test_what_a_broken_off_run_took_is_told_by_the_next(absences):
    ErasureLine.objects.create(rule="office.Feed", count=3, at=NOW)
    run(NOW)

    assert sorted(Erasure.objects.get().lines.values_list("rule", "count")) == [
        ("office.Absence", 2),
        ("office.Feed", 3),
    ]


def test_a_protocol_is_refused_change_by_the_database(absences):
    run(NOW)
    for rows in (Erasure.objects, ErasureLine.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete()


def test_many_rows_go_in_batches(member, monkeypatch):
    monkeypatch.setattr("office.retention.running.BATCH", 4)
    Absence.objects.bulk_create(
        Absence(person=member, since=date(2025, 1, 1), until=date(2025, 1, 1) + timedelta(days=day)) for day in range(9)
    )
    run(NOW)

    assert sorted(ErasureLine.objects.values_list("count", flat=True)) == [1, 4, 4]


def test_a_closed_account_without_traces_loses_its_name_and_one_that_held_a_seat_keeps_it(member):
    nobody = PersonFactory(name="Den tillfälliga", is_active=False)
    member.holdings.update(until=date(2024, 1, 1))
    Person.objects.filter(pk=member.pk).update(is_active=False)
    run(NOW)
    nobody.refresh_from_db()
    name = member.name
    member.refresh_from_db()

    assert (nobody.name, nobody.email) == ("Tidigare användare", None)
    assert (member.name, member.email) == (name, None)


@pytest.mark.parametrize("how", ["active", "seated"])
def test_an_account_in_use_is_left_alone(how, member):
    person = member if how == "seated" else PersonFactory()
    Person.objects.filter(pk=person.pk).update(is_active=how == "active")
    run(NOW)

    assert Person.objects.get(pk=person.pk).email == person.email


def test_the_journal_is_whole_after_the_run(absences, coordinator):
    hold = retention["place_hold"](coordinator, by=coordinator, reason="Utreds.", kind="office.Link")
    holds["lift_hold"](hold, by=coordinator)
    run(NOW + timedelta(days=3650))

    assert journal.check().is_whole
    assert not Hold.objects.exists()


def test_each_line_reads_the_database_it_is_for():
    for rule in TABLE.values():
        assert list(free(rule, NOW, [])) == []
        assert free(rule, NOW, [Hold(matter="meetings.meeting/1"), Hold(person_id=1)]).count() == 0


def test_no_protocol_without_lines():
    assert tell(NOW) is None


def test_removed_words_and_closed_feeds_go(member, coordinator):
    told = {"list": WordList.objects.the_list(), "text": "Kulan", "verdict": "forbidden", "why": "x", "by": coordinator}
    ListedWord.objects.create(added_at=NOW, removed_at=NOW, removed_by=coordinator, **told)
    Feed.objects.create(person=member, secret_sha256="x", made_at=NOW, revoked_at=NOW)
    run(NOW + timedelta(days=400))

    assert (ListedWord.objects.count(), Feed.objects.count()) == (0, 0)


def test_bytes_that_another_row_still_names_stay(member, django_capture_on_commit_callbacks, settings, tmp_path):
    """A paper that went on with its item to a later meeting is two rows over one file."""
    settings.MEDIA_ROOT = tmp_path
    told = {"name": "a.txt", "content_type": "text/plain", "size": 1, "sha256": "x", "uploaded_by": member}
    first = StoredFile(uploaded_at=NOW - timedelta(days=20), **told)
    first.file.save("a.txt", ContentFile(b"a"))
    second = StoredFile.objects.create(file=first.file.name, uploaded_at=NOW - timedelta(days=40), **told)
    with django_capture_on_commit_callbacks(execute=True):
        run(NOW)

    assert not StoredFile.objects.filter(pk=second.pk).exists()
    assert first.file.storage.exists(first.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        run(NOW + timedelta(days=30))
    assert not first.file.storage.exists(first.file.name)
