"""One row of a file: what it tells of a report, or everything that is wrong with it."""

import uuid
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from office import guarding, privacy
from office.almanac import at, local
from office.models import ListedWord
from situation.models import Area, Category, Channel, Place, Severity, Told, When
from situation.receiving import whole

SPACE = uuid.UUID("6a3f2f7e-52a5-4f0b-9a2c-0f0d6b2f8e11")  # of keys that are made from rows
LONGEST_TEXT = 500
OLDEST = timedelta(days=366 * 11)
YES_OR_NO = {"ja": Told.YES, "j": Told.YES, "x": Told.YES, "1": Told.YES, "nej": Told.NO, "n": Told.NO, "0": Told.NO}
DAYS = ("%Y-%m-%d", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y%m%d", "%d/%m/%Y")
TIMES = ("%H:%M", "%H.%M", "%H:%M:%S", "%H%M")


class Faulty(Exception):
    """Everything that is wrong with a row: (what it was to tell, what is wrong)."""

    def __init__(self, faults):
        super().__init__(faults)
        self.faults = faults


class Reader:
    """Reads the rows of one file. What it looks things up in is fetched once."""

    def __init__(self, matter, headers, now):
        self.organisation, self.now, self.matter = matter.organisation, now, matter
        self.oldest, self.today = local(now - OLDEST).date(), local(now).date()
        self.at = {key: headers.index(header) for key, header in matter.columns.items() if header in headers}
        self.categories = _categories(matter.words)
        self.places = _by_name(Place.objects.in_use().with_area(), lambda place: [place.name, *place.also.split(",")])
        self.areas = _by_name(Area.objects.all(), lambda area: [area.name, area.code])
        self.lists = ListedWord.objects.lists()
        self.unknown = {}

    def read(self, cells, *, was_read=False):
        """The row's key and what it tells; Faulty with everything that is wrong. A text is read by the guard once."""
        self.faults = []
        told = {key: _plain(cells[place]) if place < len(cells) else "" for key, place in self.at.items()}
        facts = {
            **self._when(told.get("day", ""), told.get("time", "")),
            "category": self._category(told.get("category", "")),
            **self._where(told.get("place", ""), told.get("area", "")),
            "severity": self._severity(told.get("severity", "")),
            "police_report": self._police(told.get("police", "")),
            "text": str(told.get("text", "")) if was_read else self._text(told.get("text", "")),
        }
        if self.faults:
            raise Faulty(self.faults)
        return self._key(told), facts

    def whole(self, key, facts):
        """What the report is made of."""
        known = {"key": key, "channel": Channel.FILE, "imported": self.matter}
        return whole(self.organisation, self.now, **facts, **known)

    def _key(self, told):
        """The same row of the same organisation is the same report, however often it is sent."""
        row = told.get("number") or repr(sorted((name, str(value)) for name, value in told.items()))
        return uuid.uuid5(SPACE, f"{self.organisation.pk}/{row}")

    def _fault(self, key, words):
        self.faults.append((key, words))

    def _when(self, day, clock):
        moment = _moment(day)
        if moment is None:
            self._fault("day", f"”{_short(day)}” är ingen dag" if day else "dagen saknas")
            return {}
        hour = _clock(clock) if clock != "" else (moment.time() if isinstance(moment, datetime) else None)
        if clock != "" and hour is None:
            self._fault("time", f"”{_short(clock)}” är inget klockslag")
        there = moment.date() if isinstance(moment, datetime) else moment
        if not self.oldest <= there <= self.today:
            self._fault("day", f"{there} ligger i framtiden eller för långt tillbaka")
            return {}
        return self._on(there, hour)

    def _on(self, day, hour):
        if hour is None or hour == time():
            since, until = at(day, time()), at(day + timedelta(days=1), time())
            return {"when": When.INTERVAL, "happened_at": since, "happened_until": until}
        if at(day, hour) > self.now:
            self._fault("time", "klockslaget har inte varit än")
        return {"when": When.EXACT, "happened_at": at(day, hour)}

    def _category(self, word):
        category = self.categories.get(str(word).casefold())
        if category is None:
            self.unknown[str(word)[:80]] = self.unknown.get(str(word)[:80], 0) + 1
            self._fault("category", f"”{_short(word)}” är ingen känd kategori" if word else "kategorin saknas")
        return category

    def _where(self, place, area):
        found, around = self.places.get(str(place).casefold(), []), self.areas.get(str(area).casefold(), [])
        if len(found) > 1 and around:
            found = [each for each in found if each.area in around] or found
        if len(found) > 1:
            self._fault("place", f"”{_short(place)}” är flera platser i listan, och området säger inte vilken")
        elif not found and len(around) > 1:
            self._fault("area", f"”{_short(area)}” är flera områden i listan")
        elif found or around:
            return {"place": found[0]} if found else {"area": around[0]}
        else:
            told = _short(place or area)
            self._fault("place", f"”{told}” är varken en plats eller ett område i listan" if told else "platsen saknas")
        return {}

    def _severity(self, told):
        if told == "":
            return Severity.UNSAFE
        try:
            return Severity(int(float(told)))
        except (TypeError, ValueError, OverflowError):
            self._fault("severity", f"”{_short(told)}” är inte 1, 2, 3 eller 4")
            return None

    def _police(self, told):
        return YES_OR_NO.get(str(told).casefold(), Told.UNKNOWN)

    def _text(self, told):
        text = str(told)
        if len(text) > LONGEST_TEXT:
            self._fault("text", f"texten är längre än {LONGEST_TEXT} tecken")
        found = privacy.find(text[: LONGEST_TEXT * 2], self.lists, self.today)
        for kind in privacy.counted(found) if found else ():
            self._fault("text", f"texten innehåller {kind}")
        return text


def _categories(words):
    """By key, by name and by the file's own words. A name that several have tells nothing until a word says which."""
    every = list(Category.objects.select_related("parent"))
    by_key = {category.key: category for category in every}
    by_name = _by_name(every, lambda each: [each.name])
    own = {word.casefold(): by_key[key] for word, key in words.items() if key in by_key}
    return by_key | {name: found[0] for name, found in by_name.items() if len(found) == 1} | own


def _by_name(things, names):
    """All that are called so, for several may be."""
    found = defaultdict(list)
    for thing in things:
        for name in {each.strip().casefold() for each in names(thing)} - {""}:
            found[name].append(thing)
    return dict(found)


def _plain(cell):
    if cell is None:
        return ""
    if isinstance(cell, str):
        return " ".join(cell.replace("\0", "").split())
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _short(told):
    """As much of what was written as shows which it is; what points at a person is told by its kind alone."""
    return guarding.outward(str(told)[:40]) if told else ""


def _moment(told):
    return told if isinstance(told, (date, datetime)) else _written_day(str(told))


@lru_cache(maxsize=5000)
def _written_day(told):
    for form in DAYS:
        try:
            moment = datetime.strptime(told, form)  # noqa: DTZ007  on the clock on the wall, as `at` takes it
        except ValueError:
            continue
        return moment if "%H" in form else moment.date()
    return None


def _clock(told):
    if isinstance(told, datetime):
        return told.time()
    return told if isinstance(told, time) else _written_time(str(told))


@lru_cache(maxsize=5000)
def _written_time(told):
    """A number is hours and minutes; a spreadsheet leaves out the noughts that it began with. Of 1 to 23 nobody can say
    whether they are hours or minutes past midnight.
    """
    if told.isdecimal():
        told = "" if len(told) <= 2 and 0 < int(told) <= 23 else told.zfill(4)
    for form in TIMES:
        try:
            return datetime.strptime(told, form).time()  # noqa: DTZ007  a time alone
        except ValueError:
            continue
    return None
