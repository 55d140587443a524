"""Names that are safe in every file system and mean something to the one who unpacks."""

import re
import unicodedata

LONGEST = 80
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
SPOKEN = {"L", "M", "N"}
ALLOWED = " -_.,()&+'–"


def safe(text, otherwise="fil"):
    """One part of a path: letters, digits and a few signs; never hidden, reserved, empty or too long."""
    whole = unicodedata.normalize("NFC", text).replace("/", "-").replace("\\", "-")
    kept = "".join(sign if _is_kept(sign) else " " for sign in whole)
    plain = " ".join(kept.split()).strip(" .-")
    short = plain[:LONGEST].strip(" .-")
    if not re.search(r"\w", short):
        return otherwise
    return f"_{short}" if RESERVED.fullmatch(short.partition(".")[0]) else short


def safe_file(name):
    """A file's name with its ending kept, however long what stands before it is."""
    stem, dot, ending = name.rpartition(".")
    ending = re.sub(r"[^A-Za-z0-9]", "", ending)[:10]
    return f"{safe(stem)}.{ending.lower()}" if dot and ending else safe(name)


class Names:
    """Each path once, also where capitals and small letters are the same."""

    def __init__(self):
        self.taken = set()

    def __call__(self, path):
        free = next(each for each in self._tried(path) if each.casefold() not in self.taken)
        self.taken.add(free.casefold())
        return free

    def _tried(self, path):
        folder, slash, name = path.rpartition("/")
        stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
        yield path
        number = 2
        while True:
            yield f"{folder}{slash}{stem} ({number}){dot}{ending}"
            number += 1


def _is_kept(sign):
    return sign in ALLOWED or unicodedata.category(sign)[0] in SPOKEN
