"""A reader of calendars that owes nothing to the library that writes ours."""

import re

LINE = re.compile(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^";:]*))*):(.*)')
PARAMETER = re.compile(r';([\w-]+)=(?:"([^"]*)"|([^";:]*))')


def properties(text, component="VEVENT"):
    """RFC 5545 read by hand: unfold, take name, parameters and value apart, undo the escapes."""
    found, inside = {}, []
    for line in text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n"):
        name, parameters, content = LINE.fullmatch(line).groups()
        if name in ("BEGIN", "END"):
            inside = [*inside, content] if name == "BEGIN" else inside[:-1]
        elif inside[-1] == component:
            pairs = PARAMETER.findall(parameters)
            found[name] = (unescaped(content), {key: quoted or plain for key, quoted, plain in pairs})
    return found


def unescaped(text):
    kept, signs = "", iter(text)
    for sign in signs:
        kept += {"n": "\n", "N": "\n"}.get(after := next(signs), after) if sign == "\\" else sign
    return kept
