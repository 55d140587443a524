"""What was sent or approved may tell of what has been marked since: it is not handed out, and pages leave that out."""

from meetings.models import Agenda, AgendaItem, Minutes, Openness

NARROWER = [Openness.OPEN, Openness.INTERNAL, Openness.SECRET]
TELLING = ("text", "attachments", "presenter", "late_because")


def held_back(agendas):
    """Of versions that were sent those that are not handed out any more; one query for them all."""
    told = {agenda.pk: _told_of(agenda) for agenda in agendas}
    secret = AgendaItem.objects.filter(pk__in=set().union(*told.values()), openness=Openness.SECRET)
    secrets = set(secret.values_list("pk", flat=True))
    return {agenda.pk for agenda in agendas if agenda.document.is_secret or told[agenda.pk] & secrets}


def as_now(content):
    """The words of minutes with each item as narrowly marked as it was then or is now; one query."""
    fields = ("pk", "openness", "secrecy_ground")
    now = {pk: more for pk, *more in AgendaItem.objects.filter(pk__in=_ids(content)).values_list(*fields)}
    return content | {"items": [_narrowed(item, *now.get(item["id"], ("open", ""))) for item in content["items"]]}


def telling(item):
    """The frozen documents that say something of the item, each with the widest class that it can have now."""
    for agenda in Agenda.objects.sent_since(item).for_packs() if item.is_secret else []:
        if item.pk in _told_of(agenda):
            yield agenda.document
    approved = Minutes.objects.filter(meeting=item.meeting_id).ever_approved()
    for minutes in approved.select_related("document", "public_document"):
        then = next((each["openness"] for each in minutes.content["items"] if each["id"] == item.pk), Openness.SECRET)
        if item.is_secret and then != Openness.SECRET:
            yield minutes.document
        if minutes.public_document and then == Openness.OPEN and item.openness != Openness.OPEN:
            yield minutes.public_document


def carried_along(item):
    """The same item at the meetings it came from and went on to, however many: the same words stand there."""
    found, ahead = {item.pk: item}, [item]
    while ahead:
        nearby = AgendaItem.objects.carried_with(ahead.pop())
        new = [each for each in nearby if each.pk not in found]
        found |= {each.pk: each for each in new}
        ahead += new
    return [each for each in found.values() if each.pk != item.pk]


def is_narrower(openness, than):
    return NARROWER.index(openness) > NARROWER.index(than)


def _told_of(agenda):
    """The items of which it says more than the title: those on it, and those on which what is still open was agreed."""
    items = agenda.content["items"]
    brought = [action for item in items for action in (item.get("brought") or {}).get("actions", [])]
    own = {item["id"] for item in items if any(item.get(name) for name in TELLING) and not _was_secret(item)}
    return own | {action["item"] for action in brought if action.get("item")}


def _was_secret(item):
    """When it was sent it told the title alone, whatever else was kept beside it."""
    return item.get("openness") == Openness.SECRET.label


def _ids(content):
    return [item["id"] for item in content["items"]]


def _narrowed(item, openness, ground):
    if not is_narrower(openness, item["openness"]):
        return item
    told = {"openness": openness, "openness_label": Openness(openness).label, "secrecy_ground": ground}
    return item | told
