"""A line as somebody types it while the others talk, and what is understood of it."""

import re
from dataclasses import dataclass
from datetime import date

from meetings.shorthand import days, owners

LONGEST = 300
EDGES = " \t\r\n\v\f,.;:–-"
NO_OWNER = "Skriv vem som ska göra det: @ och en roll eller ett namn, till exempel @säkerhetschef."
NO_DAY = "Skriv när det ska vara klart, till exempel 15 maj, fredag eller nästa möte."
NO_TEXT = "Skriv vad som ska göras."
TWO_OWNERS = "En åtgärd har en ansvarig. Skriv en rad för var och en."


@dataclass(frozen=True)
class Understood:
    """What a line says; each fault is a Swedish sentence, or empty."""

    text: str
    owner: str = ""
    due_on: date | None = None
    owner_fault: str = ""
    day_fault: str = ""
    text_fault: str = ""


def read(line, owners, today, next_meeting=None):
    """Who, what and when; `owners` are those who can be meant, `next_meeting` the day of the body's next."""
    owner, owner_fault, rest = _take_owner(line, owners)
    due_on, day_fault, rest = _take_day(rest, today, next_meeting)
    text = _tidy(rest)
    return Understood(text, owner, due_on, owner_fault, day_fault, _fault_of_text(text))


def _take_owner(line, people):
    mentions = [(match, *owners.meant(match["words"], people)) for match in owners.MENTION.finditer(line)]
    if not mentions:
        return "", NO_OWNER, line
    rest = line
    for match, _, length in reversed(mentions):
        rest = rest[: match.start()] + " " + rest[_end(match, length) :]
    named = {owner.key: owner for _, found, _ in mentions for owner in found}
    fault = _fault_of_owner(mentions, people)
    return ("" if fault else next(iter(named))), fault, rest


def _end(match, length):
    """Where the words that name somebody end."""
    ends = [word.end() for word in re.finditer(r"\S+", match["words"])]
    return match.start("words") + ends[max(length, 1) - 1]


def _fault_of_owner(mentions, people):
    match, found, _ = mentions[0]
    if len(mentions) > 1:
        return TWO_OWNERS
    if len(found) > 1:
        return f"”@{_first(match)}” kan vara {_either(found)}. Skriv mer av namnet eller välj i listan."
    if not found:
        return f"”@{_first(match)}” finns inte bland dem som är med. {_known(people)}"
    return ""


def _first(match):
    return match["words"].split()[0][:60].rstrip(EDGES)


def _either(found):
    labels = [owner.label for owner in found]
    told = labels if len(set(labels)) == len(labels) else [owner.told for owner in found]
    return f"{', '.join(told[:5])} eller {told[5]}" if len(told) > 5 else f"{', '.join(told[:-1])} eller {told[-1]}"


def _known(people):
    labels = [owner.label for owner in people[:3]]
    return f"Skriv till exempel @{labels[0]} eller välj i listan." if labels else "Välj i listan."


def _take_day(text, today, next_meeting):
    found = days.find(text, today, next_meeting)
    if found is None:
        return None, NO_DAY, text
    kept = text[found.start : found.end].casefold().startswith("på nästa")  # what is done there is said by the words
    rest = text if kept else f"{text[: found.start]} {text[found.end :]}"
    return (None, found.fault, rest) if found.fault else (found.day, "", rest)


def _tidy(text):
    words = " ".join(text.split()).strip(EDGES)
    words = re.sub(r"\s+([,.;:])", r"\1", words)
    return words[:1].upper() + words[1:]


def _fault_of_text(text):
    if not re.search(r"\w", text):
        return NO_TEXT
    return f"Skriv kortare, högst {LONGEST} tecken." if len(text) > LONGEST else ""
