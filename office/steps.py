"""A step as a page: a form for what it asks, a button for what it does, and its refusal told beside them."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from office.lifecycle import StepRefused
from office.models import Stale

PAGE = "office/step.html"


class Once(forms.Form):
    """A form that makes something new carries a key, so that pressed twice it makes one."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class StepForm(forms.Form):
    """What a step asks. Its cleaned data are the step's details."""

    intro = ""

    def __init__(self, *args, subject, by, **kwargs):
        self.subject, self.by = subject, by
        super().__init__(*args, **kwargs)

    def details(self):
        return self.cleaned_data


def take(
    request, step, subject, form_class, back, *, crumbs=(), template="office/step.html", context=None, initial=None
):
    """Show or take a step. `back` is the address afterwards, or a function of what the step returned."""
    if not step.is_allowed(subject, request.user):
        raise Http404
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*sent, subject=subject, by=request.user, initial=initial)
    if form.is_bound and form.is_valid() and (done := _try(request, step, subject, form)):
        return redirect(back(done[0]) if callable(back) else back)
    open_now = step.is_open(subject, request.user)
    page = {
        "form": form,
        "step": step,
        "subject": subject,
        "missing": step.missing(subject) if open_now else [f"{subject} har ändrats så att steget inte går att ta."],
        "crumbs": crumbs,
        "back": crumbs[-1][1] if crumbs else "/arbete/",
        **(context(form) if context else {}),
    }
    return render(request, template, page, status=422 if form.errors else 200)


def press(request, step, subject, back, **details):
    """Take a step that asks nothing; a refusal is told on the page one comes back to."""
    if not step.is_allowed(subject, request.user):
        raise Http404
    try:
        step(subject, by=request.user, **details)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, f"Klart: {step.label.lower()}.")
    return redirect(back)


def _try(request, step, subject, form):
    """The result in a tuple, or nothing when the step was refused and the form says why."""
    try:
        result = step(subject, by=request.user, **form.details())
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
    except Stale as stale:
        form.show_both(stale.theirs)
    except forms.ValidationError as fault:
        form.add_error(fault_field(form), fault)
    else:
        messages.success(request, f"Klart: {step.label.lower()}.")
        return (result,)
    return ()


def fault_field(form):
    """A file that was refused says so beside the file."""
    return next((name for name, field in form.fields.items() if isinstance(field, forms.FileField)), None)
