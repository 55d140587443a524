"""Every template compiles, is used, and asks only for what is there."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import engines
from django.template.utils import get_app_template_dirs
from django.urls import URLPattern, get_resolver

ROOT = Path(__file__).parents[2]
HERE = ROOT / "templates"
TEMPLATES = sorted(file for file in HERE.rglob("*") if file.is_file())
APPS = ["hedemora_bra", "signin", "public", "records", "situation", "meetings", "councils", "guideline", "office"]
CODE = "\n".join(file.read_text(encoding="utf-8") for name in APPS for file in (ROOT / name).rglob("*.py"))
ALL = "\n".join(file.read_text(encoding="utf-8") for file in TEMPLATES)

# Asked for by Django itself and by allauth, by these names.
DJANGO_ASKS = {"403.html", "403_csrf.html", "404.html", "429.html", "500.html"}
# Named in two parts by the code: meetings/letters/{name}.txt.
IN_TWO_PARTS = re.compile(r'f"(?P<folder>[\w/]+/)(?P<before>\w*)\{\w+\}(?P<ending>\.\w+)"')

EXAMPLES = [
    (r"{%.*?%}", ""),
    (r"{{[^}]*uuid[^}]*}}", "12345678-1234-5678-1234-567812345678"),
    (r"{{[^}]*(key|name)[^}]*}}", "x"),
    (r"{{.*?}}", "1"),
]

EVERY = pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(HERE)))


def names_of_addresses(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from names_of_addresses(pattern.url_patterns, inner)


def is_put_in_place_of_anothers(name):
    """A package's own template has the name, and ours comes before it."""
    return any((folder / name).exists() for folder in get_app_template_dirs("templates"))


def is_named(name):
    return f'"{name}"' in CODE or f'"{name}"' in ALL or f"'{name}'" in ALL


def is_named_in_two_parts(name):
    """The folder and the ending are in the code as they are; what stands between is a word of the code too."""
    for parts in IN_TWO_PARTS.finditer(CODE):
        middle = re.fullmatch(f"{parts['folder']}{parts['before']}(\\w+)\\{parts['ending']}", name)
        if middle and f'"{middle[1]}"' in CODE:
            return True
    return False


@EVERY
def test_a_template_compiles(file):
    engine = engines["letters" if file.suffix == ".txt" else "django"]

    assert engine.get_template(str(file.relative_to(HERE))).render


@EVERY
def test_a_template_is_used(file):
    name = str(file.relative_to(HERE))

    asked_for = is_named(name) or is_named_in_two_parts(name) or is_put_in_place_of_anothers(name)
    assert name in DJANGO_ASKS or asked_for


@pytest.mark.parametrize("name", sorted(set(re.findall(r"""{% url ['"]([\w:]+)['"]""", ALL))))
def test_an_address_that_a_template_names_is_an_address_of_the_house(name):
    assert name in set(names_of_addresses(get_resolver().url_patterns))


@pytest.mark.parametrize("path", sorted(set(re.findall(r"""(?:href|action)="(/[^"]*)["]""", ALL))))
def test_an_address_that_a_template_writes_out_leads_somewhere(path):
    """A number or a key is put in where the template has a variable."""
    address = path.partition("?")[0].partition("#")[0]
    for variable, example in EXAMPLES:
        address = re.sub(variable, example, address)

    assert get_resolver().resolve(address)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"""{% static ['"]([^'"]+)['"]""", ALL))))
def test_a_file_that_a_template_shows_is_there(path):
    assert finders.find(path)


@EVERY
def test_a_page_is_in_swedish(file):
    text = file.read_text(encoding="utf-8")

    assert "<html" not in text or '<html lang="sv">' in text
