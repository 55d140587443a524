import pytest
from django import forms

from office import guarding
from office.clock import now
from office.guarding import REASON, SEEN, Guarded
from office.models import ListedWord, Verdict, WordList

pytestmark = pytest.mark.django_db

PHONE = "Ring 070-123 45 67 först."


class Told(Guarded):
    guarded = ("text", "upload")
    guarded_lightly = ("greeting",)
    text = forms.CharField(required=False)
    greeting = forms.CharField(required=False)
    upload = forms.FileField(required=False)


class OnlyPlaces(Told):
    may_be_kept = False


@pytest.fixture
def listed(coordinator):
    def put(text, verdict=Verdict.FORBIDDEN):
        told = {"text": text, "verdict": verdict, "why": "Så är det bestämt.", "by": coordinator, "added_at": now()}
        return ListedWord.objects.create(list=WordList.objects.the_list(), **told)

    return put


def test_an_innocent_text_passes_and_asks_for_nothing_more():
    form = Told({"text": "Trasig lampa vid Rv 70, stolpe 123."})

    assert form.is_valid()
    assert form.cleaned_data == {"text": "Trasig lampa vid Rv 70, stolpe 123.", "greeting": "", "upload": None}
    assert REASON not in form.fields


def test_what_points_out_a_person_is_told_beside_its_field_and_all_typed_is_kept():
    form = Told({"text": PHONE, "greeting": "Hej"})

    assert not form.is_valid()
    assert form.errors["text"] == [
        "”070-123 45 67” ser ut som ett telefonnummer. Ta bort det. Ska någon nås går det genom samordnaren."
    ]
    assert PHONE in str(form["text"])
    assert form.fields[REASON].label == "Varför måste uppgiften stå kvar?"


def test_a_text_is_kept_with_a_reason_for_just_what_was_told():
    first = Told({"text": PHONE})
    first.is_valid()
    again = {"text": PHONE, REASON: "Jourens nummer.", SEEN: first.data[SEEN]}
    kept, more, silent = Told(again), Told(again | {"text": f"{PHONE} ABC 123"}), Told(again | {REASON: ""})

    assert kept.is_valid()
    assert kept.cleaned_data == {"text": PHONE, "greeting": "", "upload": None}
    assert kept.kept_anyway == {"reason": "Jourens nummer.", "found": {"phone": 1}}
    assert not more.is_valid()
    assert not silent.is_valid()


def test_the_reason_does_not_say_it_either():
    first = Told({"text": PHONE})
    first.is_valid()
    form = Told({"text": PHONE, REASON: "070-123 45 67 är jouren", SEEN: first.data[SEEN]})

    assert not form.is_valid()
    assert form.errors[REASON] == ["Skriv skälet utan uppgiften."]


def test_where_only_places_are_told_nothing_is_kept():
    form = OnlyPlaces({"text": PHONE, REASON: "Jouren.", SEEN: "telefonnummer: 1"})

    assert not form.is_valid()
    assert REASON not in form.fields


def test_a_greeting_may_hold_a_number_to_call_but_no_personnummer():
    assert Told({"greeting": PHONE}).is_valid()
    assert not Told({"greeting": "Det gäller 850214-9811."}).is_valid()


def test_the_list_forbids_and_allows(listed):
    listed("Kulan")
    listed("070-123 45 67", Verdict.ALLOWED)

    assert Told({"text": PHONE}).is_valid()
    assert not Told({"text": "Utanför Kulans port"}).is_valid()


def test_what_goes_out_says_only_what_stood_there(listed):
    listed("0225-340 00", Verdict.ALLOWED)
    told = {"items": [{"text": f"{PHONE} Växel 0225-340 00.", "minutes": 10}]}

    assert guarding.all_outward(told) == {
        "items": [{"text": "Ring [telefonnummer] först. Växel 0225-340 00.", "minutes": 10}]
    }


def test_a_text_field_of_a_model_can_ask_the_guard():
    with pytest.raises(forms.ValidationError, match="telefonnummer"):
        guarding.about_places(PHONE)
