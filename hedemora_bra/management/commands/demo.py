from django.core.management.base import BaseCommand

from hedemora_bra import demo


class Command(BaseCommand):
    help = "Loads a demonstration year around today, with invented people, into a database without meetings."

    def handle(self, *args, **options):
        word = demo.password()
        if demo.load(word):
            self.stdout.write("Ett demonstrationsår är inläst.")
        for role, address in demo.SIGN_INS:
            self.stdout.write(f"  {role:<26} {address:<34} {word}")
