"""One line is enough: who, what and when, as people say it."""

from datetime import date

import pytest

from meetings.shorthand import Owner, read

OWNERS = [
    Owner("seat-1", "Kommundirektör", ("kommundirektor", "Hedemora kommun")),
    Owner("seat-2", "Säkerhetschef", ("sakerhetschef", "Hedemora kommun", "Kim Exempel")),
    Owner("seat-3", "Skolchef", ("skolchef", "Hedemora kommun")),
    Owner("seat-4", "Förvaltningschef Miljö och samhällsbyggnad", ("miljo-och-samhallsbyggnad",)),
    Owner("seat-5", "Förvaltningschef Omsorgsförvaltningen/Avdelningschef IFO", ("omsorg",)),
    Owner("seat-6", "Representant från Hedemora Energi", ("hedemora-energi", "Hedemora Energi")),
    Owner("seat-7", "Ledamot i arbetsutskottet", ("au-1",), "Alex Exempel"),
    Owner("seat-8", "Ledamot i arbetsutskottet", ("au-2",), "Robin Exempel"),
    Owner("person-9", "Charlie Provsson"),
]
# A Wednesday.
TODAY = date(2027, 2, 3)
NEXT_MEETING = date(2027, 3, 11)


def understood(line, today=TODAY, next_meeting=NEXT_MEETING):
    return read(line, OWNERS, today, next_meeting)


def test_a_line_says_who_what_and_when():
    found = understood("@säkerhetschef ser över belysningen 15 maj")

    assert (found.owner, found.text, found.due_on) == ("seat-2", "Ser över belysningen", date(2027, 5, 15))
    assert (found.owner_fault, found.day_fault, found.text_fault) == ("", "", "")


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("15 maj", "2027-05-15"),
        ("15 MAJ", "2027-05-15"),
        ("15maj", "2027-05-15"),
        ("den 15 maj", "2027-05-15"),
        ("den 15:e maj", "2027-05-15"),
        ("senast den 15 maj", "2027-05-15"),
        ("till den 1:a maj", "2027-05-01"),
        ("15 maj 2028", "2028-05-15"),
        ("15 sept", "2027-09-15"),
        ("15 okt.", "2027-10-15"),
        ("15/5", "2027-05-15"),
        ("15/5 2028", "2028-05-15"),
        ("15/5-28", "2028-05-15"),
        ("15.5", "2027-05-15"),
        ("15.5.2028", "2028-05-15"),
        ("2027-05-15", "2027-05-15"),
        ("3 februari", "2027-02-03"),
        ("2 februari", "2028-02-02"),
        ("31 december", "2027-12-31"),
        ("1 januari", "2028-01-01"),
        ("1/1", "2028-01-01"),
        ("29 februari 2028", "2028-02-29"),
        ("i dag", "2027-02-03"),
        ("idag", "2027-02-03"),
        ("i morgon", "2027-02-04"),
        ("imorgon", "2027-02-04"),
        ("i övermorgon", "2027-02-05"),
        ("övermorgon", "2027-02-05"),
        ("torsdag", "2027-02-04"),
        ("på fredag", "2027-02-05"),
        ("senast fredag", "2027-02-05"),
        ("tisdag", "2027-02-09"),
        ("onsdag", "2027-02-10"),
        ("sön", "2027-02-07"),
        ("nästa fredag", "2027-02-12"),
        ("fredag nästa vecka", "2027-02-12"),
        ("måndag v 20", "2027-05-17"),
        ("om två veckor", "2027-02-17"),
        ("om 2 veckor", "2027-02-17"),
        ("om en vecka", "2027-02-10"),
        ("inom tio dagar", "2027-02-13"),
        ("om en månad", "2027-03-03"),
        ("om 11 månader", "2028-01-03"),
        ("v 20", "2027-05-21"),
        ("v. 20", "2027-05-21"),
        ("v20", "2027-05-21"),
        ("vecka 5", "2027-02-05"),
        ("vecka 4", "2028-01-28"),
        ("till nästa möte", "2027-03-11"),
        ("nästa möte", "2027-03-11"),
        ("nästa vecka", "2027-02-12"),
        ("veckan ut", "2027-02-05"),
        ("månadsskiftet", "2027-02-28"),
        ("nästa månad", "2027-03-31"),
        ("årsskiftet", "2027-12-31"),
        ("mars", "2027-03-31"),
        ("i mars", "2027-03-31"),
        ("slutet av april", "2027-04-30"),
        ("februari", "2027-02-28"),
        ("januari", "2028-01-31"),
        ("februari 2028", "2028-02-29"),
    ],
)
def test_a_day_is_understood_as_it_is_said(when, day):
    for line in (f"@skolchef ringer skolorna {when}", f"{when.capitalize()} ringer skolorna @skolchef"):
        found = understood(line)
        assert (str(found.due_on), found.text, found.day_fault) == (day, "Ringer skolorna", ""), line


@pytest.mark.parametrize(
    ("today", "when", "day"),
    [
        (date(2027, 12, 30), "2 januari", date(2028, 1, 2)),
        (date(2027, 12, 30), "fredag", date(2027, 12, 31)),
        (date(2027, 12, 31), "i morgon", date(2028, 1, 1)),
        (date(2027, 12, 31), "fredag", date(2028, 1, 7)),
        (date(2027, 12, 30), "v 1", date(2028, 1, 7)),
        (date(2027, 12, 15), "om en månad", date(2028, 1, 15)),
        (date(2027, 12, 15), "nästa månad", date(2028, 1, 31)),
        (date(2026, 12, 1), "v 53", date(2027, 1, 1)),
        (date(2027, 1, 1), "v 53", date(2027, 1, 1)),
        (date(2028, 1, 10), "29 februari", date(2028, 2, 29)),
        (date(2027, 3, 1), "29 februari", date(2028, 2, 29)),
        (date(2028, 1, 31), "om en månad", date(2028, 2, 29)),
        (date(2027, 5, 14), "15 maj", date(2027, 5, 15)),
        (date(2027, 5, 15), "15 maj", date(2027, 5, 15)),
        (date(2027, 5, 16), "15 maj", date(2028, 5, 15)),
        (date(2027, 5, 21), "v 20", date(2027, 5, 21)),
        (date(2027, 5, 22), "v 20", date(2028, 5, 19)),
        (date(2027, 3, 31), "mars", date(2027, 3, 31)),
        (date(2027, 4, 1), "mars", date(2028, 3, 31)),
    ],
)
def test_a_day_that_has_been_means_the_next_one(today, when, day):
    assert understood(f"@skolchef gör det {when}", today).due_on == day


@pytest.mark.parametrize(
    ("when", "fault"),
    [
        ("31 april", "31 april 2027 finns inte."),
        ("29 februari", "29 februari 2027 finns inte."),
        ("31/4", "31 april 2027 finns inte."),
        ("2027-02-30", "30 februari 2027 finns inte."),
        ("2027-13-01", "Månad 13 finns inte."),
        ("v 53", "Vecka 53 finns inte 2027."),
        ("v 0", "Vecka 0 finns inte 2027."),
        ("2020-01-01", "Dagen har redan varit."),
        ("2 februari 2027", "Dagen har redan varit."),
        ("2033-01-01", "Dagen ligger mer än 5 år bort."),
        ("om 900 månader", "Dagen ligger mer än 5 år bort."),
        ("snart", "Skriv när det ska vara klart, till exempel 15 maj, fredag eller nästa möte."),
        ("marsch", "Skriv när det ska vara klart, till exempel 15 maj, fredag eller nästa möte."),
        ("kl. 13.10", "Skriv när det ska vara klart, till exempel 15 maj, fredag eller nästa möte."),
    ],
)
def test_a_day_that_is_none_is_told(when, fault):
    found = understood(f"@skolchef ringer {when}")

    assert (found.due_on, found.day_fault) == (None, fault)


def test_without_a_next_meeting_a_date_is_asked_for():
    found = understood("@skolchef ringer till nästa möte", next_meeting=None)

    assert (found.due_on, found.day_fault) == (None, "Nästa möte är inte planerat än. Skriv ett datum.")


@pytest.mark.parametrize(
    ("who", "key"),
    [
        ("@säkerhetschef", "seat-2"),
        ("@Säkerhetschef", "seat-2"),
        ("@sakerhetschef", "seat-2"),
        ("@säkerhetschefen", "seat-2"),
        ("@säkerhetschef:", "seat-2"),
        ("@säk", "seat-2"),
        ("@kim", "seat-2"),
        ("@Kim Exempel", "seat-2"),
        ("@ke", "seat-2"),
        ("@kommundirektören", "seat-1"),
        ("@förvaltningschef miljö och samhällsbyggnad", "seat-4"),
        ("@miljo-och-samhallsbyggnad", "seat-4"),
        ("@omsorg", "seat-5"),
        ("@omsorgsförvaltningen", "seat-5"),
        ("@hedemora energi", "seat-6"),
        ("@energi", "seat-6"),
        ("@au-2", "seat-8"),
        ("@charlie", "person-9"),
        ("@provsson", "person-9"),
    ],
)
def test_somebody_is_known_by_title_key_or_name(who, key):
    for line in (f"{who} ser över belysningen 15 maj", f"Ser över belysningen 15 maj {who}"):
        found = understood(line)
        assert (found.owner, found.text) == (key, "Ser över belysningen"), line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("@förvaltningschef ringer fredag", ["Miljö och samhällsbyggnad", " eller ", "Omsorgsförvaltningen"]),
        ("@ledamot ringer fredag", ["(Alex Exempel) eller", "(Robin Exempel)"]),
        ("@hedemora ringer fredag", ["Kommundirektör, Säkerhetschef, Skolchef eller", "Hedemora Energi"]),
        ("@borgmästaren ringer fredag", ["”@borgmästaren” finns inte", "@Kommundirektör"]),
        ("Ringer skolan fredag", ["@ och en roll eller ett namn"]),
        ("mejla namn@hedemora.example fredag", ["@ och en roll eller ett namn"]),
        ("@skolchef och @kommundirektör ringer fredag", ["En åtgärd har en ansvarig."]),
        ("@ ringer fredag", ["@ och en roll eller ett namn"]),
    ],
)
def test_one_who_is_not_known_for_sure_is_told_who_could_be_meant(line, said):
    found = understood(line)

    assert found.owner == ""
    assert [words for words in said if words not in found.owner_fault] == []
    assert found.due_on == date(2027, 2, 5)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("@skolchef tar upp frågan på nästa möte", "Tar upp frågan på nästa möte"),
        ("@skolchef läser rapporten från mars till 15 maj", "Läser rapporten från mars"),
        ("@skolchef bjuder in till kl. 13.15 den 3 mars", "Bjuder in till kl. 13.15"),
        ("@skolchef söker 3.5 miljoner senast fredag", "Söker 3.5 miljoner"),
        ("@skolchef: mejla namn@hedemora.example, 15/5.", "Mejla namn@hedemora.example"),
        ("@skolchef planerar 1 mars och 15 maj", "Planerar 1 mars och"),
    ],
)
def test_what_is_to_be_done_keeps_its_words(line, text):
    assert understood(line).text == text


def test_a_line_that_says_nothing_to_do_is_told_so():
    assert understood("@skolchef 15 maj").text_fault == "Skriv vad som ska göras."
    assert understood("@skolchef 15 maj " + "x" * 301).text_fault == "Skriv kortare, högst 300 tecken."
