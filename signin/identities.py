"""An account that another house vouches for, tied to a person by themselves, signed in; never by an address."""

from typing import NamedTuple

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import Provider
from django.db import IntegrityError, transaction

from office.lifecycle import Lifecycle, StepRefused

identities = Lifecycle("signin")


class House(NamedTuple):
    provider: Provider
    account: SocialAccount | None


def of(person):
    """What the person has tied, oldest first."""
    return SocialAccount.objects.filter(user=person).order_by("pk")


def houses(request):
    """Those whose sign-in can be used here, each with the account that the person has tied to it, or None."""
    tied = {account.provider: account for account in of(request.user)}
    return [House(each, tied.get(each.sub_id)) for each in get_adapter().list_providers(request)]


@identities.step(label="Koppla ett konto hos någon annan", done="Kontot är kopplat.")
def tie_identity(person, by, account):
    """`account` is as the provider has just vouched for it. An account is one person's, and a person has one."""
    if of(person).filter(provider=account.provider).exists():
        raise StepRefused("Du har redan kopplat ett konto. Ta bort det först, om du vill byta.")
    account.user = person
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise StepRefused("Kontot går inte att koppla hit. Vänd dig till samordnaren.") from None


@identities.step(label="Ta bort kopplingen till ett konto", done="Kopplingen till kontot är borttagen.")
def untie_identity(person, by, pk):
    of(person).filter(pk=pk).delete()
