from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from guideline.profile import ProfileFault, load, path_of, read


class Command(BaseCommand):
    help = "Loads a municipality's profile: its bodies, seats, provisions, areas and categories."

    def add_arguments(self, parser):
        parser.add_argument("profile", nargs="?", default=settings.PROFILE, help="a name, or a file")

    def handle(self, *args, profile, **options):
        try:
            with transaction.atomic():
                load(read(path_of(profile)))
        except (ProfileFault, OSError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"]:
            self.stdout.write(f"Profilen {profile} är inläst.")
