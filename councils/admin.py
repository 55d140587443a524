import django.contrib.auth.admin  # noqa: F401  where groups are registered
from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import Group

from councils.models import Body, Cooption, Holding, Organisation, Person, Readership, Role, Seat
from office import links, rerouting
from office.admin import JournaledAdmin, ReadOnlyAdmin
from office.almanac import WEEKDAYS
from office.permissions import told, told_by_name

RENEWED = (
    "Länkarna i breven till den gamla adressen har slutat gälla. Skicka breven igen från utskicken om de behövs. "
    "Svarar personen för en organisations länk? Skriv då ut bladet med länken på nytt."
)

# Rights come from the house's own table, never from groups.
admin.site.unregister(Group)

CHOSEN_ALONE = (
    "Var och en väljer sitt lösenord själv: med länken i inbjudan, eller med ”Jag har glömt lösenordet” när man loggar "
    "in. Skriver du personens e-postadress där går länken till personen."
)


@admin.register(Organisation)
class OrganisationAdmin(JournaledAdmin):
    list_display = ["name", "kind"]
    list_filter = ["kind"]
    search_fields = ["name"]
    prepopulated_fields = {"key": ["name"]}


@admin.register(Person)
class PersonAdmin(JournaledAdmin):
    """No password is set here: whoever set another's could sign in as that person."""

    list_display = ["name", "title", "organisation", "email", "is_active", "is_staff"]
    list_select_related = ["organisation"]
    list_filter = ["is_active", "is_staff", "organisation"]
    search_fields = ["name", "email", "title"]
    ordering = ["name"]
    readonly_fields = ["last_login"]
    about = ["email", "name", "title", "organisation", "postal_address"]
    add_fieldsets = [(None, {"fields": about, "description": CHOSEN_ALONE})]
    fieldsets = [
        *add_fieldsets,
        ("Rättigheter", {"fields": ["is_active", "is_staff", "is_superuser", "last_login"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        return self.fieldsets if obj else self.add_fieldsets

    def get_form(self, request, obj=None, **kwargs):
        form = super().get_form(request, obj, **kwargs)
        if "is_superuser" in form.base_fields:
            form.base_fields["is_superuser"].help_text = f"Kräver även rutan ovanför. {told('administrator')}"
        return form

    def save_model(self, request, obj, form, change):
        """With another address the links in the letters so far open nothing: they may lie with a stranger."""
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if change and "email" in form.changed_data:
            links.renew(obj)
            rerouting.follow(obj)
            self.message_user(request, RENEWED, messages.WARNING)

    def lookup_allowed(self, lookup, value, request):
        """What a password is kept as is guessed by no search either."""
        return not lookup.startswith("password") and super().lookup_allowed(lookup, value, request)


class BodyForm(forms.ModelForm):
    """The planning as the profile writes it: {"months": [2, 5], "weekday": "torsdag", "week": 2}."""

    def clean_planning(self):
        planning = self.cleaned_data["planning"] or {}
        if not isinstance(planning, dict) or not all(KNOWN.get(key, _never)(value) for key, value in planning.items()):
            raise forms.ValidationError(
                "Skriv months (månader 1–12), every_days (1–366), weekday (veckodag) och week (1–4). "
                'Så här: {"months": [2, 5], "weekday": "torsdag", "week": 2}.'
            )
        return planning


def _whole(most):
    return lambda value: type(value) is int and 1 <= value <= most


def _never(value):
    return False


KNOWN = {
    "months": lambda value: isinstance(value, list) and all(map(_whole(12), value)),
    "every_days": _whole(366),
    "weekday": lambda value: value in WEEKDAYS,
    "week": _whole(4),
}


@admin.register(Body)
class BodyAdmin(JournaledAdmin):
    form = BodyForm
    list_display = ["name", "kind", "mandate", "provision", "notice_days"]
    list_filter = ["kind", "mandate"]
    search_fields = ["name", "key"]

    def get_readonly_fields(self, request, obj=None):
        """What the members and the adjoined see of a body follows its kind."""
        is_used = obj and (Holding.objects.of_body(obj).exists() or obj.cooptions.exists())
        return ["kind"] if is_used else []


class SeatForm(forms.ModelForm):
    """A seat ends when nobody sits in it any longer: rights follow the time in the seat."""

    def clean_until(self):
        until = self.cleaned_data["until"]
        holding = self.instance.holdings.beyond(until).with_people().first() if until and self.instance.pk else None
        if holding:
            raise forms.ValidationError(
                f"{holding.person} sitter på platsen längre än så. Avsluta först uppdraget på organets sida."
            )
        return until


@admin.register(Seat)
class SeatAdmin(JournaledAdmin):
    form = SeatForm
    list_display = ["title", "body", "role", "organisation", "is_ordinary", "since", "until"]
    list_select_related = ["body", "organisation"]
    list_filter = ["body", "role", "is_ordinary"]
    search_fields = ["title"]

    def get_readonly_fields(self, request, obj=None):
        """Whoever sits or has sat there got those rights by a step, and gets no others by a form."""
        return ["role", "body"] if obj and obj.holdings.exists() else []

    def get_form(self, request, obj=None, **kwargs):
        """What a role lets its holder do is said where it is given."""
        form = super().get_form(request, obj, **kwargs)
        if "role" in form.base_fields:
            form.base_fields["role"].help_text = " ".join(told_by_name(role) for role in Role)
        return form


@admin.register(Holding)
class HoldingAdmin(ReadOnlyAdmin):
    """Holders change by the steps on the body's page, so that the history and the journal hold."""

    list_display = ["seat", "person", "since", "until", "is_substitute", "leading"]
    list_select_related = ["seat__body", "person"]
    list_filter = ["seat__body", "is_substitute", "leading"]
    search_fields = ["seat__title", "person__name"]


@admin.register(Cooption)
class CooptionAdmin(ReadOnlyAdmin):
    list_display = ["person", "body", "reason", "since", "until"]
    list_select_related = ["person", "body"]
    list_filter = ["body"]
    search_fields = ["person__name", "reason"]


@admin.register(Readership)
class ReadershipAdmin(ReadOnlyAdmin):
    """Given and ended by the steps on the page of the assembly or the board."""

    list_display = ["person", "role", "body", "since", "until", "reason"]
    list_select_related = ["person", "body"]
    list_filter = ["role", "body"]
    search_fields = ["person__name", "reason"]
