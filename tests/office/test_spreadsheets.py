"""What Excel opens is text, whatever people have written and whichever country the Excel is from."""

import csv
import io

import pytest

from office.spreadsheets import table

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1",
    "\uff0b1",
    "\uff0d1",
    "\uff20A",
    "  =1",
    "\u00a0=1",
    "|a",
    "\0=1",
]


def read(data, delimiter=";"):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_would_be_reckoned_with_gets_a_mark(text):
    [[cell]] = read(table([[text]]))

    assert cell == f"'{text}".replace("\0", "")


@pytest.mark.parametrize("text", ["Åsa", "a=b", "3-5", "", "a\nb", 'sa "hej"', "a;b", "a,b", "a\tb", "1=1"])
def test_other_words_come_as_they_are(text):
    assert read(table([["rubrik", text]])) == [["rubrik", text]]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("text", ["a,=1+1", "a;=1+1", "a\t=1+1", '",=1+1', "a\r\n=1+1", '";=cmd|x'])
def test_no_formula_begins_in_the_middle_wherever_the_excel_is_from(text, delimiter):
    cells = [cell for row in read(table([[text]]), delimiter) for cell in row]

    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []


def test_the_file_begins_with_the_mark_for_its_letters_and_has_rows_as_windows_has_them():
    assert table([["Å", 1], ["b", 2]]) == b"\xef\xbb\xbf" + "Å;1\r\nb;2\r\n".encode()
