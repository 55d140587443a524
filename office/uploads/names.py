"""What a person called a file, without what could steer a machine."""

import re
import unicodedata

# Names that Windows takes for machines; such a file could be neither opened nor thrown away there.
MACHINES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\b", re.IGNORECASE)


def plain_name(name):
    """The last part of the name, without what could steer a shell, a path or a reading direction."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    visible = "".join(mark for mark in last if unicodedata.category(mark)[0] != "C")
    stem, dot, ending = re.sub(r'[<>:"|?*;]', "_", visible).strip(" .").rpartition(".")
    stem = f"_{stem}" if MACHINES.match(stem) else stem
    return f"{stem[:120]}{dot}{ending[:10]}" if stem else "fil" + dot + ending[:10]
