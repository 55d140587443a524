"""A journal that somebody has rewritten is told of: once by letter, and where the machinery is looked after."""

from io import StringIO

import pytest
from django.core.management import call_command

from hedemora_bra import tasks
from office import journal
from office.models import Job, Letter
from office.tasks import seal_journal
from tests.office.forcing import rewritten


@pytest.fixture
def lines(council, coordinator, administrator, now):
    for number in range(3):
        journal.note(council, f"Rad {number}", by=coordinator)
    return council


def forge():
    rewritten("UPDATE office_entry SET what = 'Annat' WHERE what = 'Rad 1'")


def told():
    return sorted(Letter.objects.filter(kind="journal_broken").values_list("recipient__name", flat=True))


def verified(**asked):
    said, faults = StringIO(), StringIO()
    try:
        call_command("verify_journal", stdout=said, stderr=faults, **asked)
    except SystemExit as end:
        return end.code, said.getvalue(), faults.getvalue()
    return 0, said.getvalue(), faults.getvalue()


def test_a_whole_journal_is_counted_and_told_to_nobody(lines):
    assert seal_journal() == 3
    assert seal_journal() == 0
    assert tasks.check_journal() == 3
    assert told() == []


def test_a_broken_journal_is_told_once_to_administrators_and_the_coordinator(lines):
    forge()

    for _ in range(2):
        with pytest.raises(tasks.BrokenJournal):
            tasks.check_journal()

    assert told() == ["Administratören", "Samordnaren"]
    letter = Letter.objects.filter(kind="journal_broken").first()
    assert letter.subject == "Journalen är bruten: 1 fel"
    assert "rad 2: är ändrad efter att den skrevs" in letter.body


def test_something_new_that_is_broken_is_told_again(lines):
    seal_journal()
    forge()
    with pytest.raises(tasks.BrokenJournal):
        tasks.check_journal()
    rewritten("DELETE FROM office_entry WHERE what = 'Rad 2'")
    with pytest.raises(tasks.BrokenJournal):
        tasks.check_journal()

    assert len(told()) == 4


def test_more_faults_than_are_told_are_counted(lines, coordinator):
    for number in range(30):
        journal.note(lines, f"Rad {number}", by=coordinator)
    rewritten("UPDATE office_entry SET what = 'Annat'")
    with pytest.raises(tasks.BrokenJournal):
        tasks.check_journal()

    body = Letter.objects.filter(kind="journal_broken").first().body
    assert body.count("är ändrad") == 20
    assert "- och 13 till" in body


def test_the_page_about_operations_shows_that_it_is_broken(lines, signed_in, administrator):
    forge()

    assert tasks.check_journal.apply().failed()

    assert "bruten: 1 fel på 3 rader" in Job.objects.get(name="check_journal").fault
    page = signed_in(administrator).get("/arbete/drift/").content.decode()
    assert "BrokenJournal: bruten: 1 fel" in page


def test_the_command_says_whether_the_journal_is_whole(lines):
    seal_journal()
    seal = journal.latest_seal()

    assert verified(seal=str(seal)) == (
        0,
        f"Journalen är hel: 3 rader, 3 av dem under 1 sigill.\nSenaste sigill: {seal}\n",
        "",
    )

    forge()
    code, said, faults = verified()
    assert (code, said.splitlines()[0]) == (1, "Journalen är bruten: 1 fel på 3 rader, 3 av dem under 1 sigill.")
    assert faults.endswith("rad 2: är ändrad efter att den skrevs\n")


def test_the_command_misses_a_seal_that_was_written_down(lines):
    seal_journal()

    assert verified(seal="1:abc")[0] == 1
