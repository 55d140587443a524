"""The fields of a Word file: what it does by itself when it is opened, in either of the forms that Word writes."""

import re
from xml.parsers import expat

FETCHES = re.compile(r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b", re.IGNORECASE)
BETWEEN = "\x1f"  # no sign that XML can hold
NotXml = expat.ExpatError


def fetch(part):
    """Whether a field of the part fetches something from elsewhere."""
    told = "".join(_Fields(part).told)
    return any(FETCHES.search(each) for each in (told, told.replace(BETWEEN, "")))


class _Fields:
    """Read as it comes, since a part can be large; by their own names, since what stands before the colon is free."""

    def __init__(self, part):
        self.told, self.is_within = [], False
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._read
        parser.StartDoctypeDeclHandler = self._refuse
        parser.Parse(part, True)

    def _begin(self, name, attributes):
        name = _own(name)
        self.is_within = name == "instrText"
        if name == "fldChar":
            self.told.append(BETWEEN)
        elif name == "fldSimple":
            self.told += [BETWEEN, *(value for key, value in attributes.items() if _own(key) == "instr"), BETWEEN]

    def _end(self, name):
        self.is_within = False

    def _read(self, text):
        if self.is_within:
            self.told.append(text)

    def _refuse(self, *_):
        """No program for documents writes one, and it says what other signs mean."""
        raise NotXml("doctype")


def _own(name):
    return name.rpartition(":")[2]
