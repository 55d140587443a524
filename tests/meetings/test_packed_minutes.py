"""The minutes in a whole meeting as one file: every version that was approved, and no more than its reader may read."""

import csv
import io
import subprocess

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.models import Action, AgendaItem, Record
from meetings.packs.names import LONGEST, Names, safe, safe_file
from meetings.packs.tables import table
from tests.meetings import held
from tests.meetings.packing import bound, content_of, made, marks_of, zipped


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def over(council, coordinator, chair, member, now):
    """A council meeting of yesterday; secrecy is to be tried for what was said of its second item."""
    meeting = held.held(council, chair, items=["Öppnande", "Skolvägar"])
    item = held.item_of(meeting, "Skolvägar")
    AgendaItem.objects.filter(pk=item.pk).update(openness="secret", title="Gnistregnet")
    Record.objects.filter(item=item).update(notes="Viskningarna")
    whose = {"person": chair, "made_by": chair, "made_at": now, "due_on": now.date()}
    Action.objects.create(body=council, meeting=meeting, item=item, text="Dölja spåren", **whose)
    return meeting


@pytest.fixture
def approved(over, coordinator, chair):
    return held.approved(over, coordinator, chair)


def text_of(pdf):
    printed = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return printed.stdout.decode()


def test_the_approved_minutes_are_bound_after_the_cover(approved, member):
    titles = marks_of(bound(made(approved, member, "pdf")))

    assert titles[:2] == [("Omslag", []), ("Minnesanteckningar", ["Minnesanteckningar, version 1"])]


def test_before_they_are_approved_there_are_no_minutes_in_it(over, coordinator, chair, member):
    waiting = held.sent(over, coordinator, chair)

    assert [name for name in zipped(made(waiting, member)).namelist() if "Minnes" in name] == []


def test_nothing_of_what_is_secret_is_in_the_one_without_it(approved, member):
    parcel = zipped(made(approved, member))
    printed = [text_of(parcel.read(name)) for name in parcel.namelist() if name.endswith(".pdf")]
    told = " ".join([*parcel.namelist(), *printed, parcel.read("Åtgärder.csv").decode()])
    told += text_of(content_of(made(approved, member, "pdf")).getvalue())

    assert "Öppnande" in told
    assert [word for word in ("Gnistregnet", "Viskningarna", "Dölja") if word in told] == []


def test_what_is_secret_is_printed_for_those_who_may_read_it(approved, chair):
    parcel = zipped(made(approved, chair, with_secrets=True))
    whole = next(name for name in parcel.namelist() if name.endswith("-hela.pdf"))

    assert "Viskningarna" in text_of(parcel.read(whole))
    assert "Dölja spåren" in parcel.read("Åtgärder.csv").decode()
    assert "Viskningarna" in text_of(content_of(made(approved, chair, "pdf", with_secrets=True)).getvalue())


def test_the_list_of_those_present_opens_in_a_spreadsheet(approved, chair, member):
    text = zipped(made(approved, member)).read("Närvarolista.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))

    assert {row["Namn"]: row["Närvaro"] for row in rows}[chair.name] == "Närvarande"


def test_the_calendar_file_asks_nobody_in_particular(approved, member):
    calendar = icalendar.Calendar.from_ical(zipped(made(approved, member)).read("Möte.ics"))
    (event,) = calendar.walk("VEVENT")

    assert (str(calendar["method"]), "attendee" in event) == ("PUBLISH", False)
    assert event.decoded("dtstart") == approved.starts_at


@pytest.mark.parametrize("formula", ["=1+1", "+46", "-1", "@SUM(A1)", "\t=1"])
def test_a_cell_is_never_a_formula(formula):
    assert table([["Vad"], [formula]]).decode("utf-8-sig").splitlines()[1].strip('"').startswith("'")


@given(st.text(max_size=200))
def test_a_safe_name_is_one_part_of_a_path_on_every_machine(text):
    for name in (safe(text), safe_file(text)):
        assert 0 < len(name) <= LONGEST + 12
        assert not set(name) & set('/\\:*?"<>|\0\n\r')
        assert name.strip(" .") == name


@given(st.lists(st.sampled_from(["a.txt", "A.txt", "a (2).txt", "a", "å.txt"]), max_size=12))
def test_no_two_names_are_the_same_whatever_the_machine_thinks_of_capitals(names):
    once = Names()
    given_out = [once(f"01/{name}").casefold() for name in names]

    assert len(set(given_out)) == len(names)
