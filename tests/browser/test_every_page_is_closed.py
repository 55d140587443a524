"""A page of each kind as each role of the demonstration, in a real browser: nothing breaks its policy, complains, lacks
a header or asks others."""

import time
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import ROLES
from tests.browser.visitors import PATIENCE

OPEN = ["/", "/moten/", "/tillganglighet/", "/logga-in/"]
WATCH = """document.addEventListener("securitypolicyviolation", broken =>
    console.error(`CSP: ${broken.violatedDirective} ${broken.blockedURI}`))"""
SAID = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def lacks(answer):
    """What the answer does not say, of what every answer says; told with the address."""
    headers, policy = answer.headers, answer.headers.get("content-security-policy", "")
    lacking = [name for name, value in SAID.items() if headers.get(name) != value]
    lacking += [part for part in ("default-src 'none'", "frame-ancestors 'none'") if part not in policy]
    lacking += ["unsafe"] if "unsafe" in policy else []
    lacking += ["no-store"] if "/arbete/" in answer.url and "no-store" not in headers.get("cache-control", "") else []
    return [(answer.url, each) for each in lacking]


def watched(page):
    """What goes out from the page and what comes back."""
    asked, answered = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: answered.append(response))  # noqa: PLW0108  playwright looks inside
    page.context.add_init_script(WATCH)
    return asked, answered


def addresses(site, role):
    """The first page of each kind."""
    return OPEN if role is None else [found[0] for found in site.pages(role).values()]


@pytest.mark.parametrize("role", [*ROLES, None])
def test_every_page_is_closed(site, role):
    home = urlsplit(site.address).netloc
    with site.seen_by(role) as page:
        asked, answered = watched(page)
        for address in addresses(site, role):
            page.goto(address)
        lacking = [fault for answer in answered for fault in lacks(answer)]

    assert page.complaints == []
    assert {url for url in asked if urlsplit(url).scheme != "data" and urlsplit(url).netloc != home} == set()
    assert lacking == []


def test_who_is_in_the_est_group_comes_to_what_the_others_do_not(site):
    of_est = {role: "est_picture" in site.pages(role) for role in ("est", "member", "auditor")}

    assert of_est == {"est": True, "member": False, "auditor": False}


def wait_for(page, *words):
    """Until the browser has complained of each, which it does in its own time."""
    until = time.monotonic() + PATIENCE / 1000
    while not all(any(word in said for said in page.complaints) for word in words):
        assert time.monotonic() < until, page.complaints
        page.wait_for_timeout(50)


def test_the_watch_sees_what_is_wrong(site):
    with site.seen_by(None) as page:
        watched(page)
        page.goto("/")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">a</p>')")
        page.evaluate("new Image().src = 'http://a.example/a.png'")
        wait_for(page, "style-src", "img-src")
