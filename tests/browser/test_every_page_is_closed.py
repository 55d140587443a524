"""Every page as every role in a real browser: nothing breaks its policy, complains, lacks a header or asks others."""

from urllib.parse import urlsplit

import pytest

ROLES = ["coordinator", "chair", "member", "rapporteur", "administrator", None]
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


@pytest.mark.parametrize("role", ROLES)
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


def test_the_watch_sees_what_is_wrong(site):
    with site.seen_by(None) as page:
        watched(page)
        page.goto("/")
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">a</p>')")
        page.evaluate("new Image().src = 'http://a.example/a.png'")
        page.wait_for_timeout(200)

    assert any("style-src" in said for said in page.complaints)
    assert any("img-src" in said for said in page.complaints)
