"""Meetings judged: often enough, called in time, in rhythm; by what was held and what is planned."""

from datetime import date, timedelta
from itertools import pairwise

from councils.models import Kind
from guideline import provisions
from guideline.models import Verdict
from guideline.rules import Evidence, Finding, rule, worst
from meetings.models import Meeting, State
from meetings.models.states import TOOK_PLACE
from office.almanac import local, moment, red_day, short

SEASONS = {"spring": ("på våren", range(1, 7)), "autumn": ("på hösten", range(7, 13))}
CLOSE = timedelta(days=3)
LONGEST_NOTICE = timedelta(days=60)


def meetings_of_the_year(now):
    """This year's meetings with their sent agendas, by kind of body: those that stand, and those cancelled; and the
    next year's first, whose agendas are due in this.
    """
    year = local(now).year
    found = {name: {kind: [] for kind in Kind} for name in ("meetings", "cancelled", "soon", "")}
    meetings = Meeting.objects.within(date(year, 1, 1), date(year, 12, 31) + LONGEST_NOTICE)
    for meeting in meetings.with_body().with_agendas().with_the_one_before().in_order():
        found[_when(meeting, year)][meeting.body.kind].append(meeting)
    return {"year": year, **found}


def _when(meeting, year):
    if meeting.day.year == year:
        return "cancelled" if meeting.state == State.CANCELLED else "meetings"
    due = meeting.agenda_deadline
    return "soon" if due and local(due).year == year and meeting.state != State.CANCELLED else ""


@rule(provisions.STEERING_MEETINGS, meetings_of_the_year)
def the_steering_group_meets_spring_and_autumn(facts, value, now):
    meetings = facts["meetings"][Kind.STEERING]
    found = [_in_season(meetings, season, now) for season in value.get("seasons", ())]
    return worst(often_enough(meetings, value["meetings_a_year"], now), *found)


@rule(provisions.COUNCIL_MEETINGS, meetings_of_the_year)
def the_council_meets_and_is_called_in_time(facts, value, now):
    meetings = facts["meetings"][Kind.COUNCIL]
    enough = often_enough(meetings, value["meetings_a_year"], now, value.get("notice_days", 0))
    planned = held_against_planned(meetings, facts["cancelled"][Kind.COUNCIL])
    return worst(enough, *planned, called_in_time([*meetings, *facts["soon"][Kind.COUNCIL]], now))


def often_enough(meetings, wanted, now, notice_days=0):
    """Judge by the meetings held, those meant to be held this year, and whether more can still be called."""
    held = [meeting for meeting in meetings if meeting.state in TOOK_PLACE]
    coming = [meeting for meeting in meetings if meeting.state not in TOOK_PLACE and meeting.ends_at >= now]
    unsaid = [meeting for meeting in meetings if meeting.state not in TOOK_PLACE and meeting.ends_at < now]
    evidence = tuple(_meeting(meeting) for meeting in meetings)
    if len(held) >= wanted:
        return Finding(Verdict.FOLLOWED, f"{_held(held)} i år, minst {wanted} krävs.", evidence)
    if len(held) + len(coming) >= wanted:
        return Finding(
            Verdict.FOLLOWED,
            f"{len(held)} av minst {wanted} möten är genomförda i år och {len(coming)} är planerade.",
            evidence,
        )
    planned = f"{len(coming)} {'planerat' if len(coming) == 1 else 'planerade'}"
    says = f"{_held(held)} och {planned} i år, minst {wanted} krävs."
    if unsaid:
        return Finding(
            Verdict.AT_RISK, says + f" {len(unsaid)} har passerat utan att markeras som genomförda.", evidence
        )
    today = local(now).date()
    if (today + timedelta(days=notice_days)).year > today.year:
        return Finding(Verdict.BROKEN, says + " Det går inte längre att kalla till fler i år.", evidence)
    return Finding(Verdict.AT_RISK, says + " Planera fler möten.", evidence)


def held_against_planned(meetings, cancelled):
    """What became of the year's plan is told; that a meeting was cancelled breaks nothing while enough are left."""
    if not meetings and not cancelled:
        return []
    held = sum(meeting.state in TOOK_PLACE for meeting in meetings)
    told = f"Av {_count(len(meetings) + len(cancelled), 'planerat möte', 'planerade möten')} i år"
    told += f" är {held} {'genomfört' if held == 1 else 'genomförda'}"
    lost = f" och {len(cancelled)} {'inställt' if len(cancelled) == 1 else 'inställda'}" if cancelled else ""
    named = f" ({_names(cancelled)})" if cancelled else ""
    return [Finding(Verdict.FOLLOWED, f"{told}{lost}{named}.", tuple(_cancelled(meeting) for meeting in cancelled))]


def called_in_time(meetings, now):
    """An agenda sent after its deadline, or not sent when the deadline has passed, breaks the guideline."""
    meetings = [meeting for meeting in meetings if meeting.agenda_deadline]
    late = [meeting for meeting in meetings if _is_late(meeting, now)]
    if late:
        return Finding(Verdict.BROKEN, "Dagordning för sent: " + _names(late) + ".", _notices(late))
    near = [meeting for meeting in meetings if not _sent(meeting) and meeting.agenda_deadline - CLOSE <= now]
    if near:
        return Finding(Verdict.AT_RISK, "Snart måste dagordningen gå ut: " + _names(near) + ".", _notices(near))
    sent = [meeting for meeting in meetings if _sent(meeting)]
    if sent:
        return Finding(Verdict.FOLLOWED, "Dagordning senast en vecka innan: alla har gått ut i tid.", _notices(sent))
    return Finding(Verdict.FOLLOWED, "Ingen dagordning har behövt gå ut än i år.", ())


def in_rhythm(days, every, today, year, before=None):
    """No longer between two meetings than the rhythm, from the last of the year before to the end of the year.

    A red day may move a meeting to a working day close by. Longer gaps put the rhythm at risk while there still is time
    to meet, and break it from then on, whenever the next meeting is.
    """
    last = date(year, 12, 31)
    if not days:
        is_past = _is_past(before or date(year - 1, 12, 31), every, today)
        return Finding(Verdict.BROKEN if is_past else Verdict.AT_RISK, "Inga möten är planerade i år.")
    gaps = list(pairwise([*([before] if before else []), *days, last + timedelta(days=1)]))
    long = [gap for gap in gaps if _is_long(*gap, every, last)]
    if not long:
        return Finding(Verdict.FOLLOWED, f"{len(days)} möten i år, aldrig mer än {every} dagar emellan.")
    past = [first for first, _ in long if _is_past(first, every, today)]
    evidence = tuple(Evidence(_gap(first, second, last)) for first, second in long)
    verdict = Verdict.BROKEN if past else Verdict.AT_RISK
    return Finding(verdict, f"{len(days)} möten i år, {_times(long)} längre än {every} dagar emellan.", evidence)


def _is_long(first, second, every, last):
    usual = first + timedelta(days=every)
    if second > last:
        return usual <= last
    pushed = second - usual
    moved_by_a_red_day = red_day(usual) or red_day(first + pushed)  # the second was pushed on, or the first pulled back
    return pushed > timedelta(0) and not (moved_by_a_red_day and pushed <= CLOSE)


def _is_past(first, every, today):
    """The last day to meet after the first has gone; some days later when a red day may move the one or the other."""
    usual = first + timedelta(days=every)
    near_red = red_day(usual) or any(red_day(first + timedelta(days=days)) for days in range(1, CLOSE.days + 1))
    return usual + (CLOSE if near_red else timedelta(0)) < today


def _gap(first, second, last):
    if second > last:
        return f"Inget möte är planerat efter {short(first)}."
    return f"{(second - first).days} dagar mellan {short(first)} och {short(second)}."


def _times(gaps):
    return "en gång" if len(gaps) == 1 else f"{len(gaps)} gånger"


def _in_season(meetings, season, now):
    words, months = SEASONS[season]
    found = [meeting for meeting in meetings if meeting.day.month in months]
    kept = [meeting for meeting in found if meeting.state in TOOK_PLACE or meeting.ends_at >= now]
    if kept:
        return Finding(Verdict.FOLLOWED, f"Möte {words}: {short(kept[0].day)}.")
    if found:
        says = f"Mötet {words}, {short(found[0].day)}, har passerat utan att markeras som genomfört."
        return Finding(Verdict.AT_RISK, says)
    over = local(now).month > months[-1]
    return Finding(Verdict.BROKEN if over else Verdict.AT_RISK, f"Inget möte {words}.")


def _sent(meeting):
    """When the first version went out, from agendas already fetched."""
    return min((agenda.sent_at for agenda in meeting.agendas.all()), default=None)


def _is_late(meeting, now):
    """Late once is late for ever; a meeting moved closer than its notice is late too."""
    sent = _sent(meeting)
    return any(agenda.is_late for agenda in meeting.agendas.all()) or (sent or now) > meeting.agenda_deadline


def _names(meetings):
    return ", ".join(short(meeting.day) for meeting in meetings)


def _meeting(meeting):
    return Evidence(f"{moment(meeting.starts_at)}: {meeting.state_label.lower()}", meeting.get_absolute_url())


def _cancelled(meeting):
    because = f": {meeting.cancelled_because}" if meeting.cancelled_because else ""
    return Evidence(f"{moment(meeting.starts_at)}: inställt{because}", meeting.get_absolute_url())


def _held(held):
    return _count(len(held), "möte är genomfört", "möten är genomförda")


def _count(number, one, many):
    return f"{number} {one if number == 1 else many}"


def _notices(meetings):
    return tuple(Evidence(_notice(meeting), meeting.get_absolute_url()) for meeting in meetings)


def _notice(meeting):
    sent, deadline = _sent(meeting), moment(meeting.agenda_deadline)
    if sent is None:
        return f"Mötet {moment(meeting.starts_at)}: ingen dagordning är skickad, sista tid {deadline}."
    before = _count((meeting.day - local(sent).date()).days, "dag", "dagar")
    return f"Mötet {moment(meeting.starts_at)}: skickad {moment(sent)}, {before} före. Sista tid {deadline}."
