"""The site as somebody sees it: a browser for each role, and which pages there are to see."""

import re
from contextlib import contextmanager
from html import unescape

from django.urls import Resolver404, resolve
from playwright.sync_api import expect

from councils.forms import FORMS as COUNCIL_FORMS
from meetings.forms import ITEM_FORMS, MEETING_FORMS

# For what is bound to come, on a machine with other things to do; nothing is waited for longer than it takes.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 800}


# No link leads to the body of another mandate before the first few have been seen.
STARTS = ("/arbete/", "/", "/arbete/inloggning/", "/arbete/organ/kommunfullmaktige/")


def enough_of(kind):
    """Several of what differs from one to the next; the administration's pages are all made in one way."""
    return {"meeting": 8}.get(kind, 1 if kind.startswith("admin:") else 3)


class Site:
    def __init__(self, browser, address, password, roles, now):
        self.browser, self.address, self.password, self.roles, self.now = browser, address, password, roles, now
        self.states, self.found = {None: None}, {}

    @contextmanager
    def seen_by(self, role, *, viewport=WIDE, **more):
        """A page in a browser where the role has signed in. What the browser complains of is in `page.complaints`."""
        context = self.browser.new_context(
            base_url=self.address, storage_state=self._state(role), viewport=viewport, reduced_motion="reduce", **more
        )
        context.clock.set_system_time(self.now())
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.complaints = []
        page.on("console", lambda said: said.type == "error" and page.complaints.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: page.complaints.append(f"{page.url}: {error}"))
        try:
            yield page
        finally:
            context.close()

    def pages(self, role):
        """Addresses of pages that the role can reach by links, a few of each kind: {kind: [address]}."""
        if role not in self.found:
            with self.seen_by(role) as page:
                self.found[role] = Walk(page.request).taken
        return self.found[role]

    def _state(self, role):
        if role not in self.states:
            self.states[role] = self._sign_in(role)
        return self.states[role]

    def _sign_in(self, role):
        context = self.browser.new_context(base_url=self.address)
        page = context.new_page()
        page.goto("/logga-in/")
        page.get_by_label("E-post").fill(self.roles[role][1])
        page.get_by_label("Lösenord").fill(self.password)
        page.get_by_role("button", name="Logga in", exact=True).click()
        page.wait_for_url("/arbete/")
        state = context.storage_state()
        context.close()
        return state


def press(page, wanted):
    """Click what leads to another page, and be there: the line after reads the new page, never the one being left."""
    with page.expect_navigation():
        wanted.click()


def move_it(page):
    """Tests run at weekends too, when the page first asks whether it is meant."""
    press(page, page.get_by_role("button", name="Flytta mötet"))
    anyway = page.get_by_label("Spara ändå")
    if anyway.count():
        anyway.check()
        press(page, page.get_by_role("button", name="Flytta mötet"))


def hears_nothing(page):
    """What others write does not come into the page by itself, however long the machine takes over the rest."""
    page.route("**/pagar/nu/**", lambda route: route.abort())


class Walk:
    """From the start page through every link, a few steps into each kind of page."""

    def __init__(self, request):
        self.request, self.waiting, self.seen, self.taken = request, list(STARTS), set(), {}
        for body in ("bra", "styrgruppen"):
            self.waiting += one_of_each_state(request.get(f"/arbete/moten/?organ={body}").text())
        while self.waiting:
            self._visit(self.waiting.pop(0))

    def _visit(self, address):
        kind = kind_of(address)
        if address in self.seen or kind is None or len(self.taken.get(kind, ())) >= enough_of(kind):
            return
        self.seen.add(address)
        answer = self.request.get(address, max_redirects=0)
        if answer.status == 200 and answer.headers["content-type"].startswith("text/html"):
            self.taken.setdefault(kind, []).append(address)
            self.waiting += [*links(answer.text()), *_forms_beside(address)]


def links(html):
    return [unescape(link) for link in re.findall(r'href="(/[^"#]*)"', html)]


def one_of_each_state(html):
    """Of the meetings in a list: the first that stands where no other does, for their pages differ."""
    rows = re.findall(r'<a href="(/arbete/moten/\d+/)">.*?<span class="state [^"]*">([^<]*)<', html, re.DOTALL)
    return list({state: address for address, state in reversed(rows)}.values())


def kind_of(address):
    """The name of the page's address, with its step; nothing for what is not a page of ours."""
    try:
        match = resolve(address.partition("?")[0])
    except Resolver404:
        return None
    step = match.kwargs.get("name", "")
    return f"{match.view_name} {step}".strip()


def _forms_beside(address):
    """The pages of steps that no link leads to just now, for they are shown all the same when somebody goes there."""
    kind = kind_of(address)
    steps = {"meeting": MEETING_FORMS, "item": ITEM_FORMS, "body": COUNCIL_FORMS}.get(kind, ())
    return [f"{address.partition('?')[0]}steg/{name}/" for name in steps]
