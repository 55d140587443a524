"""Words that the municipality does not want to see, and numbers that it does not mind."""

import re

from office.privacy.folding import fold

WORD = re.compile(r"[a-zåäö0-9]+")
# How a Swedish name or noun goes on: Kalles, gården, gårdarna, stugorna.
ENDINGS = re.findall(
    r"\w+",
    "s n en et t ns ens ets ts ar er or r na arna erna orna ars ers ors arnas ernas ornas "
    "an ans are aren arens a e as es",
)
FIRST = 3


class Words:
    """Whole words and phrases, found in any case and with Swedish endings on the last word."""

    def __init__(self, phrases):
        self.by_first = {}
        for phrase in phrases:
            if words := WORD.findall(fold(phrase).text):
                self.by_first.setdefault(words[0], []).append(words)
        self.beginnings = {first[:FIRST] for first in self.by_first}

    def spans(self, text):
        if not self.by_first:
            return
        for word in WORD.finditer(text):
            if word[0][:FIRST] in self.beginnings:
                yield from self._at(text, word)

    def _at(self, text, word):
        for first in _stems(word[0]):
            for words in self.by_first.get(first, ()):
                end = self._end(text, word, words)
                if end is not None:
                    yield word.start(), end
                    return

    def _end(self, text, first, words):
        if len(words) == 1:
            return first.end()
        if first[0] != words[0]:
            return None
        end = first.end()
        for number, sought in enumerate(words[1:], start=2):
            following = re.compile(r"[\s\-]{1,3}([a-zåäö0-9]{1,80})").match(text, end)
            if not following:
                return None
            fits = following[1] == sought or (number == len(words) and sought in _stems(following[1]))
            if not fits:
                return None
            end = following.end()
        return end


def _stems(word):
    return [
        word,
        *(word[: -len(ending)] for ending in ENDINGS if word.endswith(ending) and len(word) > len(ending) + 1),
    ]


def alike(written):
    """Two ways of writing the same number or address compare as equal."""
    text = fold(written).text
    digits = re.sub(r"\D", "", text)
    return (
        re.sub(r"^(?:0046|46(?=\d{7}))0?", "0", digits)
        if len(digits) >= 5 and "@" not in text
        else "".join(text.split())
    )
