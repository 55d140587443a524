"""What axe remarks on in a page, in two widths."""

from pathlib import Path

from tests.browser.visitors import NARROW, WIDE

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()


def faults(page):
    """What axe remarks on, and whether the page is wider than its window."""
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    told = [(each["id"], [node["html"][:160] for node in each["nodes"][:3]]) for each in found]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append(("wider than its window", []))
    return told


def faults_in_both_widths(page, name):
    page.evaluate(AXE)
    found = []
    for viewport in (WIDE, NARROW):
        page.set_viewport_size(viewport)
        found += [(name, viewport["width"], *fault) for fault in faults(page)]
    page.set_viewport_size(WIDE)
    return found
