"""What waits to be done with requests for records."""

from office.almanac import local
from office.prepared import Prepared
from office.todo import NOW, SOON, Todo
from records.models import Disclosure


def disclosures_to_do(person, now):
    """Each one that waits: the law says without delay, which is counted in days and not in weeks."""
    if not person.has_perm("records.see_disclosures"):
        return []
    return [_waits(each, now) for each in _waiting()]


@Prepared
def _waiting():
    return Disclosure.objects.waiting().oldest_first()[:20]


def _waits(disclosure, now):
    days = (local(now).date() - local(disclosure.asked_at).date()).days
    since = {0: "Kom i dag.", 1: "Kom i går."}.get(days, f"Kom för {days} dagar sedan.")
    return Todo(
        f"Begäran {disclosure.pk} om handlingar",
        f"/arbete/utlamnande/{disclosure.pk}/",
        f"{since} Pröva den skyndsamt.",
        tone="bad" if days > 1 else "warn",
        urgency=NOW if days > 0 else SOON,
    )
