"""The council is told of EST in sums: one item on its next agenda gathers the lägesrapporter since the last."""

from councils.models import Body, Kind
from meetings.lifecycle import bodies, items, meetings
from meetings.models import Brings, Meeting, Openness
from office import clock
from situation.documents.variants import for_the_agenda
from situation.models import SituationReport

TITLE = "Läget enligt EST"
INTRO = "Ingår i rapporteringen från EST till Brå. Siffrorna är summor för hela kommunen och dess områden."
LONGEST = 5000
MINUTES = 10


def tell_the_council(report, by):
    """The item that tells of it: the one that is there, or a new one; a proposal while no meeting is planned."""
    council = Body.objects.of(Kind.COUNCIL).first()
    meeting = Meeting.objects.of_bodies([council]).awaiting_agenda().coming(clock.now()).in_order().first()
    told = for_the_agenda(report.content)
    if item := _item_there(meeting, told):
        closed = {"openness": Openness.INTERNAL} if item.openness == Openness.OPEN else {}
        items["edit_item"](item, by=by, over=item.version, text=_with(item.text or INTRO, told), **closed)
        return item
    new = {"title": TITLE, "text": _with(INTRO, told), "kind": "information", "minutes": MINUTES}
    new |= {"presenter": by.name, "openness": Openness.INTERNAL}
    return meetings["add_item"](meeting, by=by, **new) if meeting else bodies["propose"](council, by=by, **new)


def _item_there(meeting, told):
    """The standing item for it, or one that an earlier report made, while there is room in it."""
    if meeting is None:
        return None
    known = set(SituationReport.objects.told_at(meeting).values_list("council_item", flat=True))
    there = [each for each in meeting.items.on_agenda() if each.brings == Brings.EST or each.pk in known]
    return next((each for each in there if len(_with(each.text or INTRO, told)) <= LONGEST), None)


def _with(text, told):
    return f"{text}\n\n{told}"
