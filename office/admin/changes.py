"""What a form of the administration has changed: each field by name, with what it held before and holds now.

Only of days, numbers, choices and other rows; that a text or a password was changed is told, and nothing of what it
says.
"""

from django.db import models
from django.forms import ModelChoiceField, ModelMultipleChoiceField

from office.journal import kept


def changed(form, formsets):
    """The fields of the form and, of the rows beside it, which were added, changed and removed."""
    found = {"fields": _fields(form)}
    for formset in formsets:
        for each in formset.forms:
            if what := _became_of(each, formset):
                found.setdefault(what, {})[_row(each, formset)] = _fields(each)
    return {name: what for name, what in found.items() if what}


def standing(row):
    """What the row holds that is not words, before it is gone."""
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    values = {field.name: _plain(_of_row(row, field)) for field in fields}
    return {name: value for name, value in values.items() if value is not WORDS}


WORDS = object()


def _fields(form):
    return {name: _before_and_after(form, name) for name in form.changed_data}


def _before_and_after(form, name):
    field = form.fields.get(name)
    if field is None:  # a password has two
        return {}
    before = _plain(_as_rows(field, form.get_initial_for_field(field, name)))
    after = _plain(form.cleaned_data.get(name))
    return {} if WORDS in (before, after) else {"before": before, "after": after}


def _as_rows(field, value):
    """A form begins with the keys of other rows and ends with the rows."""
    if isinstance(field, ModelMultipleChoiceField):
        return [_reference(field.queryset.model, each) for each in value or ()]
    return _reference(field.queryset.model, value) if isinstance(field, ModelChoiceField) else value


def _reference(model, value):
    return value if value is None or isinstance(value, models.Model) else model(pk=value)


def _of_row(row, field):
    value = getattr(row, field.attname)
    return _reference(field.related_model, value) if field.is_relation else value


def _plain(value):
    """As the journal keeps it, unless it is words."""
    line = kept(value)
    return WORDS if isinstance(line, dict) else value


def _became_of(form, formset):
    if form in formset.deleted_forms:
        return "removed"
    if not form.has_changed():
        return ""
    return "changed" if form in formset.initial_forms else "added"


def _row(form, formset):
    """A row that is gone has lost its key; the form still has it."""
    return form.instance if form.instance.pk else type(form.instance)(pk=form[formset.model._meta.pk.name].value())
