from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError

from councils.models import Person
from councils.permissions import is_administrator
from office import journal
from signin import letters


class Command(BaseCommand):
    help = "Removes the keys, the app and the recovery codes of somebody who has lost them; they are told of it."

    def add_arguments(self, parser):
        parser.add_argument("address")
        parser.add_argument("--by", required=True, help="the address of the administrator who does it")
        parser.add_argument("--because", required=True, help="who asked, and how you know that it was them")

    def handle(self, *args, address, by, because, **options):
        person, administrator = _known(address), _known(by)
        if not is_administrator(administrator):
            raise CommandError(f"{administrator} sköter inte systemet.")
        removed, _ = Authenticator.objects.filter(user=person).delete()
        told = {"right": "signin.forget_factors", "details": {"because": journal.Told(because)}}
        journal.note(person, "Den andra faktorn togs bort", by=administrator, **told)
        letters.tell(person.email, "factors_forgotten")
        self.stdout.write(f"{person}: {removed} borttagna. Nästa gång väljs nya.")


def _known(address):
    person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        raise CommandError(f"Ingen har adressen {address}.")
    return person
