"""What the house does by itself across its rooms."""

import hashlib

from celery import current_app, shared_task
from django.conf import settings

from councils.letters import administrators, alarm, coordinators
from guideline.profile import municipality
from guideline.rules import record
from office import clock, journal, papers
from office.letters import post, write
from office.retention import running


class BrokenJournal(Exception):
    """Makes the job go wrong, on the page about operations and in its figures."""


@shared_task
def write_papers():
    """Letters to those without e-mail, with the municipality as their sender."""
    return papers.write_waiting(municipality(), clock.now())


@shared_task
def dispose():
    """What has been kept long enough is erased; when there is more than there was time for, once more."""
    if running.run(clock.now(), municipality()["municipality"]):
        current_app.send_task("hedemora_bra.tasks.dispose")


@shared_task
def check_guideline():
    """The daily check of the law and the guideline; the coordinator is told of what has become worse."""
    now, today = clock.now(), clock.today()
    worse = record(now, today)
    if not worse:
        return
    context = {"worse": worse, "url": f"{settings.SITE_URL}/arbete/riktlinjen/"}
    template = "guideline/letters/worse.txt"
    key = f"guideline/worse/{today}"
    alarm([write(person, template, context, key=key, matter="guideline") for person in coordinators(today)])


@shared_task
def check_journal():
    """Every night; those who run the system and the coordinator are told once of what does not hold."""
    finding = journal.check()
    if not finding.is_whole:
        _tell_of_broken_journal(finding)
        raise BrokenJournal(finding)
    return finding.lines


def _tell_of_broken_journal(finding):
    said = "\n".join([str(finding.fault_count), *map(str, finding.faults)])
    key = f"journal/broken/{hashlib.sha256(said.encode()).hexdigest()[:16]}"
    context = {"finding": finding, "url": f"{settings.SITE_URL}/arbete/drift/"}
    people = {*administrators(), *coordinators(clock.today())}
    template = "office/letters/journal_broken.txt"
    post([write(person, template, context, key=key, matter="journal") for person in people])
