"""Eight write in the same notes at once, over real HTTP: no text that was acknowledged is lost."""

import http.client
import itertools
import json
import random
import threading
from collections import Counter
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client

from meetings.models import NoteVersion, Record
from tests.meetings.sitting import under_way

pytestmark = pytest.mark.django_db(transaction=True)

EDITORS, SAVES = 8, 500
PATIENCE = 300  # seconds for an answer on a machine with much else to do
KEY = "k" * 32  # of the forms; the cookie and the form say the same


class Editor(threading.Thread):
    """Someone at a page of their own, who writes on over what the server last told, and chooses when two texts meet."""

    def __init__(self, number, person, address, turns, start):
        super().__init__()
        browser = Client()
        browser.force_login(person)
        self.cookies = f"sessionid={browser.cookies['sessionid'].value}; csrftoken={KEY}"
        self.number, self.place, self.turns, self.start_line = number, urlsplit(address), turns, start
        self.random = random.Random(number)
        self.over, self.text = 1, ""
        self.acknowledged, self.statuses, self.faults = [], Counter(), []

    def run(self):
        self.start_line.wait()
        self.wire = http.client.HTTPConnection(self.place.netloc, timeout=PATIENCE)
        for turn in self.turns:
            self.save(self.written(turn))
        self.wire.close()

    def written(self, turn):
        """Mostly on one's own line, sometimes on one that another writes on, sometimes at the end."""
        lines = self.text.split("\n")
        if self.text and self.random.random() < 0.7:
            of = self.number if self.random.random() < 0.7 else self.random.randrange(EDITORS)
            lines[min(2 * of, len(lines) - 1)] = f"Rad {of}: skriven av {self.number}, {turn}"
        else:
            lines.append(f"Sist, av {self.number}, {turn}")
        return "\n".join(lines[-60:])

    def save(self, text, choice=""):
        status, told = self.post({"over": self.over, "notes": text, "choice": choice, "csrfmiddlewaretoken": KEY})
        self.statuses[status] += 1
        if status == 200:
            self.acknowledged.append((text, told["own"], told["text"], told["version"]))
            self.over, self.text = told["version"], told["text"]
        elif status == 409:
            self.over = told["version"]
            self.save(text, self.random.choice(["both", "both", "theirs", "mine"]))
        else:
            self.faults.append((status, told))

    def post(self, form):
        headers = {
            "Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json", "Cookie": self.cookies,
        }  # fmt: skip
        self.wire.request("POST", self.place.path, urlencode(form), headers)
        answer = self.wire.getresponse()
        body = answer.read()
        return answer.status, json.loads(body) if answer.status in (200, 409) else body[:200]


@pytest.fixture
def item(council, coordinator, chair):
    return under_way(council).agenda_items[1]


def test_eight_editors_save_five_hundred_times_and_lose_nothing(live_server, item, coordinator, chair):
    address = f"{live_server.url}/arbete/moten/{item.meeting_id}/anteckningar/{item.pk}/"
    numbers, start = itertools.count(), threading.Barrier(EDITORS)
    turns = [[next(numbers) for _ in range(SAVES // EDITORS + (n < SAVES % EDITORS))] for n in range(EDITORS)]
    editors = [Editor(n, (coordinator, chair)[n % 2], address, turns[n], start) for n in range(EDITORS)]
    for editor in editors:
        editor.start()
    for editor in editors:
        editor.join()

    acknowledged = [each for editor in editors for each in editor.acknowledged]
    kept = dict(NoteVersion.objects.filter(record__item=item).values_list("number", "notes"))
    record = Record.objects.get(item=item)
    statuses = sum((editor.statuses for editor in editors), Counter())

    assert [editor.faults for editor in editors] == [[]] * EDITORS
    assert len(acknowledged) == SAVES
    assert set(statuses) == {200, 409}
    assert [own for text, own, _, _ in acknowledged if kept.get(own, "") != text] == []
    assert [number for _, _, stands, number in acknowledged if kept[number] != stands] == []
    assert sorted(kept) == list(range(2, record.version + 1))
    assert record.notes == kept[record.version]
