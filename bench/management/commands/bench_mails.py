import os

from django.core.management.base import BaseCommand

from bench import mails, server
from bench.goals import of_sending
from bench.report import judged, machine, put, table

BEGIN, END = "<!-- mails: measured by make bench -->", "<!-- end of mails -->"
HEADS = (
    "mails",
    "bare loop/s",
    "ready-made/s",
    "one worker/s",
    "ratio",
    "two workers/s",
    "gain",
    "processors busy with one",
    "with two",
)


class Command(BaseCommand):
    help = "Measures 10,000 mails beside a bare loop over smtplib, and writes the table in docs/performance.md."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--rounds", type=int, default=3)

    def handle(self, *args, rounds, **options):
        calm = os.getloadavg()[0]
        server.make_anew()
        self.stdout.write(f"{mails.MAILS:,} mails, four ways to send them, {rounds} times ...")
        self.stdout.flush()
        sent = mails.measure(rounds)
        parts = [
            f"{machine()}; {rounds} rounds in turns, medians. Load of the machine when it began: {calm:.1f}.",
            table(HEADS, map(_cells, sent)),
            judged(goal for each in sent for goal in of_sending(each)),
        ]
        self.stdout.write("\n\n".join(parts))
        put(parts, BEGIN, END)


def _cells(each):
    rates = (each.bare, each.ready_made, each.one, each.ratio, each.two, each.gain)
    told = (f"{rate:.2f}" if rate < 10 else f"{rate:.0f}" for rate in rates)
    return (f"{each.database}, {each.server}", *told, f"{each.busy:.0%}", f"{each.busy_with_two:.0%}")
