"""Which texts the administrator can see in the administration: those listed here with their reason, and no other.

Each text is read out of the database as the name of its own field, so that a field is found wherever it is shown: in a
list, in a form, as the name of another row, as the heading of a page. A new model's texts are kept out, or argued for.
"""

import re

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from tests.house.one_of_each import one_of_each, registered, row_of

OURS = ("office", "guideline", "councils", "meetings", "situation")
TEXTS = (models.CharField, models.TextField, models.JSONField)
MARK = re.compile(r"Ordet-(\w+)-(\w+)-slut")
LISTED = """
Approval.role                   says whether somebody approves as chair or as adjuster
Area.code                       the administrator keeps the register of areas
Area.name                       the administrator keeps the register of areas
Area.source                     the administrator keeps the register of areas
Attachment.secrecy_ground       which provision may apply
Body.key                        the administrator sets the bodies up
Body.name                       the administrator sets the bodies up
Body.place                      the administrator sets the bodies up
Body.planning                   the administrator sets the bodies up
Body.provision                  the administrator sets the bodies up
Body.purpose                    the administrator sets the bodies up
Body.short                      the administrator sets the bodies up
Category.key                    the administrator keeps the list of categories
Category.name                   the administrator keeps the list of categories
Cooption.reason                 why somebody is adjoined, which the body's page says to all who sign in
Document.secrecy_ground         which provision may apply
Document.file_name              the same, as a file is named
Document.matter                 a key, such as meetings.meeting/12
Document.sha256                 a checksum
Document.title                  the kind of paper and its meeting, never an item
Entry.capacity                  as what somebody did it, in the words of the table of rights
Entry.hash                      a checksum
Entry.matter                    a key, such as meetings.meeting/12
Entry.right                     a name out of the table of rights
Entry.what                      the label of a step, fixed in the code
Job.name                        a line of the timetable, fixed in the code
Judgement.evidence              what the guideline's page says to all who sign in
Judgement.key                   the number of a provision
Lease.holder                    the name of a machine and the number of a process
Lease.name                      what is held, fixed in the code
Letter.address                  where it went: what the administrator mends
Letter.key                      a key, so that nothing is sent twice
Letter.kind                     the kind of letter, fixed in the code
Letter.matter                   a key, such as meetings.meeting/12
Link.matter                     a key, such as meetings.meeting/12
Meeting.place                   where to be, which the calendar of everybody called says
Move.from_place                 where the meeting was to be
Municipality.code               the profile file, which is public
Municipality.contact            the profile file, which is public
Municipality.county             the profile file, which is public
Municipality.guideline_title    the profile file, which is public
Municipality.name               the profile file, which is public
Municipality.planning           the profile file, which is public
Municipality.responsible_body   the profile file, which is public
Municipality.short              the profile file, which is public
Municipality.vision             the profile file, which is public
Municipality.website            the profile file, which is public
Organisation.key                the administrator keeps the register of organisations
Organisation.name               the administrator keeps the register of organisations
Pack.fingerprint                a checksum
Person.email                    the account, which the administrator looks after
Person.name                     the account, which the administrator looks after
Person.postal_address           the account, which the administrator looks after
Person.title                    the account, which the administrator looks after
Place.also                      the administrator keeps the register of places
Place.key                       the administrator keeps the register of places
Place.name                      the administrator keeps the register of places
ProvisionVersion.asks           the law and the guideline, which are public
ProvisionVersion.key            the law and the guideline, which are public
ProvisionVersion.layer          the law and the guideline, which are public
ProvisionVersion.not_yet        the law and the guideline, which are public
ProvisionVersion.source         the law and the guideline, which are public
ProvisionVersion.title          the law and the guideline, which are public
ProvisionVersion.value          the law and the guideline, which are public
Readership.reason               the administrator gives the right and says why
Reminder.anchor                 a key, such as meetings.meeting/12
Reminder.field                  the name of a date, fixed in the code
Reminder.key                    a key, so that nothing is planned twice
Reminder.rule                   the name of a rule, fixed in the code
Seal.digest                     a checksum
Seal.hash                       a checksum
Seat.key                        the administrator sets the seats up
Seat.title                      the administrator sets the seats up
Spreading.where                 a choice among fixed places, no words of one's own
StandingItem.presenter          what is on every agenda of a body, set up and not written at a meeting
StandingItem.title              what is on every agenda of a body, set up and not written at a meeting
StoredFile.content_type         the kind of file
StoredFile.found                what the scanner calls what it found
StoredFile.sha256               a checksum
Wish.sort                       the sort of letter, fixed in the code
"""


def texts_of(model):
    fields = [field for field in model._meta.concrete_fields if isinstance(field, TEXTS) and not field.choices]
    return [field.attname for field in fields if field.attname != "password"]


def marked(model):
    """The model's rows, each of whose texts says which it is."""
    load, label = model.from_db.__func__, model.__name__

    def from_db(cls, db, field_names, values):
        row = load(cls, db, field_names, values)
        for name in row.__dict__.keys() & set(texts_of(cls)):
            row.__dict__[name] = f"Ordet-{label}-{name}-slut"
        return row

    return classmethod(from_db)


@pytest.fixture
def marked_house(house, monkeypatch):
    one_of_each(house)
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            monkeypatch.setattr(model, "from_db", marked(model))
    return house


def pages():
    yield from ("/admin/", *(f"/admin/{app}/" for app in OURS))
    for name in registered():
        row = row_of(name)
        yield from (reverse(f"admin:{name}_{page}") for page in ("changelist", "add"))
        yield from (reverse(f"admin:{name}_{page}", args=[row.pk]) for page in ("change", "delete", "history"))


def test_the_administrator_sees_the_texts_that_are_listed_and_no_others(marked_house):
    browser = marked_house.browsers["administrator"]
    found = {mark for address in pages() for mark in MARK.findall(browser.get(address).content.decode())}

    assert sorted(".".join(mark) for mark in found) == sorted(line.split()[0] for line in LISTED.strip().splitlines())


def test_each_listed_text_has_its_reason():
    assert [line for line in LISTED.strip().splitlines() if len(line.split()) < 3] == []
