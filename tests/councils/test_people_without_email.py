"""Somebody without e-mail takes part as everybody else, but cannot sign in."""

import pytest
from django.contrib.auth import authenticate

from councils.models import Person
from meetings.lifecycle import meetings
from office.models import Letter
from tests.factories.councils import PersonFactory

NEW = {"name": "Utan Epost", "postal_address": "Storgatan 1"}


@pytest.fixture
def administration(administrator, signed_in):
    return signed_in(administrator)


@pytest.mark.parametrize("email", ["", "   "])
def test_two_people_without_email_are_added_in_the_administration(administration, email):
    for _ in range(2):
        answer = administration.post("/admin/councils/person/add/", {**NEW, "email": email})
        assert answer.status_code == 302

    assert list(Person.objects.filter(name="Utan Epost").values_list("email", flat=True)) == [None, None]


def test_an_address_taken_away_in_the_administration_is_none(administration):
    person = PersonFactory()

    answer = administration.post(
        f"/admin/councils/person/{person.pk}/change/", {"email": "", "name": person.name, "is_active": "on"}
    )
    person.refresh_from_db()

    assert (answer.status_code, person.email) == (302, None)


def test_people_without_email_are_listed_and_found(administration):
    person = PersonFactory(name="Utan Epost", email=None)

    assert "Utan Epost" in administration.get("/admin/councils/person/?q=utan").content.decode()
    assert administration.get(f"/admin/councils/person/{person.pk}/change/").status_code == 200


@pytest.mark.parametrize("email", ["", " ", "None", "none"])
def test_nobody_signs_in_without_an_address(client, db, email):
    person = PersonFactory(email=None)
    person.set_password("hemligt ord 123")
    person.save()

    assert authenticate(username=email, password="hemligt ord 123") is None
    assert client.post("/logga-in/", {"login": email, "password": "hemligt ord 123"}).status_code in (200, 404)


def test_no_page_or_letter_says_none_where_an_address_would_stand(meeting, coordinator, member, signed_in):
    Person.objects.filter(pk=member.pk).update(email=None)
    browser = signed_in(coordinator)

    before = [f"/arbete/moten/{meeting.pk}/steg/send_agenda/", "/arbete/organ/bra/", f"/arbete/moten/{meeting.pk}/"]
    told = [browser.get(page).content.decode() for page in before]
    meetings["send_agenda"](meeting, by=coordinator)
    told += [browser.get(page).content.decode() for page in ("/arbete/utskick/", "/arbete/utskick/att-skriva-ut/")]
    told += [f"{letter.subject}{letter.body}{letter.calendar}" for letter in Letter.objects.all()]

    assert "På papper: e-postadress saknas" in told[0]
    assert "Ingen e-postadress, får brev på papper" in told[1]
    assert [text for text in told if "None" in text] == []
