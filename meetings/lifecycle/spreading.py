"""To spread the word: each representative tells their own organisation about the council's work (H10)."""

from councils.models import Kind
from meetings.lifecycle.meetings import meetings
from meetings.models import Place, Spreading, State
from meetings.models.states import TOOK_PLACE
from office import clock
from office.lifecycle import StepRefused
from office.models import Stale


def its_body_is_the_council(meeting):
    return "" if meeting.body.kind == Kind.COUNCIL else "Bara rådets möten har en text att sprida."


@meetings.step(
    *TOOK_PLACE, label="Ändra texten att sprida", done="Texten är sparad.", needs=[its_body_is_the_council], asks=True
)
def write_news(meeting, by, over, news):
    """The coordinator's own words instead of those the minutes give by themselves; empty gives these back."""
    if meeting.version != over:
        raise Stale(meeting)
    meeting.write(over, news=news)


@meetings.step(
    State.APPROVED,
    label="Spara var jag har berättat",
    done="Tack. Det är sparat.",
    needs=[its_body_is_the_council],
    asks=True,
)
def tick_spread(meeting, by, where, other=""):
    """Where somebody has told about the meeting; nothing ticked takes it back."""
    places = [place for place in where if place in Place.values]
    if len(places) != len(where):
        raise StepRefused("Välj bland ställena i listan.")
    seat = next((each.seat_id for each in meeting.called if each.person.pk == by.pk), None)
    fields = {"where": sorted(set(places)), "other": other.strip(), "seat_id": seat, "at": clock.now()}
    return Spreading.objects.update_or_create(meeting=meeting, person=by, defaults=fields)[0]
