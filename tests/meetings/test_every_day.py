"""Every day of ten years, every rule, against reminders reckoned anew from the guideline's own words.

The oracle below shares nothing with what it judges: its own Easter, its own red days, its own summer time.
"""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from councils import reminders as terms
from councils.roster import Sittings
from meetings import deadlines
from meetings.models import Action, Meeting, Minutes
from meetings.reminders import actions, agendas, spreading
from meetings.reminders import minutes as of_minutes
from office.almanac import at
from office.reminders import RULES, Plan
from records import reminders as of_records
from records.models import Disclosure
from situation import reminders as of_reporters
from situation.models import Rapporteur
from situation.periods import FORTNIGHT, Period

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
DAYS = [date(2026, 1, 1) + n * DAY for n in range((date(2036, 1, 1) - date(2026, 1, 1)).days)]
YEARS = range(2025, 2038)


def easter(year):
    """Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k), m = divmod(c, 4), (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def midsummer(year):
    return next(day for n in range(20, 27) if (day := date(year, 6, n)).weekday() == 5)


def red(year):
    """Lag (1989:253) om allmänna helgdagar, and the three eves that are kept as such."""
    fixed = [(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)]
    moving = [easter(year) + n * DAY for n in (-2, 0, 1, 39, 49)]
    all_saints = next(date(year, 10, 31) + n * DAY for n in range(7) if (date(year, 10, 31) + n * DAY).weekday() == 5)
    return {date(year, *each) for each in fixed} | {*moving, midsummer(year), midsummer(year) - DAY, all_saints}


RED = set().union(*(red(year) for year in YEARS))


def works(day):
    return day.isoweekday() <= 5 and day not in RED


def last_sunday(year, month):
    """Of March and October, which both have thirty-one days."""
    return next(date(year, month, n) for n in range(31, 24, -1) if date(year, month, n).isoweekday() == 7)


def eight(day):
    """Eight o'clock in Sweden: six in summer time, which is from the last Sunday of March until that of October."""
    summer = last_sunday(day.year, 3) <= day < last_sunday(day.year, 10)
    return datetime(day.year, day.month, day.day, 6 if summer else 7, tzinfo=UTC)


def sent(day, days):
    """Before the day: on the working day before. After it: on the next."""
    moment = day + days * DAY
    while not works(moment):
        moment += DAY if days > 0 else -DAY
    return eight(moment)


def mornings(day, *chain):
    return sorted({sent(day, days) for days in chain})


# What the guideline asks and what was promised, in days from the day they are counted from; and of which rule.
ASKED = {
    "the agenda of a body with a week's notice": ("meetings.agenda_reminder", (-14, -10, -8, -7), {"notice_days": 7}),
    "the agenda of a body called the day before": ("meetings.agenda_reminder", (-2, -1), {"notice_days": 1}),
    "the agenda of a body with ten days' notice": ("meetings.agenda_reminder", (-14, -10), {"notice_days": 10}),
    "those who have not answered": ("meetings.member_reminder", (-1,), {"state": "summoned"}),
    "minutes missing": ("meetings.minutes_missing", (3, 7, 14), {"state": "held"}),
    "minutes to approve": ("meetings.approval_reminder", (3, 7), {"state": "for_approval"}),
    "telling others": ("meetings.spreading_reminder", (10,), {"state": "approved"}),
    "new actions": ("meetings.new_actions", (1,), {"is_new": True}),
    "an action soon due": ("meetings.action_due_soon", (-7,), {}),
    "an action overdue": ("meetings.action_overdue", (1,), {}),
    "actions left lying": ("meetings.actions_left_lying", (7,), {}),
    "a seat's term": ("councils.term_ending", (-30,), {}),
    "a request for records": ("records.disclosure_waits", (1, 3, 7), {}),
    "what became of the reports of a fortnight": ("situation.thanks", (5,), {}),
    "whoever has been silent for two": ("situation.nudge", (2,), {}),
}
LONG_BEFORE = at(date(2025, 1, 1), time(9))


def thanks_of(rapporteur):
    return lambda plan, day: of_reporters._want_thanks(plan, rapporteur, Period(day - FORTNIGHT + DAY, day))


def nudge_of(rapporteur):
    return lambda plan, day: of_reporters._want_nudge(plan, rapporteur, Period(day - FORTNIGHT + DAY, day))


@pytest.fixture
def planned(action, done, member):
    """planned(rule, day, **meeting): when the rule reminds of what is counted from the day."""
    sittings, minutes = Sittings(), Minutes.objects.latest_of([done.pk])[done.pk]
    for approval in minutes.approvals.all():
        approval.approved_at = None
    action = Action.objects.for_lists().with_changes().get(pk=action.pk)
    holding = member.holdings.select_related("seat__body", "person").get()
    rapporteur = Rapporteur(pk=1, person=member, organisation=holding.seat.organisation)
    roster = sittings.roster(done.body, date(2026, 1, 1))

    def of_meetings(plan, day, **fields):
        moment = minutes.sent_at = minutes.approved_at = at(day, time(9))
        ends_at = moment + HOUR
        meeting = Meeting(pk=done.pk, body=done.body, starts_at=moment, ends_at=ends_at, chair=done.chair, **fields)
        meeting.roster, meeting.parts = roster, []
        agendas.plan(plan, meeting, sittings)
        of_minutes.plan(plan, meeting, sittings, minutes)
        spreading.plan(plan, [(meeting, minutes)], sittings)

    def of_actions(plan, day, is_new=False):
        action.due_on, action.made_at = day, at(day, time(9)) if is_new else LONG_BEFORE
        actions._open(plan, action, sittings, date.min)

    def of_terms(plan, day):
        holding.until = day
        terms._want(plan, holding, sittings, "uppdraget")

    def of_requests(plan, day):
        of_records.asked(plan, Disclosure(pk=1, asked_at=at(day, time(9))), sittings)

    def on(rule, day, fields):
        plan = Plan(LONG_BEFORE)
        tell = {"action": of_actions, "term_en": of_terms, "disclosure": of_requests}
        tell |= {"thanks": thanks_of(rapporteur), "nudge": nudge_of(rapporteur)}
        next((how for word, how in tell.items() if word in rule), of_meetings)(plan, day, **fields)
        return sorted({each.due_at for each in plan.wanted.values() if each.rule == rule})

    return on


@pytest.mark.parametrize("what", ASKED)
def test_every_day_of_ten_years_each_reminder_comes_when_it_should(what, planned):
    rule, asked, fields = ASKED[what]
    wrong = [day for day in DAYS if planned(rule, day, fields) != mornings(day, *asked)]

    assert wrong == []


def test_every_rule_is_judged():
    assert {rule for rule, _, _ in ASKED.values()} == set(RULES)


@pytest.mark.parametrize("hour", [time(0), time(1, 59), time(9), time(13), time(23, 59)], ids=str)
def test_every_day_of_ten_years_the_notice_of_a_week_is_a_week_on_the_wall(hour):
    def in_utc(day):
        """The oracle's own zone; no meeting begins in the hour that is skipped or comes twice."""
        local = datetime.combine(day, hour, UTC)
        turns = {last_sunday(day.year, 3): hour.hour >= 2, last_sunday(day.year, 10): hour.hour < 2}
        summer = turns.get(day, eight(day).hour == 6)
        return local - (2 if summer else 1) * HOUR

    wrong = [day for day in DAYS if deadlines.agenda(at(day, hour), 7).astimezone(UTC) != in_utc(day - 7 * DAY)]

    assert wrong == []


def test_the_oracle_knows_the_almanac_of_some_years():
    assert [easter(year) for year in (2026, 2027, 2030, 2035)] == [
        date(2026, 4, 5), date(2027, 3, 28), date(2030, 4, 21), date(2035, 3, 25),
    ]  # fmt: skip
    assert [last_sunday(2027, month) for month in (3, 10)] == [date(2027, 3, 28), date(2027, 10, 31)]
    assert {date(2027, 6, 25), date(2027, 11, 6), date(2027, 5, 6)} <= RED
