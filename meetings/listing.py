"""What the pages about meetings tell: rows of long lists as plain values, deadlines and lengths in words."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from meetings import deadlines
from meetings.models import Answer, State
from meetings.models.participants import Attending, with_substitutes
from meetings.models.states import BEFORE_SUMMONS
from office.almanac import SHORT_MONTHS, clock_time, local, moment, short, week


class Row(NamedTuple):
    """In words only: a template writes a word faster than a number, and a hundred rows have many."""

    url: str
    name: str
    number: str
    month: str
    when: str
    state: str
    tone: str
    deadline: str
    is_over: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """The agenda's deadline, or how it was kept."""

    label: str
    moment: str
    tone: str
    note: str


@dataclass(frozen=True, slots=True)
class Fit:
    """How the items' minutes go into the meeting's."""

    text: str
    tone: str


class CalledRow(NamedTuple):
    """One who is called, and who comes instead of them."""

    each: Attending
    substitute: Attending | None = None


def meeting_rows(meetings, now):
    """Written once each, so that a year costs one query and little time."""
    fields = ("pk", "body__short", "starts_at", "ends_at", "place", "state", "notice_days")
    return [_row(now, *values) for values in meetings.values_list(*fields)]


def crumbs(meeting):
    """The way to a meeting's page."""
    return [("Möten", f"/arbete/moten/?ar={meeting.day.year}")]


def crumbs_below(meeting):
    """The way to a page of the meeting's own."""
    return [*crumbs(meeting), (str(meeting), meeting.get_absolute_url())]


def notice(meeting, sent, now):
    """What to say of the agenda's deadline; `sent` are the versions that have gone out."""
    if meeting.state == State.CANCELLED:
        return None
    if sent:
        return _kept(sent[0], meeting.agenda_deadline, now)
    if meeting.agenda_deadline is None or meeting.state not in BEFORE_SUMMONS:
        return None
    return _ahead_or_missed(meeting, meeting.agenda_deadline, now)


def fit(meeting):
    items, length = meeting.agenda_items, meeting.minutes
    asked = sum(item.minutes for item in items)
    counted = f"{_count(len(items), 'punkt', 'punkter')}, {asked} av mötets {length} minuter."
    if asked > length:
        return Fit(f"{counted} Det är {_count(asked - length, 'minut', 'minuter')} för mycket.", "warn")
    left = f" {_count(length - asked, 'minut', 'minuter')} är kvar." if asked < length else " Tiden går jämnt upp."
    return Fit(counted + left, "calm")


def called_rows(called):
    """Everyone with their answer, each substitute under the one they sit for."""
    rows = []
    for each, substitute in with_substitutes(called):
        rows += [CalledRow(each, substitute), *([CalledRow(substitute)] if substitute else [])]
    return rows


def answers_told(called):
    """ "9 kommer, 2 kommer inte, 4 har inte svarat"."""
    given = Counter(each.answer for each in called)
    words = ((Answer.YES, "kommer"), (Answer.MAYBE, "kanske"), (Answer.NO, "kommer inte"), ("", "har inte svarat"))
    return ", ".join(f"{given[answer]} {word}" for answer, word in words if given[answer])


def show_papers(person, meeting, papers):
    """Give each item the papers that the person may read, and say whether its text is; return the meeting's own."""
    reads_secrets = person.has_perm("meetings.read_secret", meeting)
    still_proposes = person.sits_in(meeting.body_id)
    of_items = defaultdict(list)
    for paper in papers:
        of_items[paper.item_id].append(paper)
    for item in meeting.agenda_items:
        mine = still_proposes and item.proposed_by_id == person.pk
        item.is_readable = reads_secrets or mine or not item.is_secret
        item.shown_papers = [
            paper for paper in of_items[item.pk] if reads_secrets or mine or (item.is_readable and not paper.is_secret)
        ]
    return [paper for paper in of_items[None] if reads_secrets or not paper.is_secret]


def leave_secrets_inside(meeting, papers):
    """After `show_papers`, for a page that asks for no sign-in: a letter is easily handed on. Return what is left of
    the meeting's own papers.
    """
    for item in meeting.agenda_items:
        shown = [] if item.is_secret else _not_secret(item.shown_papers)
        text_stays = item.is_secret and item.is_readable and item.text
        item.has_more_inside = bool(text_stays) or len(shown) < len(item.shown_papers)
        item.is_readable, item.shown_papers = not item.is_secret, shown
    return _not_secret(papers)


def _not_secret(papers):
    return [paper for paper in papers if not paper.is_secret]


def mark_days_before(agendas, meeting, moves):
    """How long before the meeting each version went out, as the meeting was planned then."""
    for agenda in agendas:
        later = [move.from_starts_at for move in moves if move.at > agenda.sent_at]
        starts_at = later[0] if later else meeting.starts_at
        agenda.days_before = _days_before((local(starts_at).date() - local(agenda.sent_at).date()).days)


def _row(now, *values):
    pk, body, starts_at, ends_at, place, state, notice_days = values
    here = local(starts_at)
    waits = state in BEFORE_SUMMONS and notice_days
    when = f"Kl. {clock_time(starts_at)}–{clock_time(ends_at)}, {week(here.date())}"
    return Row(
        url=f"/arbete/moten/{pk}/",
        name=f"{body} {short(here.date())}",
        number=str(here.day),
        month=SHORT_MONTHS[here.month - 1],
        when=f"{when}, {place}" if place else when,
        state=LABELS[state],
        tone=TONES[state],
        deadline=moment(deadlines.agenda(starts_at, notice_days)) if waits else "",
        is_over=ends_at < now,
    )


def _kept(first, deadline, now):
    """Late once is late for ever; otherwise the deadline that counts is the one of the meeting as it is planned now."""
    if first.is_late:
        return _late(first, f"Den skulle ha gått ut senast {moment(first.deadline)}.")
    if deadline is None:
        return Notice("Kallelsen har gått ut", moment(first.sent_at), "good", "")
    if first.sent_at > deadline:
        return _late(first, f"Sedan mötet flyttades är sista tid {moment(deadline)}.")
    note = f"Sista tid {'är' if deadline > now else 'var'} {moment(deadline)}."
    return Notice("Kallelsen gick ut i tid", moment(first.sent_at), "good", note)


def _late(first, note):
    return Notice("Kallelsen gick ut för sent", moment(first.sent_at), "bad", note)


def _ahead_or_missed(meeting, deadline, now):
    tone = deadlines.tone(deadline, now)
    if now <= deadline:
        return Notice("Kallelsen ska ha gått ut senast", moment(deadline), tone, _days_left(deadline, now))
    if now < meeting.starts_at:
        note = "Den går att skicka ändå, men står för alltid som sen."
    else:
        note = "Ingen kallelse gick ut före mötet."
    return Notice("Kallelsen skulle ha gått ut", moment(deadline), tone, note)


def _days_left(deadline, now):
    days = (local(deadline).date() - local(now).date()).days
    return {0: "Det är i dag.", 1: "Det är i morgon."}.get(days, f"Det är {days} dagar kvar.")


def _days_before(days):
    if days < 1:
        return "samma dag som mötet"
    return f"{_count(days, 'dag', 'dagar')} före mötet"


def _count(number, one, many):
    return f"{number} {one if number == 1 else many}"


LABELS = {state.value: state.label for state in State}
TONES = {state.value: state.tone for state in State}
