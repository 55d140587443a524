"""Tables written row by row: as the whole table is, however many rows at a time."""

import io

import openpyxl
import pytest

from office import spreadsheets

ROWS = [["Å", "b"], *([f"rad {number}", number] for number in range(7))]


@pytest.mark.parametrize("at_a_time", [1, 3, 8, 500])
def test_a_file_is_the_same_however_many_rows_are_written_at_a_time(at_a_time):
    file = io.BytesIO()
    spreadsheets.write(iter(ROWS), file, at_a_time)

    assert file.getvalue() == spreadsheets.table(ROWS)


def test_a_workbook_has_texts_numbers_and_a_head_that_stays():
    file = io.BytesIO()
    spreadsheets.write_workbook([["Vad", "Antal"], ["a\0b\x0b", 3], ["=1+1", None]], file, "Blad")
    sheet = openpyxl.load_workbook(file).active

    assert list(sheet.iter_rows(values_only=True)) == [("Vad", "Antal"), ("ab", 3), ("=1+1", None)]
    assert (sheet["A3"].data_type, sheet["B2"].data_type) == ("s", "n")
    assert (sheet.title, sheet.freeze_panes) == ("Blad", "A2")
