"""Who is meant by the word after the @: a seat by its title or key, a person by name."""

import re
import unicodedata
from dataclasses import dataclass

MENTION = re.compile(r"(?:^|(?<=[\s(]))@(?P<words>\S+(?:[ \t]+(?!@)\S+){0,7})")
WORD = re.compile(r"\w+")
DEFINITE = ("", "n", "en", "an", "et", "t", "ns", "ens", "s")
FEWEST_LETTERS = 3


@dataclass(frozen=True)
class Owner:
    """Somebody who may be asked to do something, and by which names."""

    key: str
    label: str
    names: tuple[str, ...] = ()
    detail: str = ""

    @property
    def told(self):
        """As a list to choose from tells it: two seats may have the same title."""
        return f"{self.label} ({self.detail})" if self.detail and self.detail != self.label else self.label

    @property
    def aliases(self):
        return [words for name in (self.label, *self.names) if (words := folded(name))]

    @property
    def initials(self):
        return {"".join(word[0] for word in alias) for alias in self.aliases if len(alias) > 1}


def folded(text):
    """The words of a text as one types them in a hurry: small letters, no dots or rings."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return tuple(WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def meant(words, owners):
    """Those who may be meant by the words after an @, and how many of the words name them."""
    spoken = _spoken(words)
    if not spoken:
        return [], 0
    for length in range(len(spoken), 0, -1):
        name = tuple(word for each in spoken[:length] for word in each)
        if found := [owner for owner in owners if name in owner.aliases]:
            return found, length
    first = "".join(spoken[0])
    for fits in (_first_word, _definite, _initials, _beginning, _any_word):
        if found := [owner for owner in owners if fits(owner, first)]:
            return found, 1
    return [], 1


def _spoken(words):
    """Each word folded; one that is nothing but signs ends the name."""
    found = []
    for word in words.split():
        if not (part := folded(word)):
            break
        found.append(part)
    return found


def _first_word(owner, word):
    return any(word in (alias[0], "".join(alias)) for alias in owner.aliases)


def _definite(owner, word):
    """The security chief, said with an ending: "@säkerhetschefen"."""
    return any(word == alias[0] + ending for alias in owner.aliases for ending in DEFINITE)


def _initials(owner, word):
    return len(word) > 1 and word in owner.initials


def _beginning(owner, word):
    return len(word) >= FEWEST_LETTERS and any(alias[0].startswith(word) for alias in owner.aliases)


def _any_word(owner, word):
    return len(word) >= FEWEST_LETTERS and any(
        each + ending == word for alias in owner.aliases for each in alias for ending in DEFINITE
    )
