import re
import tomllib
from datetime import date, time
from pathlib import Path

import pytest

from councils.models import Kind, Mandate, Role
from councils.models.people import OrganisationKind
from guideline.provisions import PROVISIONS

PROFILE = tomllib.loads((Path(__file__).parents[2] / "guideline/profiles/hedemora.toml").read_text(encoding="utf-8"))
BODIES = {body["key"]: body for body in PROFILE["bodies"]}
EVERY_BODY = pytest.mark.parametrize("body", PROFILE["bodies"], ids=BODIES)

COUNCIL = [
    ("Kommundirektör", "chair", "hedemora-kommun"),
    ("Brottsförebyggande samordnare", "coordinator", "hedemora-kommun"),
    ("Skolchef", "member", "hedemora-kommun"),
    ("Förvaltningschef/Avdelningschef Bildningsförvaltningen", "member", "hedemora-kommun"),
    ("Förvaltningschef Miljö och samhällsbyggnad", "member", "hedemora-kommun"),
    ("Förvaltningschef Omsorgsförvaltningen/Avdelningschef IFO", "member", "hedemora-kommun"),
    ("Näringsliv och samhällsutvecklingschef", "member", "hedemora-kommun"),
    ("Representant från Södra Dalarnas Räddningstjänstförbund", "member", "raddningstjansten"),
    ("Representant från Hedemorabostäder", "member", "hedemorabostader"),
    ("Representant från Hedemora Energi", "member", "hedemora-energi"),
    ("Säkerhetschef", "member", "hedemora-kommun"),
    ("Verksamhetssamordnare Hedemorahandlingskraft", "member", "hedemora-kommun"),
    ("Kommunpolis", "member", "polisen"),
    ("Representant från civilsamhället", "member", "civilsamhallet"),
    ("Ytterligare representant från näringslivet", "member", "naringslivet"),
]


def keys_of(rows):
    return [row["key"] for row in rows]


def test_the_council_has_fifteen_seats_in_the_guidelines_order():
    seats = [(seat["title"], seat["role"], seat["organisation"]) for seat in BODIES["bra"]["seats"] if seat["ordinary"]]
    assert seats == COUNCIL
    assert len(seats) == PROVISIONS["H09"].value["seats"]


def test_the_est_group_has_the_three_parties_and_the_coordinator_convenes():
    seats = [(seat["title"], seat["role"]) for seat in BODIES["est"]["seats"]]
    assert seats == [
        ("Brottsförebyggande samordnare", "coordinator"),
        ("Kommunpolis", "member"),
        ("Representant för det kommunala bostadsbolaget", "member"),
    ]
    assert len(seats) == PROVISIONS["H11"].value["seats"]


def test_the_steering_group_has_its_two_presenters_beside_the_ordinary_seats():
    presenters = [seat["title"] for seat in BODIES["styrgruppen"]["seats"] if not seat["ordinary"]]
    assert presenters == ["Kommunpolis", "Brottsförebyggande samordnare"]
    assert len(presenters) == PROVISIONS["H02"].value["presenters"]


def test_the_steering_group_is_widened_with_the_police_chief_and_the_municipal_director():
    ordinary = [seat["title"] for seat in BODIES["styrgruppen"]["seats"] if seat["ordinary"]]
    assert ordinary[-2:] == ["Chef för lokalpolisområdet", "Kommundirektör"]
    assert len(ordinary) == PROVISIONS["H02"].value["seats"]


def test_only_presenters_are_not_ordinary():
    for body in PROFILE["bodies"]:
        for seat in body["seats"]:
            assert seat["ordinary"] == (seat["role"] != "presenter")


def test_the_council_may_set_up_groups_and_no_more():
    assert BODIES["bra"]["mandate"] == "groups"


def test_only_the_deciding_bodies_decide():
    deciding = [key for key, body in BODIES.items() if body["mandate"] == "decides"]
    assert deciding == ["kommunfullmaktige", "kommunstyrelsen"]


def test_the_council_is_led_by_the_municipality():
    kinds = {organisation["key"]: organisation["kind"] for organisation in PROFILE["organisations"]}
    chairs = [kinds[seat["organisation"]] for seat in BODIES["bra"]["seats"] if seat["role"] == "chair"]
    assert chairs == ["internal"]


def test_nobody_sits_for_themselves():
    """Every seat belongs to an organisation of a known kind: there is no kind for a single citizen."""
    organisations = {organisation["key"]: organisation["kind"] for organisation in PROFILE["organisations"]}
    seats = [seat for body in PROFILE["bodies"] for seat in body["seats"]]

    assert {organisations[seat["organisation"]] for seat in seats} <= set(OrganisationKind.values)


def test_every_organisation_has_a_seat():
    seated = {seat["organisation"] for body in PROFILE["bodies"] for seat in body["seats"]}
    assert seated == set(keys_of(PROFILE["organisations"]))


@EVERY_BODY
def test_a_body_is_of_a_known_kind_with_a_known_mandate(body):
    assert body["kind"] in Kind.values
    assert body["mandate"] in Mandate.values


@EVERY_BODY
def test_a_body_stands_on_a_provision(body):
    assert body["provision"] in PROVISIONS


def test_a_body_comes_after_the_one_above_it():
    order = list(BODIES)
    above = {key: body["parent"] for key, body in BODIES.items() if "parent" in body}
    assert set(order) - set(above) == {"kommunfullmaktige"}
    assert all(order.index(parent) < order.index(key) for key, parent in above.items())


@EVERY_BODY
def test_the_purpose_of_a_body_is_one_sentence(body):
    assert re.fullmatch(r"[A-ZÅÄÖ][^.]+\.", body["purpose"])


@EVERY_BODY
def test_the_seats_of_a_body_have_keys_of_their_own_and_known_roles(body):
    seats = keys_of(body["seats"])
    assert len(seats) == len(set(seats))
    assert {seat["role"] for seat in body["seats"]} <= set(Role.values)


@EVERY_BODY
def test_a_body_has_at_most_one_chair_and_one_coordinator(body):
    roles = [seat["role"] for seat in body["seats"]]
    assert roles.count("chair") <= 1
    assert roles.count("coordinator") <= 1


@EVERY_BODY
def test_standing_items_are_such_as_the_body_may_take_up(body):
    kinds = {item["kind"] for item in body.get("standing", [])}
    assert kinds <= set(Mandate(body["mandate"]).outcomes)


@EVERY_BODY
def test_standing_items_leave_room_within_the_meeting(body):
    assert sum(item["minutes"] for item in body.get("standing", [])) <= body.get("minutes", 0)


@EVERY_BODY
def test_standing_items_are_presented_by_someone_with_a_seat(body):
    assert {item["presenter"] for item in body.get("standing", [])} <= {seat["title"] for seat in body["seats"]}


@EVERY_BODY
def test_the_items_that_come_last_are_told_last(body):
    last = [item.get("is_last", False) for item in body.get("standing", [])]
    assert last == sorted(last)


def test_a_council_meeting_opens_with_what_is_known_and_ends_with_the_next_meeting():
    titles = [item["title"] for item in BODIES["bra"]["standing"]]
    assert titles[1:4] == [
        "Föregående protokoll och öppna åtgärder",
        "Lägesrapport från polisen",
        "Lägesrapport från EST",
    ]
    assert titles[-2:] == ["Övriga frågor", "Nästa möte"]


@pytest.mark.parametrize("key", ["styrgruppen", "bra"])
def test_as_many_months_are_planned_as_the_guideline_asks(key):
    asked = PROVISIONS[BODIES[key]["provision"]].value["meetings_a_year"]
    assert len(BODIES[key]["planning"]["months"]) == asked


def test_the_est_group_is_planned_in_the_guidelines_rhythm():
    assert BODIES["est"]["planning"]["every_days"] == PROVISIONS["H11"].value["every_days"]


def test_bodies_that_meet_here_have_a_clock_time_and_a_weekday():
    weekdays = {"måndag", "tisdag", "onsdag", "torsdag", "fredag"}
    meeting = [body for body in PROFILE["bodies"] if "planning" in body]
    assert keys_of(meeting) == ["styrgruppen", "bra", "est"]
    assert all(time.fromisoformat(body["starts"]) and body["planning"]["weekday"] in weekdays for body in meeting)


def test_the_councils_notice_comes_from_the_guideline_and_not_from_practice():
    assert "notice_days" not in BODIES["bra"]


def test_the_pauses_are_days_of_any_year():
    ends = [day for pause in PROFILE["planning"].values() for day in pause.values()]
    assert [date.fromisoformat(f"2027-{day}") for day in ends] == [
        date(2027, 6, 28),
        date(2027, 8, 8),
        date(2027, 12, 21),
        date(2027, 1, 6),
    ]


def test_the_guidelines_numbers_in_the_profile_are_those_it_declares():
    stated = {row["key"]: (row["value"], row["source"]) for row in PROFILE["provisions"]}
    declared = {key: (each.value, each.source) for key, each in PROVISIONS.items() if key[0] == "H" and each.value}
    assert stated == declared


def test_the_guideline_is_in_force_from_a_day():
    assert PROFILE["guideline"]["in_force_from"] == date(2025, 1, 1)


def test_the_responsible_body_is_one_of_the_bodies():
    assert PROFILE["municipality"]["responsible_body"] in BODIES


def test_nobody_can_be_reached_by_the_invented_address():
    assert PROFILE["municipality"]["contact"].endswith(".example")


def test_the_ten_areas_are_hedemoras():
    codes = [area["code"] for area in PROFILE["areas"]]
    assert len(set(codes)) == 10
    assert all(re.fullmatch(r"2083[ABC]\d{4}", code) for code in codes)


def test_the_people_of_the_areas_are_the_people_of_the_municipality():
    assert sum(area["population"] for area in PROFILE["areas"]) == PROFILE["municipality"]["population"]


def test_there_are_seventeen_categories_in_two_levels_with_keys_of_their_own():
    main = keys_of(PROFILE["categories"])
    under = [key for category in PROFILE["categories"] for key in category["children"]]
    assert len(main) == 17
    assert len(set(main + under)) == len(main + under)


def test_hate_crime_is_the_category_that_few_may_see():
    assert [each["key"] for each in PROFILE["categories"] if each.get("restricted")] == ["hatbrott"]


def test_every_key_can_stand_in_an_address():
    rows = PROFILE["organisations"] + PROFILE["bodies"] + PROFILE["categories"]
    keys = keys_of(rows) + [key for category in PROFILE["categories"] for key in category["children"]]
    keys += [seat["key"] for body in PROFILE["bodies"] for seat in body["seats"]]
    assert [key for key in keys if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)] == []


def test_no_name_is_told_twice():
    for rows in (PROFILE["organisations"], PROFILE["bodies"], PROFILE["categories"], PROFILE["areas"]):
        names = sorted(row["name"] for row in rows)
        assert names == sorted(set(names))
