"""Who gets which edition of a lägesrapport, and the sending of it: each person once, and kept for ever."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from councils import roster
from councils.models import Body, Kind, Person
from office import clock
from office.models import Letter
from situation import letters
from situation.models import Classification, Dispatch, Rapporteur, Recipient, Variant

CLASS = Classification.INTERNAL
SHARED = (Variant.FULL, Variant.FEEDBACK, Variant.COUNCIL)  # the public has a summary of its own, by quarter
TOLD_AFTERWARDS = timedelta(days=60)  # a meeting that was held without a report can still have one


@dataclass(frozen=True)
class Reader:
    person: Person
    role: str


def readers(variant, body, day):
    """Those who are to have the variant that day, each once, as what."""
    if variant == Variant.FEEDBACK:
        found = Rapporteur.objects.on(day).for_lists().order_by("organisation__name", "pk")
        rows = [Reader(each.person, f"Rapportör för {each.organisation}") for each in found]
    else:
        seated = body if variant == Variant.FULL else Body.objects.of(Kind.COUNCIL).first()
        rows = [Reader(each.person, each.function) for each in roster.of(seated, day).called()]
    return list({each.person.pk: each for each in reversed(rows) if each.person.is_active}.values())[::-1]


def had(report):
    """{variant: the keys of those who have had it}."""
    found = defaultdict(set)
    for variant, person in Recipient.objects.of_report(report).values_list("dispatch__edition__variant", "person"):
        found[variant].add(person)
    return found


def send(edition, by, words=""):
    """To those who have not had it; nothing when all have. The letters are rows with keys of their own."""
    report, now = edition.situation_report, clock.now()
    had = set(Recipient.objects.of_edition(edition).values_list("person", flat=True))
    new = [each for each in readers(edition.variant, report.body, clock.today()) if each.person.pk not in had]
    if not new:
        return None
    dispatch = Dispatch.objects.create(edition=edition, classification=CLASS, by=by, at=now)
    keys = letters.situation_report(edition, new, words)
    sent = dict(Letter.objects.filter(key__in=keys.values()).values_list("key", "pk"))
    Recipient.objects.bulk_create(
        Recipient(dispatch=dispatch, person=each.person, role=each.role[:120], letter_id=sent.get(keys[each.person.pk]))
        for each in new
    )
    return dispatch
