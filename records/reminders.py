"""A request for records that waits: the coordinator is told the day after it came, and again."""

from datetime import timedelta

from django.conf import settings

from councils.roster import Sittings
from office.almanac import local, written
from office.digests import places_of
from office.journal import matter_of
from office.letters import write
from office.models.reminders import Because
from office.reminders import Anchor, Rule, register
from office.reminders.moments import occasions
from records.models import Disclosure

CHAIN = (1, 3, 7)
AROUND = timedelta(days=30)


def disclosure_waits(reminders, now):
    found = Disclosure.objects.in_bulk({row.anchor_pk for row in reminders})
    return [(_letter(row, found[row.anchor_pk], now), [row]) for row in reminders]


WAITS = Rule(
    name="records.disclosure_waits",
    kind="disclosure_waits",
    sentence="Samordnaren påminns 1, 3 och 7 dagar efter att någon har begärt ut en handling, "
    "så länge begäran inte är avslutad.",
    source="TF 2 kap. 15–16 §§",
    write=disclosure_waits,
)


def plan(plan, keys):
    sittings = Sittings()
    for each in Disclosure.objects.filter(pk__in=keys):
        asked(plan, each, sittings)


def asked(plan, disclosure, sittings):
    if not disclosure.is_waiting:
        plan.stop(WAITS.name, matter_of(disclosure), Because.DONE)
        return
    for occasion in occasions(local(disclosure.asked_at).date(), CHAIN):
        for person in sittings.coordinators(plan.day_of(occasion)):
            _want(plan, disclosure, occasion, person)


def _want(plan, disclosure, occasion, person):
    plan.want(
        occasion,
        person,
        key=f"{matter_of(disclosure)}/{WAITS.kind}/{occasion.day}",
        rule=WAITS.name,
        anchor=matter_of(disclosure),
        field="asked_at",
        anchor_at=disclosure.asked_at,
        heading=f"{disclosure} om handlingar",
        reason="Du är samordnare, och någon har begärt ut en handling som inte är prövad.",
        url=f"/arbete/utlamnande/{disclosure.pk}/",
    )


def _letter(row, disclosure, now):
    context = {
        "disclosure": disclosure,
        "asked": written(local(disclosure.asked_at).date()),
        "days": disclosure.days_waited(now),
        "url": f"{settings.SITE_URL}/arbete/utlamnande/{disclosure.pk}/",
    }
    template = "records/letters/disclosure_waits.txt"
    return write(row.recipient, template, context, key=row.letter_key, matter=row.anchor)


def _touched_by(subject, now):
    return [subject.pk] if isinstance(subject, Disclosure) else []


register(
    Anchor(
        "records.disclosure",
        lambda now: Disclosure.objects.filter(asked_at__gte=now - AROUND).values_list("pk", flat=True),
        _touched_by,
        plan,
    ),
    WAITS,
)
places_of("records.disclosure", lambda keys: dict.fromkeys(keys, "Begäranden om handlingar"))
