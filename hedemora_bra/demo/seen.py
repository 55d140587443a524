"""What was seen during the demonstration's year: reports for each meeting of the EST group, and three not read yet."""

import uuid
from datetime import time, timedelta
from itertools import count

from councils.models import Body, Person
from meetings.models import Meeting
from office import clock
from office.almanac import at
from situation.lifecycle import est, organisations, reports, situation_reports
from situation.models import Category, Place, Rapporteur
from situation.periods import FORTNIGHT, latest_over
from situation.sharing import SHARED

DAY = timedelta(days=1)
# What, where, how serious, at what hour, in words; told again and again through the year.
SEEN = (
    ("klotter", "gangtunneln", 1, 7, "Nytt klotter på båda väggarna."),
    ("belysning", "stora-torget", 2, 21, "Två lampor är släckta på den norra sidan."),
    ("buskorning", "vag-69-handel", 2, 22, "Mopeder kör runt på parkeringen."),
    ("nedskrapning", "sveaparken", 1, 8, "Glas och burkar vid bänkarna."),
    ("storande-ordning", "resecentrum", 2, 23, "Högljutt i väntsalen."),
    ("skadegorelse", "vasaskolan", 2, 7, "En ruta är krossad mot skolgården."),
    ("stold-och-inbrott", "idrottsplatsen", 3, 6, "Förrådet har brutits upp."),
    ("otrygg-plats", "langshyttan-centrum", 2, 20, "Det är mörkt bakom butiken."),
)
# Of late the evenings on the square.
OF_LATE = (
    ("storande-ordning", "stora-torget", 2, 22, "Många samlade och högt ljud."),
    ("belysning", "stora-torget", 2, 21, "Lampan vid busshållplatsen är trasig."),
    ("vald-och-hot", "stora-torget", 3, 23, "Bråk utanför serveringen."),
    ("buskorning", "stora-torget", 2, 22, "Mopeder kör över torget."),
)
OVER_A_YEAR, LATELY, REPORTED = 29, 4, 4
FEW, MANY = 3, 7


def live_through_est(by):
    """More than a year of fourteen days, and those that go on now; then what the latest meetings had before them."""
    body = Body.objects.get(key="est")
    held = list(Meeting.objects.of_bodies([body]).took_place().order_by("starts_at"))
    last, turns = latest_over(clock.today(), held[-1].day if held else None), count()
    for age in reversed(range(-1, OVER_A_YEAR)):
        period = last.moved(-age * FORTNIGHT)
        _tell(period, MANY if age < LATELY else FEW, turns, by)
        if age < LATELY:
            _tell(period, len(OF_LATE) - age, turns, by, OF_LATE)
    for meeting in held[-REPORTED:]:
        _report(body, meeting, by)
    _wait()


def _tell(period, number, turns, by, seen=SEEN):
    """One a day, from each organisation in turn, read by the coordinator the morning after."""
    rapporteurs = list(Rapporteur.objects.for_lists().order_by("pk"))
    for turn, _ in zip(turns, range(number), strict=False):
        day = period.first + turn * 3 % 14 * DAY
        teller = rapporteurs[turn % len(rapporteurs)]
        if not teller.since <= day < clock.today():
            continue
        with clock.pretending(at(day, time(23, 45))):
            report = _told(teller, seen[turn % len(seen)], day)
        with clock.pretending(at(day + DAY, time(8, turn % 60))):
            reports["approve"](report, by=by, over=report.version)


def _told(teller, seen, day):
    category, place, severity, hour, text = seen
    facts = {
        "category": Category.objects.get(key=category),
        "place": Place.objects.get(key=place),
        "severity": severity,
    }
    when = {"when": "exact", "happened_at": at(day, time(hour, 30))}
    return organisations["report"](
        teller.organisation, by=teller.person, key=uuid.uuid4(), text=text, may_be_contacted=True, **facts, **when
    )


def _report(body, meeting, by):
    """Drafted before the meeting, approved and shared the day after; that of these fourteen days waits for somebody."""
    with clock.pretending(at(meeting.day - 2 * DAY, time(9))):
        report = est["draft_situation_report"](body, by=by, meeting=meeting)
    if clock.today() - meeting.day < FORTNIGHT:
        return
    with clock.pretending(at(meeting.day + DAY, time(9))):
        read = {"over": report.version, "counted_at": report.content["counted_at"]}
        situation_reports["approve_situation_report"](report, by=by, **read)
        situation_reports["share_situation_report"](report, by=by, variants=list(SHARED))


def _wait():
    """What came in last night and nobody has read."""
    teller = Rapporteur.objects.for_lists().get(person=Person.objects.get(email="rapportor@hedemora.example"))
    for turn, seen in enumerate(OF_LATE[:3]):
        with clock.pretending(clock.now() - timedelta(hours=2 + turn)):
            _told(teller, seen, clock.today() - DAY)
