"""What differs between two versions, in sentences."""

import pytest

from meetings.changes import between

ITEM = {
    "id": 1,
    "number": 1,
    "title": "Öppnande",
    "kind": "Information",
    "presenter": "Kommundirektören",
    "minutes": 5,
    "openness": "Öppen",
    "text": "",
    "attachments": [],
}


def item(**changes):
    return ITEM | changes


def agenda(*items, **changes):
    numbered = [each | {"number": number} for number, each in enumerate(items, start=1)]
    return {"when": "torsdag", "place": "Kommunhuset", "attachments": [], "items": numbered} | changes


FIRST, SECOND, THIRD = item(), item(id=2, title="Läget"), item(id=3, title="Nästa möte")


def test_the_same_agenda_has_no_changes():
    assert between(agenda(FIRST, SECOND), agenda(FIRST, SECOND)) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"when": "fredag"}, "Ny tid: fredag."),
        ({"place": "Biblioteket"}, "Ny plats: Biblioteket."),
        ({"place": ""}, "Ny plats: inte bestämd."),
        ({"attachments": ["karta.pdf"]}, "Mötets bilagor har ändrats."),
    ],
)
def test_a_change_of_the_meeting_is_a_sentence(change, sentence):
    assert between(agenda(FIRST), agenda(FIRST, **change)) == [sentence]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"title": "Välkomna"}, "Punkt 1 heter nu ”Välkomna” (förut ”Öppnande”)."),
        ({"kind": "Samråd"}, "Punkt 1 är nu Samråd (förut Information)."),
        ({"presenter": "Samordnaren"}, "Punkt 1 har ny föredragande: Samordnaren."),
        ({"presenter": ""}, "Punkt 1 har ny föredragande: ingen."),
        ({"minutes": 10}, "Punkt 1 får 10 minuter (förut 5)."),
        ({"openness": "Intern"}, "Punkt 1 är nu märkt Intern (förut Öppen)."),
        ({"text": "Nytt"}, "Punkt 1 har ny beskrivning."),
        ({"attachments": ["a.pdf"]}, "Punkt 1 har andra bilagor."),
    ],
)
def test_a_change_of_an_item_is_a_sentence(change, sentence):
    assert between(agenda(FIRST), agenda(item(**change))) == [sentence]


@pytest.mark.parametrize("old", ["Öppen", "Sekretess ska prövas"])
def test_who_presents_what_is_to_be_tried_for_secrecy_is_no_change_to_tell(old):
    secret = {"openness": "Sekretess ska prövas", "presenter": "", "is_secret": True}
    told = between(agenda(item(openness=old)), agenda(item(**secret)))

    assert [line for line in told if "föredragande" in line] == []


def test_a_new_item_is_told_with_its_number():
    assert between(agenda(FIRST, THIRD), agenda(FIRST, SECOND, THIRD)) == ["Ny punkt 2: ”Läget”."]


def test_an_item_taken_away_is_told():
    assert between(agenda(FIRST, SECOND, THIRD), agenda(FIRST, THIRD)) == ["Punkten ”Läget” är struken."]


def test_a_new_order_is_told_once():
    assert between(agenda(FIRST, SECOND, THIRD), agenda(THIRD, FIRST, SECOND)) == [
        "Punkterna kommer i en annan ordning."
    ]


def test_items_that_came_and_went_are_not_a_new_order():
    assert between(agenda(FIRST, SECOND), agenda(SECOND, THIRD)) == [
        "Ny punkt 2: ”Nästa möte”.",
        "Punkten ”Öppnande” är struken.",
    ]


def test_what_weighs_most_is_told_first():
    old = agenda(FIRST, SECOND)
    new = agenda(SECOND | {"minutes": 9}, FIRST, THIRD, when="fredag")

    assert between(old, new) == [
        "Ny tid: fredag.",
        "Ny punkt 3: ”Nästa möte”.",
        "Punkterna kommer i en annan ordning.",
        "Punkt 1 får 9 minuter (förut 5).",
    ]
