from django.core.management.base import BaseCommand

from bench import dataset, reports, server
from bench.management.commands.bench import cookie_of, signed_in
from bench.report import put, table
from office import clock

BEGIN, END = "<!-- reports: measured by make bench -->", "<!-- end of reports -->"

CONDITIONS = (
    "Measured {} on PostgreSQL, one reader at a time through gunicorn with two workers; each page asked {} times over "
    "1,000,000 reports laid evenly over ten years."
)


class Command(BaseCommand):
    help = "Measures EST's pages over a million reports, and writes the table in docs/performance.md."
    requires_system_checks = []

    def handle(self, *args, **options):
        server.make_anew()
        stage = dataset.load()
        behind = dict(reports.grow(self._say, spread=False))
        spread = dict(reports.grow(self._say, spread=True))
        with server.gunicorn() as (address, pid):
            pages = [
                reports.read(name, address, path, signed_in(stage.coordinator), cookie_of(stage.coordinator))
                for name, path in reports.addresses(clock.now()).items()
                for _ in range(2)  # the first round warms up
            ][1::2]
            before = server.memory(pid)
            for name, path in reports.addresses(clock.now()).items():
                reports.read(name, address, path, signed_in(stage.coordinator), cookie_of(stage.coordinator))
            growth = server.memory(pid) / before - 1
        self._write(behind, spread, pages, growth)

    def _write(self, behind, spread, pages, growth):
        goals = list(reports.goals(behind, pages, growth))
        drafts = [(f"{size:,}", f"{behind[size]:.0f}", f"{spread[size]:.0f}") for size in reports.SIZES]
        parts = [
            CONDITIONS.format(clock.today(), reports.READINGS),
            table(("page", "queries", "p95 ms"), [(each.name, str(each.queries), f"{each.p95:.0f}") for each in pages]),
            table(("reports", "count a draft, history behind: ms", "count a draft, evenly: ms"), drafts),
            table(("goal", "reached", "holds"), goals),
        ]
        self._say("\n".join(" ".join(goal) for goal in goals))
        put(parts, BEGIN, END)

    def _say(self, words):
        self.stdout.write(words)
        self.stdout.flush()
