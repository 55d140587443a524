"""The page of what is to be printed asks the same of the database for one letter and for thirty."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from office import documents, papers
from office.models import Letter
from office.models.letters import LetterState
from tests.factories.councils import PersonFactory
from tests.office.holding import MORNING, held

PAGE = "/arbete/utskick/att-skriva-ut/"


def print_for(count):
    for _ in range(count):
        held(PersonFactory(email=None))
    Letter.objects.held().update(state=LetterState.TO_PRINT)
    papers.write_waiting({"municipality": "Hedemora kommun"}, MORNING)


def asked(browser):
    with CaptureQueriesContext(connection) as questions:
        page = browser.get(PAGE).content.decode()
    return page.count('name="brev"'), len(questions)


def test_thirty_letters_cost_what_one_does(coordinator, signed_in, now):
    browser = signed_in(coordinator)
    browser.get(PAGE)  # the first page of a stay writes down where it is
    print_for(1)
    one, few = asked(browser)
    print_for(29)
    thirty, many = asked(browser)

    assert (one, thirty) == (1, 30)
    assert many == few <= 15


def test_the_words_of_a_letter_are_made_by_the_worker_that_makes_documents(coordinator, now):
    print_for(2)

    assert documents.render_waiting() == 2
    assert all(papers.is_ready(each, papers.covers([each])[each.pk]) for each in papers.waiting())
