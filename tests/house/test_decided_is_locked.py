"""While minutes wait for approval, and when they are approved, nobody changes what they tell: not by any address of the
house, not in the administration, not past them both in the database itself."""

import hashlib
import re
from collections import defaultdict
from copy import deepcopy
from uuid import uuid4

import pytest
from django.contrib import admin
from django.db import DatabaseError, connection, transaction
from django.urls import URLPattern, get_resolver, reverse

import signin.urls
from councils import lifecycle as councils
from meetings import lifecycle
from meetings.models import AgendaItem, Approval, Attachment, Decision, Minutes, NoteVersion, Participant, Record
from office import links
from office.models import Document, Link, StoredFile
from tests.house.estate import ROLES, text_file

# The ways out of the lock, each a step that says who and why; tests/meetings/test_approval.py tries them. How a thing
# is marked is no part of what it says: tests/meetings/test_marking.py.
OPENLY = {"approved": {"reopen_minutes", "classify"}, "waits": {"approve_minutes", "return_minutes", "classify"}}
MARKS = {"classify_paper"}  # how a thing is marked is no part of what it says: decision 0028
PART = re.compile(r"<(?:\w+:)?(\w+)>")
OVER = re.compile(r'name="over" value="([^"]*)"')
LOCKED = pytest.mark.parametrize("name", list(OPENLY))

# An address of a step is tried with the steps of its own lifecycle; the others are no steps there.
STEPS = {
    "meeting_step": lifecycle.meetings,
    "item_step": lifecycle.items,
    "action_step": lifecycle.actions,
    "body_step": councils.bodies,
    "seat_step": councils.seats,
    "cooption_step": councils.cooptions,
}


def rows_of(meeting):
    """Every row that the meeting's minutes tell of."""
    items = AgendaItem.objects.filter(meeting=meeting)
    return {
        "items": items,
        "records": Record.objects.filter(item__in=items),
        "notes": NoteVersion.objects.filter(record__item__in=items),
        "decisions": Decision.objects.filter(item__in=items),
        "participants": Participant.objects.filter(meeting=meeting),
        "minutes": Minutes.objects.filter(meeting=meeting),
        "approvals": Approval.objects.filter(minutes__meeting=meeting),
        "documents": Document.objects.filter(matter=f"meetings.meeting/{meeting.pk}"),
        "papers": Attachment.objects.filter(item__in=items) | Attachment.objects.filter(meeting=meeting),
    }


def digest(meeting):
    told = {name: sorted(map(written, rows.values_list())) for name, rows in rows_of(meeting).items()}
    return hashlib.sha256(repr(told).encode()).hexdigest()


def written(row):
    """PostgreSQL hands out a file as a place in memory, another each time."""
    return repr([bytes(value) if isinstance(value, memoryview) else value for value in row])


DOORS = {pattern.name for pattern in signin.urls.urlpatterns}  # they are about who comes, never about a meeting


def patterns(found, before=""):
    """Every address of our own: what it is named, how it is written, and what it takes."""
    for pattern in found:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield pattern.name, address, PART.findall(address)
        elif pattern.namespace != "admin":
            yield from patterns(pattern.url_patterns, address)


def addresses(house, meeting, openly):
    """Each address with every row of the meeting that it could be about, and every step that is there."""
    tokens = [links.token(link) for link in Link.objects.filter(matter=f"meetings.meeting/{meeting.pk}")]
    for name, address, takes in patterns(get_resolver().url_patterns):
        steps = [step for step in STEPS.get(name, {}) if step not in openly]
        if name in DOORS or (name in STEPS and not steps):
            continue
        for key in keys_for(address, meeting):
            for token in tokens if "token" in takes else [""]:
                for step in steps or [""]:
                    yield f"{name}/{step}".rstrip("/"), filled(address, meeting, key, token, step)


def keys_for(address, meeting):
    """The rows that an address is about: the items where it speaks of items, else those beside the meeting."""
    items = [item.pk for item in meeting.agenda_items]
    if address.count("pk>") == 2:
        return [*items, *meeting.participants.values_list("pk", flat=True)]
    if "uuid>" in address:
        return list(StoredFile.objects.filter(attachment__item__in=items).values_list("uuid", flat=True)) or [uuid4()]
    return items if "arenden/<int:pk>" in address else [meeting.pk]


def filled(address, meeting, key, token, step):
    """An address may be about the meeting and a row of it, or about the row alone."""
    values = {"token": token, "name": step, "number": 1, "key": meeting.body.key, "uuid": key, "form": "pdf"}
    values |= {"kind": "kvartal", "year": meeting.day.year, "variant": "full", "what": "perioder"}
    numbers = [part for part in PART.findall(address) if part == "pk" or part.endswith("_pk")]
    both = len(numbers) > 1 or "uuid" in PART.findall(address)
    values |= {part: meeting.pk if both and place == 0 else key for place, part in enumerate(numbers)}
    return "/" + PART.sub(lambda found: str(values[found[1]]), address)


def everything(house, meeting):
    """What any form of the house may ask, filled in at once."""
    item, person = meeting.agenda_items[0], house.people["member"]
    return {
        "title": "Ändrat", "text": "Ändrat", "notes": "Ändrat", "reason": "Ändrat", "outcome_text": "Ändrat",
        "outcome": "consultation", "kind": "consultation", "openness": "open", "minutes": 7, "presenter": "Ändrat",
        "over": 1, "version": 1, "presence": "absent", "answer": "no", "svar": "no", "greeting": "Ändrat",
        "person": person.pk, "who": person.pk, "substitute": "ny", "name": "Ny", "email": "ny@hedemora.example",
        "came_at": item.pk, "left_after": item.pk, "item": item.pk, "meeting": house.meeting.pk, "to": house.meeting.pk,
        "order": ",".join(str(each.pk) for each in reversed(meeting.agenda_items)), "punkt": 2, "once": uuid4(),
        "chair": house.people["chair"].pk, "secretary": house.people["coordinator"].pk, "late_because": "Ändrat",
        "day": "2027-03-18", "starts": "13:00", "ends": "15:00", "place": "Ändrat", "where": "meeting",
        "steg": "answer", "line": "@skolchef ändrar 15 maj",
        "due_on": "2027-05-15", "since": "2027-02-03", "until": "2027-02-28",
    }  # fmt: skip


def as_read(browser, address):
    """What is moved or marked over: as the page tells it, for whoever has not read what stands is refused anyway."""
    asks = address.endswith(("/classify/", "/move/", "/oppenhet/"))
    told = OVER.search(browser.get(address).content.decode()) if asks else None
    return {"over": told[1]} if told else {}


def knocked(browser, addresses, fields, meeting):
    """What the addresses did to the meeting when everything was sent to each, and the worst that was answered."""
    cookies = deepcopy(browser.cookies)
    with transaction.atomic():
        answers = [
            browser.post(address, fields | as_read(browser, address) | {"upload": text_file()}) for address in addresses
        ]
        for answer in answers:
            list(answer)  # a file is closed when it has been read
        after = digest(meeting)
        transaction.set_rollback(True)
    browser.cookies = cookies
    return after, max(answer.status_code for answer in answers)


def changed_by(house, role, meeting, openly=(), only=None):
    """The doors at which somebody of the role could change what the minutes tell; a fault of ours counts."""
    before, fields, doors = digest(meeting), everything(house, meeting), defaultdict(list)
    for name, address in addresses(house, meeting, openly):
        if only is None or name in only:
            doors[name].append(address)
    found = {name: knocked(house.browsers[role], each, fields, meeting) for name, each in doors.items()}
    return {name for name, (after, status) in found.items() if after != before or status >= 500}


@LOCKED
@pytest.mark.parametrize("role", ROLES)
def test_no_address_of_the_house_changes_what_is_locked(role, name, house):
    assert changed_by(house, role, getattr(house, name), OPENLY[name]) - MARKS == set()


# What the same knocking changes of a meeting that is planned, called, under way, or over and still being written.
WHILE_OPEN = {
    ("coordinator", "meeting"): """agenda_order item_step/add_item_paper item_step/classify item_step/edit_item
        item_step/park item_step/take_off meeting_step/add_guest meeting_step/add_item meeting_step/cancel
        meeting_step/send_agenda""",
    ("coordinator", "sent"): """meeting_step/add_paper meeting_step/answer_for meeting_step/send_changed_agenda
        remove_guest""",
    ("member", "sent"): "link_answer link_substitute meeting_step/answer meeting_step/name_substitute",
    ("coordinator", "under_way"): "meeting_step/add_item notes outcome roll",
    ("coordinator", "noted"): "carry_over item_step/classify meeting_step/send_minutes notes outcome roll",
}


@pytest.mark.parametrize(("role", "name"), WHILE_OPEN)
def test_the_same_knocking_does_change_a_meeting_that_is_not_locked(role, name, house):
    doors = set(WHILE_OPEN[role, name].split())

    assert changed_by(house, role, getattr(house, name), only=doors) == doors


@LOCKED
@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_the_administration_changes_nothing_that_is_locked(role, name, house):
    meeting, browser = getattr(house, name), house.browsers[role]
    before = digest(meeting)
    for rows in rows_of(meeting).values():
        place = f"admin:{rows.model._meta.app_label}_{rows.model._meta.model_name}"
        if rows.model not in admin.site._registry:
            continue
        keys = list(rows.values_list("pk", flat=True))
        browser.post(reverse(f"{place}_changelist"), {"action": "delete_selected", "_selected_action": keys, "post": 1})
        for key in keys:
            for page in ("change", "delete"):
                browser.post(reverse(f"{place}_{page}", args=[key]), everything(house, meeting) | {"post": "yes"})

    assert digest(meeting) == before


CHANGES = {
    "items": {"title": "Ändrat"},
    "records": {"notes": "Ändrat"},
    "decisions": {"text": "Ändrat"},
    "participants": {"presence": "absent"},
    "minutes": {"content": {}},
    "documents": {"html": "Ändrat"},
}


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind in CHANGES for name in OPENLY if (kind, name) != ("documents", "waits")]
)
def test_the_database_itself_refuses_to_change_it(kind, name, house):
    rows = rows_of(getattr(house, name))[kind]
    assert rows.exists()

    with pytest.raises(DatabaseError, match="låst"), transaction.atomic():
        rows.update(**CHANGES[kind])


@LOCKED
@pytest.mark.parametrize(
    "table", ["meetings_agendaitem", "meetings_record", "meetings_decision", "meetings_participant"]
)
def test_the_database_refuses_whoever_speaks_to_it_directly(table, name, house):
    for statement in (f"UPDATE {table} SET id = id + 0 WHERE is_locked", f"DELETE FROM {table} WHERE is_locked"):  # noqa: S608  our own names
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
