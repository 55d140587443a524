"""What a pack holds, told before it is made: each part with its place, its title and a mark of what is in it."""

import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial

from councils.models import Person
from meetings.letters.posting import event
from meetings.marked import held_back
from meetings.models import Action, Agenda, Meeting, Minutes, MinutesState, papers_of
from meetings.packs import tables
from meetings.packs.names import Names, safe, safe_file
from meetings.packs.whole import whole_minutes
from office import calendars, documents
from office.guarding import outward

# Raised when packs come to be made in another way, so that the old ones are not handed out as the same.
MADE_AS = 1
PDF = "application/pdf"


@dataclass(frozen=True)
class Part:
    """One thing in a pack. `opened` gives its bytes as a file; `mark` changes when they do."""

    path: str
    title: str
    heading: str
    mark: str
    opened: Callable = field(repr=False, compare=False)
    kind: str = PDF
    is_bound: bool = True

    @property
    def is_pdf(self):
        return self.kind == PDF


@dataclass(frozen=True)
class Contents:
    meeting: Meeting
    with_secrets: bool
    parts: list[Part]
    left_out: list[str]

    @property
    def bound(self):
        """What goes into the PDF; tables and calendar files are in the ZIP alone."""
        return [part for part in self.parts if part.is_bound]

    @cached_property
    def fingerprint(self):
        meeting = self.meeting
        about = [str(meeting), meeting.body.name, meeting.starts_at, meeting.ends_at, meeting.place, meeting.state]
        told = [(part.path, part.title, part.heading, part.mark) for part in self.parts]
        said = json.dumps([MADE_AS, self.with_secrets, about, told, self.left_out], default=str)
        return hashlib.sha256(said.encode()).hexdigest()


class Matter:
    """What a meeting has, read once however many packs are told of it."""

    def __init__(self, meeting):
        self.meeting = meeting
        self.items = meeting.agenda_items
        self.agendas = list(Agenda.objects.of_meeting(meeting).for_packs())
        self.held_back = held_back(self.agendas)
        self.minutes = list(Minutes.objects.of_meeting(meeting).ever_approved().for_lists())
        self.papers = papers_of(meeting)
        self.actions = list(Action.objects.of_meeting(meeting).for_lists().in_order())

    @property
    def has_secrets(self):
        documents = (each.document for each in self.minutes)
        return bool(self.held_back) or any(each.is_secret for each in (*self.items, *self.papers, *documents))


def gather(meeting, *, with_secrets):
    """Everything of the meeting that those who see it may read; with what is to be tried for secrecy or without."""
    return _gathered(Matter(meeting), with_secrets)


def variants(meeting, *, reads_secrets):
    """The contents without what is secret; and, for those who may read that and when there is any, with it."""
    matter = Matter(meeting)
    ways = (False, True) if reads_secrets and matter.has_secrets else (False,)
    return [_gathered(matter, with_secrets) for with_secrets in ways]


def _gathered(matter, with_secrets):
    once = Names()
    parts = [
        *_agendas(matter, once, with_secrets),
        *_minutes(matter, once, with_secrets),
        *_papers(matter, once, with_secrets),
        *_tables(matter, with_secrets),
    ]
    return Contents(matter.meeting, with_secrets, parts, [] if with_secrets else _left_out(matter))


def _agendas(matter, once, with_secrets):
    """Those that were sent; one that tells what has become secret since is not handed out once more."""
    return [
        _frozen(
            agenda.document,
            once(f"Dagordning/{safe_file(agenda.document.file_name)}"),
            f"Dagordning, version {agenda.number}",
            "Dagordning",
            is_bound=agenda == matter.agendas[-1],
        )
        for agenda in matter.agendas
        if with_secrets or agenda.pk not in matter.held_back
    ]


def _minutes(matter, once, with_secrets):
    """Every version that was approved; bound is the one that stands. The whole of it only beside what is secret."""
    word, parts = matter.meeting.body.minutes_word, []
    for each in matter.minutes:
        if each.document.is_secret and not with_secrets:
            continue
        path = once(f"{word}/{safe_file(each.document.file_name)}")
        title, stands = f"{word}, version {each.number}", each.state == MinutesState.APPROVED
        parts.append(_frozen(each.document, path, title, word, is_bound=stands))
        if with_secrets and any(item.is_secret for item in matter.items):
            whole = once(path.removesuffix(".pdf") + "-hela.pdf")
            mark, opened = f"{each.document.html_sha256} whole", partial(_printed, each)
            parts.append(Part(whole, f"{title}, hela", word, mark, opened, is_bound=stands))
    return parts


def _printed(minutes):
    """What the frozen document holds back is printed for those who may read it."""
    return io.BytesIO(whole_minutes(minutes))


def _papers(matter, once, with_secrets):
    shown = [paper for paper in matter.papers if with_secrets or not paper.is_secret]
    parts = [_uploaded(paper, "Möteshandlingar", "Till mötet", once) for paper in shown if paper.meeting_id]
    for number, item in enumerate(matter.items, start=1):
        if item.is_secret and not with_secrets:
            continue
        title = outward(item.title)
        folder, heading = f"{number:02} {safe(title, 'Ärende')}", f"{number}. {title}"
        parts += [_text(item, folder, heading, once)] if item.is_secret and item.text else []
        parts += [_uploaded(paper, folder, heading, once) for paper in shown if paper.item_id == item.pk]
    return parts


def _tables(matter, with_secrets):
    meeting = matter.meeting
    actions = [each for each in matter.actions if with_secrets or not (each.item and each.item.is_secret)]
    calendar = [meeting.uid, meeting.sequence, meeting.starts_at, meeting.ends_at, meeting.place, meeting.state]
    return [
        _written("Närvarolista.csv", "Närvarolista", tables.attendance(meeting)),
        _written("Åtgärder.csv", "Åtgärder", tables.actions(actions)),
        Part("Möte.ics", "Mötet för kalendern", "", _digest(str(calendar)), partial(_calendar, meeting),
             kind="text/calendar", is_bound=False),
    ]  # fmt: skip


def _calendar(meeting):
    return io.BytesIO(calendars.publish(event(meeting, Person())).encode())


def _frozen(document, path, title, heading, *, is_bound):
    return Part(path, title, heading, document.html_sha256, partial(_rendered, document), is_bound=is_bound)


def _rendered(document):
    return io.BytesIO(documents.render(document))


def _uploaded(paper, folder, heading, once):
    stored = paper.file
    name = outward(stored.name)
    path = once(f"{folder}/{safe_file(name)}")
    mark = stored.sha256 if stored.is_served else f"{stored.sha256} {stored.scan}"
    return Part(path, name, heading, mark, partial(_stored, stored), kind=stored.content_type)


def _stored(stored):
    """A handle of its own: the field's is left as it was. What is not served is as if it were gone."""
    if not stored.is_served:
        raise FileNotFoundError(stored.name)
    return stored.file.storage.open(stored.file.name, "rb")


def _text(item, folder, heading, once):
    """What a secret item says is on no agenda that is sent."""
    data = outward(item.text).encode("utf-8-sig")
    path = once(f"{folder}/Ärendets text.txt")
    return Part(path, "Ärendets text", heading, _digest(item.text), partial(io.BytesIO, data), kind="text/plain")


def _written(path, title, data):
    mark = hashlib.sha256(data).hexdigest()
    return Part(path, title, "", mark, partial(io.BytesIO, data), kind="text/csv", is_bound=False)


def _digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def _left_out(matter):
    """By number alone: not even what they are called leaves with the pack."""
    numbers = [str(number) for number, item in enumerate(matter.items, start=1) if item.is_secret]
    held = [str(agenda.number) for agenda in matter.agendas if agenda.pk in matter.held_back]
    minutes = [str(each.number) for each in matter.minutes if each.document.is_secret]
    word = matter.meeting.body.minutes_word
    return [
        *(f"Punkt {number}: sekretess ska prövas." for number in numbers),
        *(f"Dagordning, version {number}: sekretess ska prövas för något som står i den." for number in held),
        *(f"{word}, version {number}: sekretess ska prövas för något som står i dem." for number in minutes),
    ]
