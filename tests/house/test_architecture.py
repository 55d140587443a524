"""What keeps the house easy to read; ruff and import-linter hold what they can, the rest is held here."""

import ast
import re
from functools import cache
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
APPS = ["hedemora_bra", "signin", "public", "records", "situation", "meetings", "councils", "guideline", "office"]
FOLDERS = [*APPS, *(name for name in ("funding", "bench", "chaos", "tests") if (ROOT / name).exists())]
PYTHON = sorted(file for name in FOLDERS for file in (ROOT / name).rglob("*.py") if "migrations" not in file.parts)
OF_APPS = [file for file in PYTHON if file.relative_to(ROOT).parts[0] != "tests"]
VIEWS = [file for name in APPS for file in [*(ROOT / name).glob("views.py"), *(ROOT / name).glob("views/*.py")]]
MODELS = [model for model in apps.get_models() if model.__module__.split(".")[0] in APPS]
TEMPLATES = sorted(file for file in (ROOT / "templates").rglob("*") if file.suffix in {".html", ".txt", ".svg"})

JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "misc", "shared", "tools", "stuff"}
QUESTIONS = {"filter", "exclude", "annotate", "aggregate", "alias", "extra", "raw"}
SIGNALS = {"receiver", "Signal", "pre_save", "post_save", "pre_delete", "post_delete", "m2m_changed", "signals"}
CLOCKS = {"Now", "auto_now", "auto_now_add", "CURRENT_TIMESTAMP", "CURRENT_DATE", "localdate", "localtime", "time_ns"}
INLINE = re.compile(r"<style|\sstyle=|\son(?!ce=)[a-z]+=|javascript:|<script(?![^>]*\ssrc=)", re.IGNORECASE)

# The one place for a style attribute: mail programs read no style sheets.
MAIL = ROOT / "templates/office/letters/frame.html"


@cache
def tree(file):
    return ast.parse(file.read_text(encoding="utf-8"))


def functions(file):
    """Each function with how many lines its body has, the docstring aside."""
    for node in ast.walk(tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.end_lineno - _first_line(node) + 1


def _first_line(node):
    body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
    return body[0].lineno


def names(file):
    """Every name that the module speaks: what it imports, calls, reaches for and passes."""
    for node in ast.walk(tree(file)):
        spoken = [getattr(node, field, None) for field in ("id", "attr", "arg", "name")]
        yield from (name for name in spoken if isinstance(name, str))


def place(file):
    return str(file.relative_to(ROOT))


def test_a_module_can_be_read_in_one_sitting():
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in PYTHON}

    assert {file: lines for file, lines in lengths.items() if lines > 250} == {}


def test_no_function_is_longer_than_forty_lines():
    assert [(place(file), name, lines) for file in PYTHON for name, lines in functions(file) if lines > 40] == []


def test_half_of_the_functions_have_six_lines_at_most_and_nine_of_ten_twenty():
    lengths = sorted(lines for file in OF_APPS for _, lines in functions(file))

    assert median(lengths) <= 6
    assert lengths[len(lengths) * 9 // 10] <= 20


def test_there_are_no_junk_drawers():
    parts = {place(file): file.relative_to(ROOT).with_suffix("").parts for file in PYTHON}

    assert {file: found for file, names in parts.items() if (found := JUNK_DRAWERS.intersection(names))} == {}


def test_a_view_asks_by_name():
    asked = [(place(file), node) for file in VIEWS for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute)]

    assert len(VIEWS) >= 8
    assert [(file, node.lineno, node.attr) for file, node in asked if node.attr in QUESTIONS] == []


def test_nothing_happens_by_signals():
    assert {place(file): found for file in OF_APPS if (found := SIGNALS.intersection(names(file)))} == {}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_saving_and_deleting_a_model_does_nothing_else(model):
    ours = [part for part in model.__mro__ if part.__module__.split(".")[0] in APPS]

    assert [part for part in ours if {"save", "delete"} & vars(part).keys()] == []


def test_only_the_clock_asks_what_time_it_is():
    """Ruff bans Python's and Django's own questions; these ask the database or by another name."""
    others = [file for file in OF_APPS if file != ROOT / "office/clock.py"]

    assert {place(file): found for file in others if (found := CLOCKS.intersection(names(file)))} == {}


def test_no_template_asks_what_time_it_is():
    assert [place(file) for file in TEMPLATES if "{% now" in file.read_text(encoding="utf-8")] == []


def test_a_template_has_no_style_or_script_of_its_own():
    texts = {place(file): file.read_text(encoding="utf-8") for file in TEMPLATES if file != MAIL}

    assert {file: found for file, text in texts.items() if (found := INLINE.findall(text))} == {}
