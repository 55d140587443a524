import re
from datetime import date
from typing import NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import IntegrityError, models, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from office import clock
from office.constraints import one_of
from office.permissions import TABLE, Backend
from office.prepared import Prepared


class OrganisationKind(models.TextChoices):
    INTERNAL = "internal", "Kommunen"
    AUTHORITY = "authority", "Myndighet"
    COMPANY = "company", "Företag"
    CIVIL_SOCIETY = "civil_society", "Civilsamhälle"


class Organisation(models.Model):
    """Where people come from: the municipality itself, an authority, a company or civil society."""

    key = models.SlugField("nyckel", unique=True)
    name = models.CharField("namn", max_length=120)
    kind = models.CharField("slag", max_length=20, choices=OrganisationKind)

    class Meta:
        verbose_name, verbose_name_plural = "organisation", "organisationer"
        ordering = ["name"]
        constraints = [one_of("kind", OrganisationKind, name="organisation_kind_is_known")]

    def __str__(self):
        return self.name

    @property
    def is_external(self):
        return self.kind != OrganisationKind.INTERNAL


class Term(NamedTuple):
    """A period in a body, in a role; of no body, a right to read."""

    body_id: int | None
    role: str
    since: date
    until: date | None
    kind: str | None = None  # of body

    def covers(self, day):
        return self.since <= day and (self.until is None or day <= self.until)


ADJOINED = "adjoined"
# Appointed to sit for a holder: sees what the body does, without the rights that follow the holder's role.
SUBSTITUTE = "substitute"


# The rights that Django itself asks for in the administration.
DJANGOS_OWN = re.compile(r"\.(view|add|change|delete)_\w+$")


class PersonManager(BaseUserManager):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email.strip())

    def create_user(self, email, password=None, **fields):
        person = self.model(email=self.normalize_email(email or "").casefold() or None, **fields)
        person.set_password(password)
        person.save()
        return person

    def who_can_take_part(self):
        """Everyone who stands for an organisation and may sign in."""
        return self.filter(is_active=True, organisation__isnull=False).select_related("organisation")

    def known_or_new(self, email, **fields):
        """The one who has the address, else someone new who cannot sign in but may be written to."""
        try:
            with transaction.atomic():
                return self.filter(email__iexact=email).first() or self.create_user(email, **fields)
        except IntegrityError:
            return self.get_by_natural_key(email)

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


class Person(AbstractBaseUser, PermissionsMixin):
    """Someone who takes part. A person stands for an organisation, never for themselves alone."""

    # Empty for someone who has none: they cannot sign in, and get their letters on paper.
    email = models.EmailField("e-post", unique=True, null=True, blank=True)
    postal_address = models.TextField("postadress", blank=True)
    name = models.CharField("namn", max_length=120)
    title = models.CharField("befattning", max_length=120, blank=True)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, verbose_name="organisation", related_name="people"
    )
    is_active = models.BooleanField("får logga in", default=True)
    is_staff = models.BooleanField("får sköta administrationen", default=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    objects = PersonManager()

    class Meta:
        verbose_name, verbose_name_plural = "person", "personer"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_person_per_address")]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    def get_short_name(self):
        return self.name

    def has_perm(self, perm, obj=None):
        """To run the system is not to read what is in it: the house's own table knows no superusers."""
        if perm in TABLE or not DJANGOS_OWN.search(perm):
            return Backend().has_perm(self, perm, obj)
        return super().has_perm(perm, obj)

    @cached_property
    def _periods(self):
        """Every time the person has sat in a body, been adjoined to one or been let to read; asked once per request."""
        rows = _periods_of(self.pk)
        return [Term(body, SUBSTITUTE if stands_in else role, *more) for body, role, *more, stands_in in rows]

    @property
    def terms(self):
        return [term for term in self._periods if term.body_id]

    @cached_property
    def terms_today(self):
        today = clock.today()
        return [term for term in self.terms if term.covers(today)]

    @property
    def terms_gone_by(self):
        return [term for term in self.terms if term.until is not None and term.until < clock.today()]

    @property
    def terms_to_come(self):
        return [term for term in self.terms if term.since > clock.today()]

    @property
    def bodies_today(self):
        return [term.body_id for term in self.terms_today]

    def sits_in(self, body_id, *roles):
        """Today, in one of the roles, or in any."""
        return any(term.body_id == body_id and (not roles or term.role in roles) for term in self.terms_today)

    def sits_in_any(self, kind):
        """Today, in a body of the kind."""
        return any(term.kind == kind for term in self.terms_today)

    def bodies_as(self, *roles):
        """The bodies where the person has one of the roles today."""
        return [term.body_id for term in self.terms_today if term.role in roles]

    def reads_as(self, *roles):
        """Today, by a right to read and not by a seat."""
        today = clock.today()
        return any(term.role in roles and term.covers(today) for term in self._periods if term.body_id is None)

    def has_role(self, *roles):
        """Today, in whatever body."""
        return any(term.role in roles for term in self.terms_today)


@Prepared
def _periods_of(person_pk):
    person = Person(pk=person_pk)
    held = person.holdings.order_by().values_list(
        "seat__body_id", "seat__role", "since", "until", "seat__body__kind", "is_substitute"
    )
    adjoined = person.cooptions.order_by().values_list(
        "body_id", Value(ADJOINED), "since", "until", "body__kind", Value(False)
    )
    nowhere, nothing = Value(None, output_field=models.BigIntegerField()), Value(None, models.CharField())
    read = person.readerships.order_by().values_list(nowhere, "role", "since", "until", nothing, Value(False))
    return held.union(adjoined, read, all=True)
