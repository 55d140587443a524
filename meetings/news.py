"""What each representative can tell at home after a meeting of the council: short, open, in plain Swedish (H10)."""

from collections import Counter

from councils.models import Kind
from meetings.models import Openness, Outcome, Place, Record, Spreading, State
from meetings.models.states import TOOK_PLACE
from office.almanac import MONTHS
from office.guarding import outward

LONGEST = 900
UNTOLD = (Outcome.CARRIED, Outcome.DROPPED)
LONGEST_LINE = 240
MORE = "• Mer finns i mötets anteckningar."
END = "Vill du veta mer? Fråga mig eller den brottsförebyggande samordnaren."


def of(meeting):
    """The text as it is told."""
    return outward(written(meeting))


def written(meeting):
    """The coordinator's own words, or what the open items' outcomes and decisions give by themselves."""
    return meeting.news or by_itself(meeting)


def by_itself(meeting):
    records = Record.objects.of_meeting(meeting).with_decisions().order_by("item__position", "item__pk")
    told = [_line(record) for record in records if _is_worth_telling(record)]
    day = f"{meeting.day.day} {MONTHS[meeting.day.month - 1]}"
    return composed(f"{meeting.body.name} träffades den {day}.", told)


def composed(introduction, lines):
    """As many whole lines as have room; when some have not, it is said that there is more."""
    for count in range(len(lines), -1, -1):
        more = [MORE] if count < len(lines) else []
        text = "\n\n".join(["\n".join([introduction, *lines[:count], *more]), END])
        if len(text) <= LONGEST:
            break
    return text


def is_seen_by(person, meeting):
    """What was decided is told when the minutes are approved; before that the text is the coordinator's to write."""
    may_write = meeting.state in TOOK_PLACE and person.has_perm("meetings.write_news", meeting)
    return meeting.body.kind == Kind.COUNCIL and (meeting.state == State.APPROVED or may_write)


def share(meeting):
    """How many of the seats have told, through their holder or a substitute, and where; never who has not."""
    seats = {each.person.pk: each.seat_id for each in meeting.called if each.seat_id}
    ticks = [each for each in Spreading.objects.of_meeting(meeting) if each.person_id in seats]
    counted = Counter(place for tick in ticks for place in tick.where)
    places = [(place.label, counted[place.value]) for place in Place if counted[place.value]]
    return {
        "told": len({seats[tick.person_id] for tick in ticks}),
        "of": len(set(seats.values())),
        "places": places,
        "others": [tick.other for tick in ticks if tick.other],
    }


def _is_worth_telling(record):
    """Of open items: what was decided or said, and every item that somebody brought; the fixed ones tell nothing."""
    item = record.item
    if item.openness != Openness.OPEN or not record.outcome or record.outcome in UNTOLD:
        return False
    return bool(_decision(record) or record.outcome_text or not item.is_standing)


def _line(record):
    text = " ".join((_decision(record) or record.outcome_text or f"{record.outcome_label}.").split())
    return f"• {record.item.title}: {text if len(text) <= LONGEST_LINE else _shortened(text)}"


def _decision(record):
    decision = getattr(record.item, "decision", None)
    return decision.text if decision and Outcome(record.outcome).is_decision else ""


def _shortened(text):
    return f"{text[:LONGEST_LINE].rsplit(' ', 1)[0]} …"
