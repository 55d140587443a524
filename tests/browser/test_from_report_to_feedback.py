"""EST on a phone, from what somebody saw without a network to what it led to: told, read, drafted, agreed, shared."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from office import clock
from situation.periods import before_meeting
from tests.browser.judging import faults_in_both_widths
from tests.browser.mails import link_in_mail
from tests.browser.visitors import NARROW, move_it, press

PHONE = {"viewport": NARROW, "has_touch": True}
# Another minute than the meetings that other tests move to today.
BEGINS = "00:03"
FEEDBACK = re.compile(r"/arbete/est/aterkoppling/\d+/")
SAW = "Tre lampor är trasiga vid den norra sidan."


def planned(page, year):
    """The EST group's first meeting in a year that no other test touches."""
    page.goto(f"/arbete/moten/planera/?year={year}")
    for skipped in ("styrgruppen", "bra"):
        page.locator(f"#utan-{skipped}").check()
    for box in page.locator("fieldset", has=page.locator("#utan-est")).get_by_role("checkbox").all()[2:]:
        box.uncheck()
    press(page, page.get_by_role("button", name="Spara de valda mötena"))
    page.goto(f"/arbete/moten/?organ=est&ar={year}")
    links = page.locator("main a[href^='/arbete/moten/']").evaluate_all("links => links.map(a => a.pathname)")
    return next(link for link in links if re.fullmatch(r"/arbete/moten/\d+/", link))


@pytest.fixture
def story(site):
    return Story(site)


class Story:
    """The fourteen days before this week, and the EST group's meeting, moved to today."""

    def __init__(self, site):
        self.site = site
        self.period = before_meeting(clock.today())
        first, last = self.period.first.isocalendar(), self.period.last.isocalendar()
        self.name = f"{first.year}-V{first.week:02}–{last.week:02}"
        self.found = []

    def phone(self, role, **more):
        return self.site.seen_by(role, **PHONE, **more)

    def told_without_a_network(self):
        with self.phone("rapporteur") as page:
            page.goto("/arbete/est/rapportera/")
            page.context.set_offline(True)
            page.locator("summary", has_text="Otrygg plats").click()
            page.locator(".tile", has_text="Belysning").first.click()
            page.get_by_label("Plats", exact=True).fill("Stora torget")
            page.locator(".tile", has_text="2 Otryggt").click()
            page.get_by_label("Tidpunkt, eller tidigast").fill(f"{self.period.last}T21:30")
            page.get_by_label("Beskriv kort").fill(SAW)
            page.get_by_role("button", name="Skicka rapporten").click()
            kept = page.locator("[data-kept]")
            expect(kept).to_be_visible()
            expect(kept.locator("li")).to_have_count(1)

            page.context.set_offline(False)
            expect(kept.locator("li")).to_have_count(0)
            page.goto("/arbete/est/rapportera/mina/")
            expect(page.get_by_text(SAW)).to_be_visible()

    def read_by_the_coordinator(self):
        with self.phone("coordinator") as page:
            page.goto("/arbete/est/granska/")
            expect(page.get_by_text(SAW)).to_be_visible()
            page.locator("[data-report]", has_text=SAW).focus()
            with page.expect_navigation():
                page.keyboard.press("g")
            expect(page.get_by_text("Rapporten är godkänd.")).to_be_visible()

    def meeting_moved_to_today(self):
        with self.phone("coordinator") as page:
            self.meeting = planned(page, clock.today().year + 3)
            page.goto(f"{self.meeting}steg/send_agenda/")
            press(page, page.get_by_role("button", name="Skicka kallelsen"))
            page.goto(f"{self.meeting}steg/move/")
            today = {"Dag": str(clock.today()), "Börjar": BEGINS, "Slutar": "23:59", "Plats": "Kommunhuset"}
            for label, value in today.items():
                page.get_by_label(label).fill(value)
            page.get_by_label("Varför flyttas mötet?").fill("Det hålls i dag i stället.")
            move_it(page)
            expect(page.get_by_text("Mötet är flyttat. De")).to_be_visible()

    def drafted(self):
        """By the house itself, if its round has come, else by hand."""
        with self.phone("coordinator", bypass_csp=True) as page:
            page.goto("/arbete/est/lagesrapporter/ny/")
            choice = page.get_by_label("Till vilket möte?").locator("option", has_text="00.03")
            if choice.count():
                page.get_by_label("Till vilket möte?").select_option(label=choice.inner_text())
                press(page, page.get_by_role("button", name="Skapa utkast"))
            page.goto("/arbete/est/lagesrapporter/")
            press(page, page.get_by_role("link", name=self.name))
            self.report = page.url.removeprefix(self.site.address)
            press(page, page.get_by_role("button", name=re.compile("^Räkna om")))
            page.get_by_role("textbox", name="Sammanfattning").fill("Mörkt vid torget.")
            press(page, page.get_by_role("button", name="Spara texten"))
            expect(page.get_by_text("Texten är sparad.")).to_be_visible()
            self.found += faults_in_both_widths(page, "a draft")

    def agreed_at_the_meeting(self):
        with self.phone("coordinator") as page:
            page.goto(self.meeting)
            press(page, page.get_by_role("link", name="Börja mötet"))
            page.get_by_label("Vem leder mötet?").select_option(index=1)
            press(page, page.get_by_role("button", name="Börja mötet"))
            page.goto(self.report)
            press(page, page.get_by_role("link", name=re.compile("^Anteckna åtgärd")))
            page.get_by_label("Vad ska göras?").fill("Byter lampor på torget")
            page.get_by_label("Var?").fill("Stora torget")
            page.get_by_label("Vem ska göra det?").select_option(index=1)
            page.get_by_label("Klart senast").fill(str(clock.today() + timedelta(days=9)))
            press(page, page.get_by_role("button", name="Anteckna åtgärd"))
            expect(page.get_by_text("Byter lampor på torget")).to_be_visible()

    def approved_and_shared(self):
        with self.phone("coordinator", bypass_csp=True) as page:
            page.goto(self.report)
            press(page, page.get_by_role("link", name=re.compile("^Godkänn rapporten")))
            press(page, page.get_by_role("button", name="Godkänn rapporten"))
            press(page, page.get_by_role("link", name=re.compile("^Dela rapporten")))
            self.found += faults_in_both_widths(page, "sharing")
            press(page, page.get_by_role("button", name="Dela rapporten"))
            expect(page.get_by_text("Rapporten är delad.")).to_be_visible()
            self.found += faults_in_both_widths(page, "a shared report")

    def on_the_councils_agenda(self):
        with self.phone("coordinator") as page:
            page.goto(self.report)
            press(page, page.get_by_role("link", name="Ärendet i Brå"))
            expect(page.get_by_text(self.name).first).to_be_visible()
            expect(page.get_by_text(re.compile("rapport(er)? från \\d+ organisation")).first).to_be_visible()

    def read_by_the_rapporteur(self):
        address = link_in_mail(
            self.site.mail,
            "rapportor@hedemora.example",
            "Det här ledde",
            link=re.compile(r"/arbete/est/aterkoppling/\d+/"),
        )
        with self.phone("rapporteur", bypass_csp=True) as page:
            page.goto(address)
            expect(page.get_by_text(re.compile(r"Ni lämnade \d+ rapport"))).to_be_visible()
            expect(page.get_by_text("Byter lampor på torget").first).to_be_visible()
            self.found += faults_in_both_widths(page, "feedback")


def test_from_what_was_seen_to_what_it_led_to(story):
    story.told_without_a_network()
    story.read_by_the_coordinator()
    story.meeting_moved_to_today()
    story.drafted()
    story.agreed_at_the_meeting()
    story.approved_and_shared()
    story.on_the_councils_agenda()
    story.read_by_the_rapporteur()

    assert story.found == []
