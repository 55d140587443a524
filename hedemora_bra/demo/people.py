"""Who is who in the demonstration: a role for a name, and nobody real."""

from datetime import date

from councils.lifecycle import seats as seat_steps
from councils.models import Organisation, Person, Role, Seat
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
        seat_steps["fill_seat"](seat, by=administrator, person=person, since=since, leading=seat.role != Role.PRESENTER)
    _rapporteur(since)
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


def _rapporteur(since):
    organisation = Organisation.objects.get(key="hedemorabostader")
    person = Person.objects.create_user(
        "rapportor@hedemora.example", name="Rapportören", title="Fastighetsskötare", organisation=organisation
    )
    Rapporteur.objects.create(person=person, organisation=organisation, since=since)
