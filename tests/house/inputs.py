"""Every field of every form and every parameter of every page, found by going through the house as each role."""

import ast
import inspect
import re
from collections import deque
from functools import cache
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from django.contrib import admin
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from tests.house import addresses, knocks

WHO = ("coordinator", "member", "administrator", "anonymous")  # between them they come to every form
SENDS_NOTHING = {"submit", "button", "file", "image", "reset"}
LEADS_OUT = {"logout", "admin:logout"}  # whoever signs out tries nothing more


class FormReader(HTMLParser):
    """The forms of a page: (method, action, {field: what it holds})."""

    def __init__(self, address):
        super().__init__()
        self.address, self.forms, self.links, self.fields = address, [], [], {}

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name")
        if tag == "a":
            self.links.append(found.get("href") or "")
        elif tag == "form":
            self.fields = {}
            action = (found.get("action") or self.address).partition("#")[0]
            self.forms.append((found.get("method", "get").lower(), action or self.address, self.fields))
        elif tag in {"input", "select", "textarea", "button"} and name and name != "csrfmiddlewaretoken":
            self._field(tag, name, found)

    def _field(self, tag, name, found):
        if tag == "button" or found.get("type") not in SENDS_NOTHING:
            self.fields.setdefault(name, found.get("value") or "")


def read(page, address):
    reader = FormReader(address)
    reader.feed(page.content.decode())
    return reader


def found_by(house, role):
    """What the role can fill in: {(method, kind of address, fields): (address, {field: what it holds})}."""
    waiting = deque([*addresses.every(house), *_doors(house), *_of_the_administration()])
    kinds, found = set(), {}
    while waiting:
        address = waiting.popleft()
        if (kind := kind_of(address)) is None or kind in kinds:
            continue
        kinds.add(kind)
        page = house.browsers[role].get(address)
        if page.streaming:
            list(page)  # a file is closed when it has been read
        elif page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
            reader = read(page, address)
            waiting.extend(unescape(link).partition("#")[0] for link in reader.links if link.startswith("/"))
            found |= _to_fill_in(reader, kind, address)
    return found


def _to_fill_in(reader, kind, address):
    forms = {
        (method, kind_of(action), frozenset(fields)): (action, fields)
        for method, action, fields in reader.forms
        if fields and kind_of(action) not in {None, *LEADS_OUT}
    }
    asked = dict.fromkeys([*_parameters(address), *(name for name, _ in parse_qsl(urlsplit(address).query))], "")
    plain = address.partition("?")[0]
    return forms | ({("get", kind, frozenset(asked)): (plain, asked)} if asked else {})


def sent_by_hand(house):
    """The forms that stand on no page by themselves, with what is right in them."""
    for door, right in knocks.SENT.items():
        data = {name: value for name, value in right(house).items() if name != "upload"}
        address = _address(door, house)
        if data and address:
            yield ("post", door, frozenset(data)), (address, data)


def kind_of(address):
    """The name of the address, with its step."""
    try:
        match = resolve(urlsplit(address).path)
    except (Resolver404, ValueError):
        return None
    return f"{match.view_name} {match.kwargs.get('name', '')}".strip()


def all_of(house):
    """[(role, method, address, fields)], each form once, by the first role that comes to it."""
    found = {}
    for role in WHO:
        for key, what in found_by(house, role).items():
            found.setdefault(key, (role, *what))
    for key, what in sent_by_hand(house):
        found.setdefault(key, ("coordinator", *what))
    return [(role, key[0], address, fields) for key, (role, address, fields) in found.items()]


def _doors(house):
    return filter(None, (_address(door, house) for door in {**knocks.SUBJECTS, **knocks.SENT}))


def _address(door, house):
    name, arguments = knocks.address_of(door, house)
    try:
        return reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return None


def _of_the_administration():
    """A row of each kind, to be looked at or changed."""
    for model in admin.site._registry:
        row = model._base_manager.first()
        if row:
            yield reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])


def _parameters(address):
    """What the module of the page's view asks of the address."""
    view = inspect.unwrap(resolve(urlsplit(address).path).func)
    module = inspect.getmodule(getattr(view, "view_class", view))
    return _asked(module) if module and not module.__name__.startswith("django.") else []


@cache
def _asked(module):
    """The names in request.GET.get("name"), GET["name"], GET.getlist("name") and what is written beside the GET."""
    source = inspect.getsource(module)
    if "GET" not in source:
        return []
    words = {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[a-z_]{2,12}", node.value)
    }
    return sorted(name for name in words if re.search(rf'(GET|query|asked)[^\n]*"{name}"', source))
