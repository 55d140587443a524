import os
import statistics
from dataclasses import replace
from functools import partial

from django.conf import settings
from django.core.management.base import BaseCommand
from django.test import Client

from bench import counts, dataset, load, paper, report, server
from bench.measured import Measured, Memory, Result
from bench.pages import pages
from signin import factors

WARM_UP = 2


class Command(BaseCommand):
    help = "Measures the pages beside bare views of the same rows, and writes the table in docs/performance.md."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--rounds", type=int, default=3)
        parser.add_argument("--seconds", type=int, default=5)
        parser.add_argument("--only", default="", help="pages with this in their name; nothing is written")

    def handle(self, *args, rounds, seconds, only, **options):
        calm = os.getloadavg()[0]
        self._say("A database of its own, the guideline and the rows ...")
        server.make_anew()
        stage = dataset.load()
        wanted = [page for page in pages(stage) if only.casefold() in page.name.casefold()]
        measured, memory = self._measure(wanted, rounds, seconds)
        self._say("The agenda of six pages ...")
        printed = paper.measure(stage.meeting, rounds=2 * rounds + 1)
        result = Result(measured, printed, memory, calm, rounds, seconds)
        self._say("\n" + report.for_a_terminal(result))
        if not only:
            report.write(result)

    def _measure(self, wanted, rounds, seconds):
        """In turns, so that whatever else the machine does disturbs both; once both workers are warm."""
        with server.gunicorn() as (address, pid):
            _once_over(wanted, address, WARM_UP, by=load.load)
            before = server.memory(pid)
            found = [self._round(number, wanted, address, pid, seconds) for number in range(1, rounds + 1)]
            after = server.memory(pid)
        requests = sum(each.rate * seconds for turn in found for pair in turn for each in pair)
        by_page = zip(wanted, zip(*found, strict=True), strict=True)
        return [_measured(page, pairs) for page, pairs in by_page], Memory(before, after, round(requests))

    def _round(self, number, wanted, address, pid, seconds):
        self._say(f"Round {number}, load {os.getloadavg()[0]:.1f} ...")
        return _once_over(wanted, address, seconds, by=partial(_loaded, pid))

    def _say(self, words):
        self.stdout.write(words)
        self.stdout.flush()


def _once_over(wanted, address, seconds, by):
    """Ours and the bare one after each other, for each page."""
    return [[by(address + url, cookie_of(page.person), seconds) for url in (page.url, page.bare)] for page in wanted]


def _loaded(pid, url, cookie, seconds):
    """The round, with what each request cost of the web workers' time: that suffers least when others are busy."""
    before = server.processor_time(pid)
    measured = load.measure(url, cookie, seconds)
    spent = server.processor_time(pid) - before
    return replace(measured, cost=1000 * spent / (measured.rate * seconds))


def _measured(page, pairs):
    client, (ours, bare) = signed_in(page.person), zip(*pairs, strict=True)
    return Measured(
        page,
        counts.count(client, page.url),
        counts.count(client, page.bare),
        load.median(ours),
        load.median(bare),
        statistics.median(one.rate / other.rate for one, other in pairs),
    )


def cookie_of(person):
    name = settings.SESSION_COOKIE_NAME
    return f"{name}={signed_in(person).cookies[name].value}"


def signed_in(person):
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    session = client.session
    factors.vouch(session, person, by="bench")
    session.save()
    return client
