"""Passages taken out of a page of ours: each is replaced by a box of one length, and no trace of it is left.

Text in, text out. What is masked is neither in the words, the title nor the attributes of the result.
"""

import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

BLOCKS = set(re.findall(r"\w+", "p li td th h1 h2 h3 h4 dt dd caption div tr table ul ol title"))
BOX, PLAIN = '<span class="masked">maskat</span>', "[maskat]"


@dataclass
class Page:
    """The page as a row of pieces: marks that stay as they are, and words that belong to a passage."""

    pieces: list = field(default_factory=list)  # [is_words, text, passage, is_title]
    passage: int = 0
    is_title: bool = False


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.page = Page()

    def handle_decl(self, decl):
        self._mark(f"<!{decl}>")

    def handle_starttag(self, tag, attrs):
        self._turn(tag, opens=True)
        self._mark(self.get_starttag_text())

    def handle_endtag(self, tag):
        self._turn(tag, opens=False)
        self._mark(f"</{tag}>")

    def handle_data(self, data):
        self.page.pieces.append((True, data, self.page.passage, self.page.is_title))

    def _mark(self, text):
        self.page.pieces.append((False, text, self.page.passage, False))

    def _turn(self, tag, *, opens):
        if tag in BLOCKS:
            self.page.passage += 1
        if tag == "title":
            self.page.is_title = opens


def passages(html):
    """What the page says, piece by piece: [(number, text)], as one chooses what to mask."""
    found = {}
    for is_words, text, number, is_title in _read(html):
        if is_words and not is_title:
            found[number] = found.get(number, "") + text
    return [(number, told) for number, text in found.items() if (told := " ".join(text.split()))]


def masked(html, words=(), numbers=()):
    """The page without the passages of those numbers, and without the words wherever they stand."""
    pieces = _read(html)
    gone = _ranges(pieces, list(filter(str.strip, words)), set(numbers))
    written, at, patterns = [], 0, [_pattern(each) for each in words if each.strip()]
    for is_words, text, _, is_title in pieces:
        if not is_words:
            written.append(_without_attributes(text, patterns))
            continue
        written.append(_cut(text, at, gone, PLAIN if is_title else BOX))
        at += len(text) + 1
    return "".join(written)


def tells(html, words):
    """Those of the words that the page still says, tags and attributes included."""
    pieces = _read(html)
    said = "\n".join([_joined(pieces)[0], *(text for is_words, text, *_ in pieces if not is_words)])
    return [each for each in words if each.strip() and _pattern(each).search(said)]


def missing(html, words):
    """Those of the words that stand nowhere on the page: perhaps they are spelt in another way."""
    said = _joined(_read(html))[0]
    return [each for each in words if each.strip() and not _pattern(each).search(said)]


def _read(html):
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page.pieces


def _pattern(words):
    """Whole words, whatever stands between them, also in the genitive."""
    said = r"\s+".join(map(re.escape, words.split()))
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?::?s)?(?!\w)" if words.strip()[-1].isalnum() else ""
    return re.compile(before + said + after, re.IGNORECASE)


def _ranges(pieces, words, numbers):
    """From where to where in the running text; what a name is called across two tags is one range."""
    joined, places = _joined(pieces)
    hits = (hit for word in words for hit in _pattern(word).finditer(joined))
    found, at = [(places[hit.start()], places[hit.end() - 1] + 1) for hit in hits], 0
    for is_words, text, number, _ in pieces:
        if is_words:
            found += [(at, at + len(text))] if number in numbers and text.strip() else []
            at += len(text) + 1
    return sorted(found)


def _joined(pieces):
    """The words with a break only where a passage ends, and where each sign stands in the running text."""
    joined, places, at, last = "", [], 0, None
    for is_words, text, number, _ in pieces:
        if is_words:
            if last not in (None, number):
                joined, places = joined + "\n\n", [*places, at, at]
            joined, last = joined + text, number
            places.extend(range(at, at + len(text)))
            at += len(text) + 1
    return joined, places


def _cut(text, at, gone, box):
    """The piece without what lies in the ranges; a range is boxed once, where it begins."""
    kept, here = [], 0
    for start, end in gone:
        first, last = max(start - at, 0), min(end - at, len(text))
        if last <= here or first >= len(text):
            continue
        kept.append(escape(text[here:first], quote=False))
        kept.append(box if start >= at and first >= here else "")
        here = last
    return "".join([*kept, escape(text[here:], quote=False)])


def _without_attributes(mark, patterns):
    """A mark whose attributes say it keeps its name alone."""
    if any(pattern.search(mark) for pattern in patterns) and (name := re.match(r"<\w+", mark)):
        return f"{name[0]}>"
    return mark
