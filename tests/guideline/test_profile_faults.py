"""A profile that asks for something that cannot be: the fault is named, and nothing is half loaded."""

import pytest
from django.core.management import CommandError, call_command

from councils.models import Body, Organisation
from guideline.models import Municipality, ProvisionVersion
from guideline.profile import PROFILES

TEXT = (PROFILES / "hedemora.toml").read_text(encoding="utf-8")

FAULTS = {
    "not TOML": ("[municipality]", "[municipality", "går inte att läsa"),
    "an unknown provision": ('key = "H06"\nvalue', 'key = "H99"\nvalue', "Okända punkter i profilen: H99"),
    "a number without a name": ("value = { routes = 3 }", "value = 3", "H13"),
    "no code": ('code = "2083"', "", "code"),
    "no day": ("in_force_from = 2025-01-01", "", "in_force_from"),
    "a day that is none": ("in_force_from = 2025-01-01", 'in_force_from = "i vår"', "i vår"),
    "a body's unknown provision": ('provision = "H11"', 'provision = "H77"', "punkten H77 finns inte"),
    "a body's unknown kind": ('kind = "est"', 'kind = "fest"', "est: .*fest"),
    "a body's unknown parent": ('parent = "bra"', 'parent = "bro"', "bro"),
    "a body without a name": ('name = "EST-gruppen"', "", "Uppgiften 'name' saknas"),
    "a council that decides": ('mandate = "groups"', 'mandate = "decides"', "referensorgan"),
    "an hour that is none": ('starts = "13:00"', 'starts = "25:00"', "25:00"),
    "an unknown weekday": ('weekday = "onsdag"', 'weekday = "lillördag"', "EST-gruppen.*lillördag"),
    "a month that is none": ("months = [2, 5, 9, 11]", "months = [2, 5, 9, 13]", "rådet"),
    "a pause that is none": ('to = "08-08"', 'to = "02-31"', "02-31"),
    "a seat's unknown organisation": (
        'title = "Skolchef", role = "member", organisation = "hedemora-kommun"',
        'title = "Skolchef", role = "member", organisation = "skolan"',
        "Skolchef: organisation skolan finns inte",
    ),
    "a seat's unknown role": ('title = "Skolchef", role = "member"', 'title = "Skolchef", role = "rektor"', "rektor"),
    "an organisation's unknown kind": ('kind = "civil_society"', 'kind = "klubb"', "klubb"),
    "an unknown kind of item": (
        '"Föregående protokoll och öppna åtgärder", kind = "information"',
        '"Föregående protokoll och öppna åtgärder", kind = "nyheter"',
        "nyheter",
    ),
    "an item beyond the mandate": (
        '"Föregående protokoll och öppna åtgärder", kind = "information"',
        '"Föregående protokoll och öppna åtgärder", kind = "money"',
        "kan inte ha punkter av det slaget",
    ),
    "a number in words": ("notice_days = 7", 'notice_days = "sju"', "H06: notice_days"),
    "an area's people in words": ("population = 1067", 'population = "många"', "många"),
}


@pytest.mark.parametrize(("right", "wrong", "says"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_and_nothing_is_loaded(db, tmp_path, right, wrong, says):
    path = tmp_path / "profil.toml"
    assert right in TEXT
    path.write_text(TEXT.replace(right, wrong), encoding="utf-8")

    with pytest.raises(CommandError, match=says):
        call_command("load_guideline", str(path))
    assert [each.objects.count() for each in (Municipality, ProvisionVersion, Organisation, Body)] == [0, 0, 0, 0]


def test_a_fault_leaves_what_was_loaded_before(hedemora, tmp_path):
    path = tmp_path / "profil.toml"
    changed = TEXT.replace('name = "Hedemora kommun"', 'name = "Annan kommun"').replace(
        'parent = "bra"', 'parent = "bro"'
    )
    path.write_text(changed, encoding="utf-8")

    with pytest.raises(CommandError):
        call_command("load_guideline", str(path))
    assert Municipality.objects.get().name == "Hedemora kommun"


def test_a_file_in_another_alphabet_says_so(db, tmp_path):
    path = tmp_path / "profil.toml"
    path.write_bytes(TEXT.encode("utf-16"))

    with pytest.raises(CommandError, match="går inte att läsa"):
        call_command("load_guideline", str(path))
