"""What is written as JSON in the administration."""

import json

from django import forms
from django.forms.fields import InvalidJSONInput

UNREADABLE = (ValueError, RecursionError)  # a number of thousands of digits, or thousands of brackets
NO_TEXT = "\\u0000"  # which PostgreSQL keeps in no text


class Plain(json.JSONDecoder):
    """NaN and Infinity, which Python reads, are no JSON to a database."""

    def __init__(self, **more):
        super().__init__(**more | {"parse_constant": int})


class PlainJSONField(forms.JSONField):
    """JSON that Python reads and the database keeps; what either will not is told beside the field."""

    def __init__(self, **more):
        super().__init__(**more)
        self.decoder = Plain

    def to_python(self, value):
        if isinstance(value, str) and NO_TEXT in value.casefold():
            self._refuse(value)
        try:
            return super().to_python(value)
        except UNREADABLE:
            self._refuse(value)

    def bound_data(self, data, initial):
        try:
            return super().bound_data(data, initial)
        except UNREADABLE:
            return InvalidJSONInput(data)

    def _refuse(self, value):
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid", params={"value": value})
