"""Writing in a draft whose numbers move meanwhile: only what somebody changed is theirs."""

from datetime import timedelta

import pytest

from office import clock
from situation.documents import content_of
from situation.lifecycle import situation_reports as steps
from situation.lifecycle.situation_reports import count_drafts_anew
from tests.situation.reporting_est import drafted, reported
from tests.situation.test_situation_reports import fresh


@pytest.fixture
def draft(est, coordinator, now):
    reported(many=4)
    return drafted(est, coordinator)


@pytest.fixture
def page(signed_in, coordinator, draft):
    return Page(signed_in(coordinator), draft)


class Page:
    """The draft as it is open in somebody's browser, which ends its lines in its own way."""

    def __init__(self, browser, draft):
        self.browser, self.address = browser, draft.get_absolute_url()
        self.read(browser.get(self.address))

    def read(self, answer):
        self.form = answer.context["form"]
        self.fields = {name: str(self.form[name].value()).replace("\n", "\r\n") for name in self.form.fields}

    def send(self, **changed):
        answer = self.browser.post(self.address, self.fields | changed)
        if answer.status_code != 302:
            self.read(answer)
        return answer.status_code


def judged_meanwhile(**more):
    """More of everything, so that counts, colours, problems and what to raise are all proposed anew."""
    with clock.pretending(clock.now() + timedelta(minutes=10)):
        reported(many=8, severity=4, **more)
        count_drafts_anew()


def written(report):
    return fresh(report).content.get("words", {"areas": {}, "comments": {}})


def light_of(report):
    """Of the one area that something was reported from."""
    [area] = [each for each in content_of(fresh(report))["areas"] if each["number"]]
    return area


def test_what_was_only_proposed_follows_the_numbers_that_moved_while_it_was_read(draft, page):
    before = light_of(draft)["light"]
    judged_meanwhile()

    assert page.send() == 302
    assert written(draft) == {"areas": {}, "comments": {}}
    assert content_of(fresh(draft))["summary"].startswith("12 rapporter")
    assert light_of(draft)["light"] != before


def test_what_was_changed_is_kept_and_nothing_else(draft, page):
    key = light_of(draft)["key"]
    judged_meanwhile()

    assert page.send(summary="Oroligt.\r\n\r\nMer nästa gång. ", **{f"why_{key}": "Gänget."}) == 302
    light = page.fields[f"light_{key}"]
    assert written(draft) == {
        "summary": "Oroligt.\n\nMer nästa gång.",
        "areas": {key: {"light": light, "why": "Gänget."}},
        "comments": {},
    }


def test_what_was_written_before_stands_when_it_is_sent_as_it_was_read(draft, page):
    page.send(summary="Lugnt.", coming="Sportlov.")
    page.read(page.browser.get(page.address))
    judged_meanwhile()

    assert page.send(coming="") == 302
    assert written(draft) == {"summary": "Lugnt.", "areas": {}, "comments": {}}


def test_a_form_cannot_say_that_it_showed_what_it_did_not(draft, page):
    forged = page.fields["shown"].split()[0]

    assert page.send(raised="Belysningen.", shown=f"{forged} {'0' * 20} raised Belysningen.") == 302
    assert written(draft)["raised"] == "Belysningen."


def test_one_that_shows_nothing_is_held_against_what_is_proposed_now(draft, page):
    assert page.send(shown="", coming="Sportlov.") == 302
    assert written(draft) == {"coming": "Sportlov.", "areas": {}, "comments": {}}


def test_a_problem_that_came_meanwhile_was_not_asked_about(draft, page):
    judged_meanwhile(category="klotter")

    assert page.send(coming="Sportlov.") == 302
    assert written(draft) == {"coming": "Sportlov.", "areas": {}, "comments": {}}


def test_two_who_write_see_each_others_and_lose_nothing(draft, page, coordinator):
    words = {"summary": "Lugnt.", "raised": "Belysningen.", "areas": {}, "comments": {}}
    steps["write_situation_report"](fresh(draft), by=coordinator, over=1, words=words)
    judged_meanwhile()

    assert page.send(summary="Oroligt.") == 422
    assert page.form.theirs["summary"] == "Lugnt."
    assert (page.fields["summary"], page.fields["raised"]) == ("Oroligt.", "Belysningen.")
    assert page.send() == 302
    assert written(draft) == {"summary": "Oroligt.", "raised": "Belysningen.", "areas": {}, "comments": {}}
