"""Who is who in the demonstration: a role for a name, and nobody real."""

from datetime import date

from councils.lifecycle import bodies as body_steps
from councils.lifecycle import seats as seat_steps
from councils.models import Body, Organisation, Person, Reader, Role, Seat
from situation.models import Rapporteur

LEFT_EMPTY = "naringslivet"
NAMES = {
    "kommundirektor": "Kommundirektören",
    "samordnare": "Samordnaren",
    "skolchef": "Skolchefen",
    "bildning": "Bildningschefen",
    "miljo-och-samhallsbyggnad": "Samhällsbyggnadschefen",
    "omsorg": "Omsorgschefen",
    "naringslivschef": "Näringslivschefen",
    "raddningstjansten": "Räddningstjänstens representant",
    "hedemorabostader": "Hedemorabostäders representant",
    "bostadsbolaget": "Hedemorabostäders representant",
    "hedemora-energi": "Hedemora Energis representant",
    "sakerhetschef": "Säkerhetschefen",
    "hedemorahandlingskraft": "Verksamhetssamordnaren",
    "kommunpolis": "Kommunpolisen",
    "civilsamhallet": "Civilsamhällets representant",
    "lokalpolischef": "Lokalpolischefen",
    "ks-ordforande": "Kommunstyrelsens ordförande",
    "ks-vice-ordforande": "Kommunstyrelsens vice ordförande",
    "arbetsutskottet-1": "Första ledamoten i arbetsutskottet",
    "arbetsutskottet-2": "Andra ledamoten i arbetsutskottet",
    "arbetsutskottet-3": "Tredje ledamoten i arbetsutskottet",
}


def seat_everyone(password, year):
    """An administrator first; then a holder for every seat of the bodies that meet here, but one."""
    administrator = Person.objects.create_superuser(
        "administrator@hedemora.example", password, name="Administratören", title="Systemadministratör"
    )
    people = {}
    since = date(year - 1, 7, 1)
    for seat in Seat.objects.select_related("body", "organisation").exclude(body__kind="deciding"):
        if seat.key == LEFT_EMPTY:
            continue
        person = people.get(NAMES.get(seat.key, seat.title)) or _person(seat)
        people[person.name] = person
        leading = seat.role != Role.PRESENTER
        seat_steps["fill_seat"](seat, by=administrator, person=person, since=since, leading=leading, tell_nobody=True)
    _rapporteurs(since)
    _readers(administrator, year)
    # One password for all, so it is made slow to guess once.
    Person.objects.update(password=administrator.password)
    return people["Samordnaren"]


def _person(seat):
    return Person.objects.create_user(
        f"{seat.key}@hedemora.example",
        name=NAMES.get(seat.key, seat.title),
        title=seat.title,
        organisation=seat.organisation,
    )


RAPPORTEURS = (
    ("rapportor", "Rapportören", "Fastighetsskötare", "hedemorabostader"),
    ("fritidsledare", "Fritidsledaren", "Fritidsledare", "hedemora-kommun"),
    ("butikschef", "Butikschefen", "Butikschef", "naringslivet"),
    ("nattvandrare", "Nattvandraren", "Nattvandrare", "civilsamhallet"),
)


def _rapporteurs(since):
    for key, name, title, organisation in RAPPORTEURS:
        house = Organisation.objects.get(key=organisation)
        person = Person.objects.create_user(f"{key}@hedemora.example", name=name, title=title, organisation=house)
        Rapporteur.objects.create(person=person, organisation=house, since=since)


def _readers(administrator, year):
    """One who was elected to the assembly and one who audits; they read and take no part."""
    assembly = Body.objects.get(key="kommunfullmaktige")
    municipality = Organisation.objects.get(key="hedemora-kommun")
    period = {"since": date(year - 1, 7, 1), "until": date(year + 1, 12, 31)}
    for key, name, role, reason in (
        ("fullmaktige", "Ledamoten i fullmäktige", Reader.POLITICIAN, "Vald till kommunfullmäktige"),
        ("revisor", "Revisorn", Reader.AUDITOR, "Vald till revisor"),
    ):
        person = Person.objects.create_user(f"{key}@hedemora.example", name=name, organisation=municipality)
        body_steps["grant_reading"](assembly, by=administrator, person=person, role=role.value, reason=reason, **period)
