"""What is to be tried for secrecy was shown with its words: whoever read it is in the journal."""

from meetings.models import Openness
from office import journal

READ, RIGHT = "Läste det som sekretess ska prövas för", "meetings.read_secret"


def of_item(person, item):
    if item.is_secret:
        _note(person, item)


def of_agenda(person, meeting):
    """The page of a meeting whose items have been marked with what the person may read of them."""
    if any(item.is_secret and item.is_readable and _says_something(item) for item in meeting.agenda_items):
        _note(person, meeting)


def of_minutes(person, meeting, content):
    """The whole of the minutes, nothing held back."""
    if any(item["openness"] == Openness.SECRET for item in content["items"]):
        _note(person, meeting)


def of_paper(person, paper):
    if paper.is_secret or (paper.item and paper.item.is_secret):
        _note(person, paper.item or paper.meeting)


def _says_something(item):
    return item.text or item.presenter or item.late_because or item.shown_papers


def _note(person, subject):
    journal.read(subject, by=person, what=READ, right=RIGHT)
