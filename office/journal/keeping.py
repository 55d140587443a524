"""What a line keeps of what a step was told: references, days, numbers and choices. Of words only that they were said.

A chain cannot forget, and people have a right to be forgotten: what somebody wrote stands in the row it was written
for, where it can be masked, corrected and erased, and the journal holds a checksum of it with a key. What is meant to
be read in the journal itself, as the reason of an export, is wrapped in `Told` by whoever writes the line.
"""

import json
import re
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache
from uuid import UUID

from django.apps import apps
from django.core.files import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.crypto import salted_hmac

from office.models.journal import Way

SALT = "office.journal"
NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")  # as a programmer names things
SHORT_STORY = 1000


class Told(str):
    """Words that are written for the journal, to be read there for ever."""

    __slots__ = ()


@cache
def choices():
    """{code: {field: label}} of every choice that a field of ours offers: such a text says nothing of its own."""
    offered = {code: {"how": label} for code, label in Way.choices}
    fields = [
        field for model in apps.get_models() for field in model._meta.get_fields() if hasattr(field, "flatchoices")
    ]
    for field in fields:
        for code, label in field.flatchoices:
            if isinstance(code, str) and code:
                offered.setdefault(code, {})[field.name] = str(label)
    return offered


def kept(thing):
    """As JSON, without words."""
    return next((way(thing) for kinds, way in WAYS if isinstance(thing, kinds)), type(thing).__name__)


def sealed(text):
    """That something was written, and a checksum that only the house's own key can make."""
    checksum = salted_hmac(SALT, text.encode(errors="surrogatepass"), algorithm="sha256").hexdigest()
    return {"characters": len(text), "hmac": checksum}


def _text(text):
    if isinstance(text, Told):
        return {"told": str(text).replace("\0", "")[:SHORT_STORY]}
    return text if text in choices() or not text else sealed(text)


def _pairs(things):
    return {_key(key): kept(value) for key, value in things.items()}


def _key(key):
    if isinstance(key, (int, Enum, models.Model)):
        return str(kept(key))
    return key if NAME.fullmatch(key) else f"{len(key)} tecken"


def _as_written(thing):
    return json.loads(json.dumps(thing, cls=DjangoJSONEncoder))


# The first that fits; of what fits none only its kind is told.
WAYS = (
    ((type(None), bool, int, float), lambda thing: thing),
    (Enum, lambda choice: choice.value if isinstance(choice.value, (str, int)) else choice.name.lower()),
    (models.Model, lambda row: f"{row._meta.label_lower}/{row.pk}"),
    (str, _text),
    (dict, _pairs),
    ((set, frozenset), lambda things: sorted(map(kept, things), key=str)),
    ((list, tuple, models.QuerySet), lambda things: [kept(each) for each in things]),
    (File, lambda file: {"bytes": file.size}),
    ((date, time, timedelta, Decimal, UUID), _as_written),
)
