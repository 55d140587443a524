"""A step as a page: a form for what it asks, a button for what it does, and its refusal told beside them."""

import uuid

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render

from office import previews
from office.guarding import Guarded, taken
from office.lifecycle import StepRefused
from office.models import Stale
from office.permissions import told_by_name

PAGE = "office/step.html"
CHANGED = "har ändrats, så det här går inte att göra nu. Det kan redan vara gjort."

# The buttons that take no step: see what would go, and back to the form with everything as it was written.
PREVIEW, EDIT = "forhandsgranska", "andra"
UNWRITTEN = {PREVIEW, EDIT, "csrfmiddlewaretoken"}


class Once(forms.Form):
    """A form that makes something new carries a key, so that pressed twice it makes one."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)


class StepForm(Guarded):
    """What a step asks. Its cleaned data are the step's details.

    One that `sends` letters can be previewed. Where nothing demands that they go, `quiet_because` says why they can be
    left out; the step then takes `tell_nobody`. Where the step gives somebody a role, `grants` is its key, and the page
    begins with what the role lets them do.
    """

    intro = ""
    grants = ""
    sends = False
    quiet_because = ""

    def __init__(self, *args, subject, by, **kwargs):
        self.subject, self.by = subject, by
        super().__init__(*args, **kwargs)
        if self.grants:
            self.intro = f"{told_by_name(self.grants)} {self.intro}".strip()
        if self.quiet_because:
            self.fields["tell_nobody"] = forms.BooleanField(
                label="Skicka inget brev", required=False, help_text=self.quiet_because
            )

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
    if form.is_bound and form.is_valid() and EDIT not in request.POST:
        if form.sends and PREVIEW in request.POST:
            if preview := _preview(request, step, subject, form):
                return _show(request, preview, step, subject, crumbs)
        elif done := _try(request, step, subject, form):
            return redirect(back(done[0]) if callable(back) else back)
    open_now = step.is_open(subject, request.user)
    page = {
        "form": form,
        "step": step,
        "subject": subject,
        "missing": step.missing(subject) if open_now else [f"{subject} {CHANGED}"],
        "is_stale": not open_now,
        "crumbs": crumbs,
        "back": crumbs[-1][1] if crumbs else "/arbete/",
        **(context(form) if context else {}),
    }
    return render(request, template, page, status=422 if form.errors else 200)


def press(request, step, subject, back, **details):
    """Take a step that asks nothing, or show whom it would tell; a refusal is told on the page one comes back to."""
    if not step.is_allowed(subject, request.user):
        raise Http404
    try:
        if step.sends and PREVIEW in request.POST:
            preview = previews.of(step, subject, request.user, details)
            return _show(request, preview, step, subject, (), back)
        step(subject, by=request.user, **details)
    except StepRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, step.said.replace("{}", str(subject)))
    return redirect(back)


def _try(request, step, subject, form):
    """The result in a tuple, or nothing when the step was refused and the form says why."""
    by = request.user
    done = _unless_refused(form, lambda: (taken(form, subject, by, lambda: step(subject, by=by, **_details(form))),))
    if done:
        messages.success(request, step.said.replace("{}", str(subject)))
    return done or ()


def _preview(request, step, subject, form):
    return _unless_refused(form, lambda: previews.of(step, subject, request.user, _details(form)))


def _unless_refused(form, act):
    try:
        return act()
    except StepRefused as refusal:
        form.add_error(None, str(refusal))
    except Stale as stale:
        form.show_both(stale.theirs)
    except forms.ValidationError as fault:
        form.add_error(fault_field(form), fault)
    return None


def _details(form):
    """That nobody is to be told is said, and kept in the journal, only when it was chosen."""
    details = {name: value for name, value in form.details().items() if name != "tell_nobody"}
    return details | ({"tell_nobody": True} if form.cleaned_data.get("tell_nobody") else {})


def _show(request, preview, step, subject, crumbs, back=""):
    """What would go, with all that was written hidden beside the button that sends it. With nothing to write there is
    nothing to change, and one goes `back`.
    """
    written = [(name, value) for name, values in request.POST.lists() if name not in UNWRITTEN for value in values]
    page = {"preview": preview, "step": step, "subject": subject, "written": written, "crumbs": crumbs, "back": back}
    return render(request, "office/preview.html", page)


def fault_field(form):
    """A file that was refused says so beside the file."""
    return next((name for name, field in form.fields.items() if isinstance(field, forms.FileField)), None)
