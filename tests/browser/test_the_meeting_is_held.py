"""From the mail to the finished action, on a phone: answer, substitute, roll, notes by two, minutes, approval."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from office import clock
from office.almanac import written
from tests.browser.mails import link_in_mail
from tests.browser.visitors import NARROW, hears_nothing, move_it, press

HEAD_OF_SCHOOLS, DEPUTY = "skolchef@hedemora.example", "bitradande@skola.example"
# Another minute than the meetings of the council that other tests move to today.
BEGINS = "00:02"
PHONE = {"viewport": NARROW, "has_touch": True}


@pytest.fixture
def story(site):
    return Story(site)


class Story:
    """A meeting of the council, and everybody's phone."""

    def __init__(self, site):
        self.site = site
        self.meeting = self._planned(clock.today().year + 2)

    def phone(self, role):
        return self.site.seen_by(role, **PHONE)

    def _planned(self, year):
        """The council's first meeting in a year that no other test touches."""
        with self.phone("coordinator") as page:
            page.goto(f"/arbete/moten/planera/?year={year}")
            for skipped in ("styrgruppen", "est"):
                page.locator(f"#utan-{skipped}").check()
            for box in page.locator("fieldset", has=page.locator("#utan-bra")).get_by_role("checkbox").all()[2:]:
                box.uncheck()
            press(page, page.get_by_role("button", name="Spara de valda mötena"))
            page.goto(f"/arbete/moten/?organ=bra&ar={year}")
            links = page.locator("main a[href^='/arbete/moten/']").evaluate_all("links => links.map(a => a.pathname)")
        return next(link for link in links if re.fullmatch(r"/arbete/moten/\d+/", link))

    def called_and_moved_to_today(self):
        with self.phone("coordinator") as page:
            page.goto(f"{self.meeting}steg/send_agenda/")
            press(page, page.get_by_role("button", name="Skicka kallelsen"))
            expect(page.get_by_text("Kallelsen är skickad.")).to_be_visible()
            page.goto(f"{self.meeting}steg/move/")
            today = {"Dag": str(clock.today()), "Börjar": BEGINS, "Slutar": "23:59", "Plats": "Kommunhuset"}
            for label, value in today.items():
                page.get_by_label(label).fill(value)
            page.get_by_label("Varför flyttas mötet?").fill("Det hålls i dag i stället.")
            move_it(page)
            expect(page.get_by_text("Mötet är flyttat. De")).to_be_visible()

    def declined_with_a_substitute(self):
        subject = f"Flyttat möte: Brå {written(clock.today())} kl. {BEGINS.replace(':', '.')}"
        link = link_in_mail(self.site.mail, HEAD_OF_SCHOOLS, subject)
        with self.phone(None) as page:
            page.goto(link)
            press(page, page.get_by_role("link", name="Jag kan inte, min ersättare kommer"))
            page.get_by_label("Namn").fill("Biträdande skolchefen")
            page.get_by_label("Befattning").fill("Biträdande skolchef")
            page.get_by_label("E-post").fill(DEPUTY)
            press(page, page.get_by_role("button", name="Kalla ersättaren"))
            expect(page.get_by_text("Biträdande skolchefen, Biträdande skolchef, kommer i ditt ställe")).to_be_visible()
        return link

    def answered_by_the_substitute(self):
        link = link_in_mail(self.site.mail, DEPUTY, "Kallelse: Brå")
        with self.phone(None) as page:
            page.goto(f"{link}?svar=ja")
            expect(page.get_by_text("Du är kallad som ersättare för Skolchefen")).to_be_visible()
            press(page, page.get_by_role("button", name="Ja, jag kommer"))
            expect(page.get_by_text("Du svarade")).to_be_visible()

    def begun_with_the_roll(self):
        with self.phone("coordinator") as page:
            page.goto(self.meeting)
            press(page, page.get_by_role("link", name="Börja mötet"))
            page.get_by_label("Vem leder mötet?").select_option(label="Kommundirektören")
            press(page, page.get_by_role("button", name="Börja mötet"))
            press(page, page.get_by_role("button", name="Alla som har sagt ja är här"))
            for row in page.locator("form[data-row]").all():
                if not row.locator("input[type=radio]:checked").count():
                    row.locator(".segment").first.tap()
                    expect(row.locator("[data-row-said]")).to_have_text("Sparat")

    def notes_by_two(self):
        with self.phone("coordinator") as desk, self.phone("chair") as other:
            hears_nothing(other)
            for page in (desk, other):
                page.goto(f"{self.meeting}pagar/?punkt=3")
            self._writes(desk, "Polisen berättar om mopeder.")
            other.get_by_label(re.compile("^Anteckningar till punkt")).fill("Rådet tackar för rapporten.")
            press_or_tap = other.get_by_role("button", name="Lägg till min text efter deras")
            press_or_tap.tap()
            expect(self._status(other)).to_have_text(re.compile(r"^Sparat"))

    def _writes(self, page, words):
        page.get_by_label(re.compile("^Anteckningar till punkt")).fill(words)
        expect(self._status(page)).to_have_text(re.compile(r"^Sparat"))

    def _status(self, page):
        return page.locator("form[data-autosave=notes] [data-status]")

    def an_action_is_agreed(self):
        tomorrow = clock.today() + timedelta(days=1)
        with self.phone("coordinator") as page:
            page.goto(f"{self.meeting}pagar/?punkt=3")
            page.get_by_label("Ny åtgärd").fill(f"@skolchef ser över skolvägen {tomorrow:%Y-%m-%d}")
            press(page, page.get_by_role("button", name="Lägg till"))
            expect(page.get_by_text("ser över skolvägen")).to_be_visible()

    def ended_and_sent_for_approval(self):
        with self.phone("coordinator") as page:
            page.goto(f"{self.meeting}steg/end/")
            for choice in page.get_by_label("Vad händer med punkten?").all():
                choice.select_option(label="Behandlad: informationen noterades")
            press(page, page.get_by_role("button", name="Avsluta mötet"))
            page.goto(f"{self.meeting}steg/send_minutes/")
            press(page, page.get_by_role("button", name="Skicka för justering"))
            expect(page.get_by_text("Texten är skickad för justering.")).to_be_visible()

    def approved_by_the_chair(self):
        with self.phone("chair") as page:
            page.goto(f"{self.meeting}protokoll/")
            for words in ("Polisen berättar om mopeder.", "Rådet tackar för rapporten.", "ser över skolvägen"):
                expect(page.get_by_text(words).first).to_be_visible()
            expect(page.get_by_text("Biträdande skolchefen").first).to_be_visible()
            press(page, page.get_by_role("button", name="Justera").first)
            page.goto(self.meeting)
            expect(page.get_by_text("Justerat", exact=True).first).to_be_visible()

    def done_from_the_link(self, link):
        with self.phone(None) as page:
            page.goto(link)
            done = page.get_by_role("button", name=re.compile("^Klar.*Ser över skolvägen"))
            press(page, done)
            page.goto(link)
            expect(done).to_have_count(0)


def test_a_meeting_is_held_from_the_mail_to_the_finished_action(story):
    story.called_and_moved_to_today()
    link = story.declined_with_a_substitute()
    story.answered_by_the_substitute()
    story.begun_with_the_roll()
    story.notes_by_two()
    story.an_action_is_agreed()
    story.ended_and_sent_for_approval()
    story.approved_by_the_chair()
    story.done_from_the_link(link)
