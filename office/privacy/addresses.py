"""E-mail addresses, also those that are written so that no machine shall know them."""

import re

AT = re.compile(r"@|[(\[{]\s?(?:at|a|snabel-?a)\s?[)\]}]|s(?<!\w\w)nabel-?a\b|a(?<!\w\w)t\b")
DOT = r"(?:\.|\s?[(\[{]\s?(?:dot|punkt|\.)\s?[)\]}]\s?|\s(?:dot|punkt)\s)"
HOST = re.compile(rf"\s{{0,2}}(?:[a-zåäö0-9\-]{{1,40}}{DOT}){{1,4}}[a-z]{{2,10}}(?![a-zåäö0-9])")
LONGEST_NAME, LONGEST_HOST = 110, 200


def spans(text):
    for at in AT.finditer(text):
        host = HOST.match(text[at.end() : at.end() + LONGEST_HOST])
        if host and (name := _name(text[max(at.start() - LONGEST_NAME, 0) : at.start()])):
            yield at.start() - name, at.end() + host.end()


def _name(before):
    """How long before the sign the name begins, with the words that spell its dots."""
    found = re.search(r"(?:[\w+\-]{1,40}\s(?:punkt|dot)\s){0,3}[a-zåäö0-9_][\w.+\-]{0,60}\s{0,2}\Z", before)
    return len(before) - found.start() if found else None
