"""Whatever is added, changed or removed in the administration is in the journal, in every way it can be done there."""

import pytest
from django.contrib import admin
from django.contrib.admin import helpers
from django.forms import inlineformset_factory, modelform_factory
from django.test import RequestFactory
from django.urls import reverse

from councils.models import Body, Organisation, Seat
from office import journal
from office.admin import JournaledAdmin
from office.admin.changes import changed
from office.models import Entry
from office.models.journal import Kind
from tests.factories.councils import BodyFactory, OrganisationFactory, PersonFactory, SeatFactory

pytestmark = pytest.mark.django_db
REGISTERED = list(admin.site._registry.items())
LOGS = ("construct_change_message", "log_addition", "log_change", "log_deletions", "get_actions")
WORD = "Gnistregnet"


def name_of(part):
    return getattr(getattr(part, "_meta", None), "label_lower", "")


@pytest.fixture
def request_of(administrator):
    request = RequestFactory().post("/admin/")
    request.user = administrator
    return request


@pytest.fixture
def browser(signed_in, administrator):
    return signed_in(administrator)


def lines():
    return [(line.what, line.matter, line.by.name, line.kind) for line in Entry.objects.filter(kind=Kind.ADMIN)]


def last():
    return Entry.objects.filter(kind=Kind.ADMIN).last()


@pytest.mark.parametrize(("model", "model_admin"), REGISTERED, ids=name_of)
def test_every_model_of_the_administration_is_journaled_or_only_looked_at(model, model_admin, request_of):
    may = ("has_add_permission", "has_change_permission", "has_delete_permission")
    if any(getattr(model_admin, each)(request_of) for each in may):
        assert isinstance(model_admin, JournaledAdmin)
        assert {log: getattr(type(model_admin), log) for log in LOGS} == {
            log: getattr(JournaledAdmin, log) for log in LOGS
        }


@pytest.mark.parametrize(("model", "model_admin"), REGISTERED, ids=name_of)
def test_every_action_of_the_administration_leaves_a_line_for_each_row(model, model_admin, request_of, council, member):
    """Also one that somebody writes tomorrow: the model's own are tried, and one made up for the test."""
    if not isinstance(model_admin, JournaledAdmin):
        assert [name for name in model_admin.get_actions(request_of) if name != "delete_selected"] == []
        return

    def tidy(modeladmin, request, queryset):
        """Tidy up."""

    tidy.short_description = "Städade %(verbose_name_plural)s"
    before, model_admin.actions = model_admin.actions, [*model_admin.actions, tidy]
    try:
        actions = model_admin.get_actions(request_of)
    finally:
        model_admin.actions = before
    rows = model._base_manager.all()[:2]
    for name, (act, _, _) in actions.items():
        if name != "delete_selected":
            act(model_admin, request_of, rows)

    own = len(actions) - ("delete_selected" in actions)
    assert Entry.objects.filter(kind=Kind.ADMIN).count() == own * len(rows)


@pytest.mark.parametrize(("model", "model_admin"), REGISTERED, ids=name_of)
def test_a_form_sent_back_as_it_came_is_a_line_too(model, model_admin, browser, request_of, council, member):
    row = model._base_manager.first()
    if row is None or not model_admin.has_change_permission(request_of):
        return
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[row.pk])
    form = browser.get(address).context["adminform"].form

    answer = browser.post(address, {**_as_sent(form), "_continue": "1"})

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert lines() == [("Ändrade i administrationen", journal.matter_of(row), "Administratören", "admin")]
    assert not any(last().details.get("fields", {}).values())


def _as_sent(form):
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}


def test_what_is_added_is_in_the_journal_with_its_choices_and_without_its_words(browser):
    kind = Organisation._meta.get_field("kind").flatchoices[0][0]

    browser.post("/admin/councils/organisation/add/", {"name": WORD, "key": "gnistan", "kind": kind})

    organisation = Organisation.objects.get(name=WORD)
    assert lines() == [
        ("Lade till i administrationen", f"councils.organisation/{organisation.pk}", "Administratören", "admin")
    ]
    assert last().capacity == "administratören"
    assert last().details == {"fields": {"name": {}, "key": {}, "kind": {"before": None, "after": kind}}}


def test_what_is_changed_says_what_it_was_before(browser):
    seat, body = SeatFactory(role="member"), BodyFactory()
    address = f"/admin/councils/seat/{seat.pk}/change/"
    form = browser.get(address).context["adminform"].form
    before = f"councils.body/{seat.body_id}"

    answer = browser.post(address, _as_sent(form) | {"role": "chair", "title": WORD, "body": body.pk})
    assert answer.status_code == 302, answer.context["adminform"].form.errors

    assert last().details == {
        "fields": {
            "role": {"before": "member", "after": "chair"},
            "title": {},
            "body": {"before": before, "after": f"councils.body/{body.pk}"},
        }
    }


def test_what_is_removed_says_what_it_was(browser):
    organisation = OrganisationFactory(name=WORD)

    browser.post(f"/admin/councils/organisation/{organisation.pk}/delete/", {"post": "yes"})

    assert not Organisation.objects.filter(pk=organisation.pk).exists()
    assert last().what == "Tog bort i administrationen"
    assert last().details["was"]["kind"] == organisation.kind
    assert WORD not in str(last().details)


def test_many_removed_at_once_are_a_line_each(browser):
    chosen = [OrganisationFactory().pk for _ in range(3)]
    sent = {"action": "delete_selected", helpers.ACTION_CHECKBOX_NAME: chosen, "post": "yes"}

    browser.post("/admin/councils/organisation/", sent)

    assert [what for what, *_ in lines()] == ["Tog bort i administrationen"] * 3
    assert {matter for _, matter, *_ in lines()} == {f"councils.organisation/{pk}" for pk in chosen}


def test_a_right_given_is_told(browser):
    person = PersonFactory()
    address = f"/admin/councils/person/{person.pk}/change/"
    form = browser.get(address).context["adminform"].form

    browser.post(address, _as_sent(form) | {"is_staff": "on"})

    assert last().details == {"fields": {"is_staff": {"before": False, "after": True}}}


def test_rows_beside_the_form_are_told(council):
    """No model has any today; whoever adds them has them in the journal."""
    kept, gone = SeatFactory(body=council, role="member"), SeatFactory(body=council)
    rows = inlineformset_factory(Body, Seat, fields=["role"], extra=1)
    prefix = rows.get_default_prefix()
    mine = Seat.objects.filter(pk__in=[kept.pk, gone.pk]).order_by("pk")
    sent = {
        f"{prefix}-TOTAL_FORMS": 2, f"{prefix}-INITIAL_FORMS": 2,
        f"{prefix}-0-id": kept.pk, f"{prefix}-0-role": "chair",
        f"{prefix}-1-id": gone.pk, f"{prefix}-1-role": "member", f"{prefix}-1-DELETE": "on",
    }  # fmt: skip
    formset = rows(sent, instance=council, queryset=mine)
    assert formset.is_valid(), formset.errors
    formset.save()
    form = modelform_factory(Body, fields=["name"])({"name": council.name}, instance=council)

    told = changed(form, [formset])

    assert journal.kept(told)["changed"] == {
        f"councils.seat/{kept.pk}": {"role": {"before": "member", "after": "chair"}}
    }
    assert journal.kept(told)["removed"].keys() == {f"councils.seat/{gone.pk}"}


def test_no_word_written_in_the_administration_is_in_the_journal(browser):
    person = PersonFactory(title="Titel")
    address = f"/admin/councils/person/{person.pk}/change/"
    form = browser.get(address).context["adminform"].form

    browser.post(address, _as_sent(form) | {"title": WORD, "name": f"{WORD} {WORD}"})

    assert last().details == {"fields": {"title": {}, "name": {}}}
