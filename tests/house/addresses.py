"""Every address there is, found in the resolver, with the matter that the house has for it or an example."""

from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from tests.house import knocks

EXAMPLES = {
    "<str:token>": "0123456789abcdef0123456789abcdef.x",
    "<uuid:uuid>": "12345678-1234-5678-1234-567812345678",
    "<int:number>": "1",
    "<path:object_id>": "1",
    "(?P<url>.*)$": "finns-inte",
}
STEPS = {name.partition("/")[0]: name for name in knocks.SUBJECTS if "_step/" in name}


def every(house):
    """{address: the name of its pattern}, one for each pattern, with the house's own rows where they are known."""
    return {_of(pattern, written, house): pattern.name for written, pattern in patterns(get_resolver().url_patterns)}


def patterns(found, before=""):
    """Each pattern with its address as it is written in the file of addresses."""
    for pattern in found:
        written = before + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLPattern):
            yield written, pattern
        else:
            yield from patterns(pattern.url_patterns, written)


def _of(pattern, written, house):
    try:
        name, arguments = knocks.address_of(STEPS.get(pattern.name, pattern.name or ""), house)
        return reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return "/" + filled(written)


def filled(written):
    """With an example for each thing that the address takes, whatever it is called."""
    for part, example in EXAMPLES.items():
        written = written.replace(part, example)
    while "<" in written:
        before, _, rest = written.partition("<")
        kind, _, after = rest.partition(">")
        written = f"{before}{'1' if kind.startswith('int:') else 'bra'}{after}"
    return written
