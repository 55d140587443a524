"""The EST group judged (H11): in rhythm, with its three parties, its report shared, the council told, more who report.

What is past is kept or broken; what is planned, or soon too late, is at risk.
"""

from datetime import date, timedelta

from councils.models import Kind
from councils.rules import bodies_and_seats, parties_of_est, seats_of_est
from guideline import provisions
from guideline.models import Verdict
from guideline.rules import Evidence, Finding, door, rule, worst
from meetings.models import Presence
from meetings.models.states import NOT_YET_HELD, TOOK_PLACE
from meetings.rules import in_rhythm
from meetings.rules.meetings import CLOSE, meetings_of_the_year
from meetings.rules.representatives import parts_of_the_year
from office.almanac import local, short, written
from situation.models import Dispatch, Rapporteur, SituationReport
from situation.terms import tertials

PAGE = "/arbete/est/rapportorer/"
AHEAD = timedelta(days=60)  # as with seats: who is known to leave within two months
LAST_CALL = timedelta(days=30)  # of a tertial


def est_at_work(now):
    """What the year's EST meetings led to, and how many report; the meetings themselves are gathered beside."""
    today = local(now).date()
    told = Dispatch.objects.to_the_council_in(today.year)
    days = {"now": today, "soon": today + AHEAD, "a_year_ago": a_year_before(today)}
    return {
        "reports": list(SituationReport.objects.without_content().of_work_in(today.year, told)),
        "rapporteurs": Rapporteur.objects.counted_on(**days),
    }


@rule(provisions.EST_GROUP, meetings_of_the_year, bodies_and_seats, parts_of_the_year, est_at_work)
def the_est_group_is_at_work(facts, seats, parts, work, value, now):
    meetings, today = facts["meetings"][Kind.EST], local(now).date()
    held = [meeting for meeting in meetings if meeting.state in TOOK_PLACE]
    return worst(
        seats_of_est(seats, value.get("seats", 0)),
        in_their_rhythm(meetings, value["every_days"], today, facts["year"]),
        *marked_as_held(meetings, today),
        all_parties_came(held, parties_of_est(seats), parts[Kind.EST]),
        shared_after_each(held, work["reports"], value["every_days"], today),
        told_the_council(held, work["reports"], facts["meetings"][Kind.COUNCIL], today),
        growing(**work["rapporteurs"]),
    )


def in_their_rhythm(meetings, every, today, year):
    """Counted from the meeting before the year's first."""
    before = meetings[0].before_at if meetings else None
    return in_rhythm([each.day for each in meetings], every, today, year, before and local(before).date())


def marked_as_held(meetings, today):
    """What nobody has said took place is neither kept nor broken; some days are for writing it down."""
    unsaid = [each for each in meetings if each.state not in TOOK_PLACE and each.day + CLOSE < today]
    if not unsaid:
        return []
    evidence = tuple(_at(meeting, "är inte markerat som genomfört eller inställt.") for meeting in unsaid)
    return [Finding(Verdict.AT_RISK, f"{_of(len(unsaid), len(meetings))} har passerat utan besked.", evidence)]


def all_parties_came(held, seats, parts):
    """By the roll of each meeting; a substitute in the seat counts."""
    if not held:
        return Finding(Verdict.FOLLOWED, "Inget EST-möte är genomfört än i år.")
    there = {(part.meeting_id, part.seat_id) for part in parts if part.presence == Presence.PRESENT}
    noted = {part.meeting_id for part in parts if part.presence}
    cells = [(meeting, seat) for meeting in held for seat in seats if meeting.pk in noted and seat.since <= meeting.day]
    missing = [(meeting, seat) for meeting, seat in cells if (meeting.pk, seat.pk) not in there]
    unknown = [meeting for meeting in held if meeting.pk not in noted]
    if missing:
        evidence = tuple(_at(meeting, f"{seat.title} var inte med.") for meeting, seat in missing)
        number = len({meeting.pk for meeting, _ in missing})
        return Finding(Verdict.BROKEN, f"Alla parter var inte med på {_of(number, len(held))} i år.", evidence)
    if unknown:
        evidence = tuple(_at(meeting, "närvaron är inte noterad.") for meeting in unknown)
        return Finding(Verdict.AT_RISK, f"Närvaron är inte noterad på {_of(len(unknown), len(held))}.", evidence)
    return Finding(Verdict.FOLLOWED, f"Alla parter var med på {_all(len(held))} i år.")


def shared_after_each(held, reports, every, today):
    """Before the next fortnight's meeting. Shared late is late for ever; not shared when it is near is a risk."""
    reports = {each.meeting_id: each for each in reports}
    late = [meeting for meeting in held if _is_late(meeting, reports, every, today)]
    waits = [meeting for meeting in held if meeting not in late and not _shared(meeting, reports)]
    near = [meeting for meeting in waits if meeting.day + timedelta(days=every) - CLOSE <= today]
    if late:
        evidence = tuple(_report(meeting, reports) for meeting in late)
        return Finding(
            Verdict.BROKEN, f"Lägesrapporten delades inte i tid efter {_of(len(late), len(held))}.", evidence
        )
    if near:
        evidence = tuple(_report(meeting, reports) for meeting in near)
        return Finding(Verdict.AT_RISK, "En lägesrapport måste delas inom några dagar.", evidence)
    if waits:
        return Finding(Verdict.FOLLOWED, "Lägesrapporten från senaste mötet ska delas före nästa.")
    if not held:
        return Finding(Verdict.FOLLOWED, "Ingen lägesrapport har behövt delas än i år.")
    evidence = tuple(_report(meeting, reports) for meeting in held)
    return Finding(Verdict.FOLLOWED, f"Lägesrapporten är delad efter {_all(len(held))}.", evidence)


def told_the_council(held, reports, council, today):
    """In each tertial with an EST meeting the council gets the aggregate; the last is judged while it goes on."""
    findings = [_tertial(each, held, reports, council, today) for each in tertials(today.year)]
    return worst(*found) if (found := [each for each in findings if each]) else _nothing_to_tell()


def growing(now, soon, a_year_ago):
    """More who report than a year ago, and that those who are known to leave leave more behind than there were."""
    evidence = (Evidence(f"{now} rapportörer i dag, {a_year_ago} för ett år sedan.", PAGE),)
    if now < a_year_ago:
        return Finding(Verdict.BROKEN, f"Rapportörerna är färre än för ett år sedan: {now} mot {a_year_ago}.", evidence)
    if now == a_year_ago:
        return Finding(Verdict.AT_RISK, f"Rapportörerna är lika många som för ett år sedan: {now}.", evidence)
    if soon <= a_year_ago:
        says = f"Rapportörerna är fler än för ett år sedan, men om två månader är de {soon} mot {a_year_ago} då."
        return Finding(Verdict.AT_RISK, says, evidence)
    return Finding(Verdict.FOLLOWED, f"Rapportörerna är fler än för ett år sedan: {now} mot {a_year_ago}.", evidence)


def a_year_before(day):
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return date(day.year - 1, 2, 28)


def _is_late(meeting, reports, every, today):
    last = meeting.day + timedelta(days=every)
    shared = _shared(meeting, reports)
    return (local(shared).date() if shared else today) > last


def _shared(meeting, reports):
    report = reports.get(meeting.pk)
    return report.shared_at if report else None


def _report(meeting, reports):
    report = reports.get(meeting.pk)
    if report is None:
        return _at(meeting, "ingen lägesrapport.")
    told = f"delad {short(local(report.shared_at).date())}" if report.shared_at else report.state_label.lower()
    return Evidence(f"{report}, efter mötet {short(meeting.day)}: {told}.", report.get_absolute_url())


def _tertial(tertial, held, reports, council, today):
    if not any(tertial.covers(meeting.day) for meeting in held):
        return None
    told = [each for each in reports if each.told_council and tertial.covers(local(each.told_council).date())]
    if told:
        sent = short(local(told[-1].told_council).date())
        evidence = (Evidence(f"{told[-1]} gick till Brå {sent}.", told[-1].get_absolute_url()),)
        return Finding(Verdict.FOLLOWED, f"{tertial.name}: Brå har fått EST:s sammanställning.", evidence)
    if tertial.last_day < today:
        return Finding(Verdict.BROKEN, f"{tertial.name}: Brå fick ingen sammanställning från EST.")
    return _still_time(tertial, council, today)


def _still_time(tertial, council, today):
    ahead = [each for each in council if each.state in NOT_YET_HELD and today <= each.day <= tertial.last_day]
    says = f"{tertial.name}: Brå ska ha fått EST:s sammanställning senast {written(tertial.last_day)}."
    evidence = tuple(_at(each, "nästa möte i Brå.") for each in ahead[:1])
    if not ahead:
        return Finding(Verdict.AT_RISK, f"{says} Inget möte i Brå är planerat till dess.")
    near = tertial.last_day - LAST_CALL < today
    return Finding(Verdict.AT_RISK if near else Verdict.FOLLOWED, says, evidence)


def _nothing_to_tell():
    return Finding(Verdict.FOLLOWED, "Brå har inte behövt få någon sammanställning än i år.")


def _at(meeting, says):
    return Evidence(f"{meeting}: {says}", meeting.get_absolute_url())


def _all(number):
    return "det enda mötet" if number == 1 else f"alla {number} möten"


def _of(number, whole):
    return f"{number} av {whole} {'möte' if whole == 1 else 'möten'}"


@door(PAGE)
def whoever_sees_the_rapporteurs(person, addresses):
    return dict.fromkeys(addresses, PAGE) if person.has_perm("situation.see_rapporteurs") else {}


@door("/arbete/est/lagesrapporter/")
def whoever_reads_the_report(person, addresses):
    numbers = {int(address.split("/")[4]): address for address in addresses}
    seen = SituationReport.objects.seen_by(person).among(numbers).values_list("pk", flat=True)
    return {numbers[pk]: numbers[pk] for pk in seen}
