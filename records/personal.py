"""Everything the house holds about one person, told table by table.

Every column that points at a person is either TOLD here or LEFT_OUT with a reason: a test walks the models and says
which is missing. What is told is the person's own: others' names are not in it, nor what secrecy is to be tried for.
"""

from datetime import date, datetime
from typing import NamedTuple

from django.apps import apps

from office.almanac import moment
from office.models import Document, Entry

HIDDEN = "Utelämnat: sekretess ska prövas."


class Told(NamedTuple):
    """A table where people stand: by which columns, under which heading, and what is told of each row.

    `item` is the way to the item that a row belongs to: while that is secret, the columns in `hides` are left out.
    """

    model: str
    fields: tuple
    heading: str
    columns: dict
    item: str = ""
    hides: tuple = ()


ABOUT = {
    "Namn": "name", "E-post": "email", "Postadress": "postal_address", "Befattning": "title",
    "Organisation": "organisation", "Får logga in": "is_active", "Sköter administrationen": "is_staff",
    "Senast inloggad": "last_login",
}  # fmt: skip
NOT_ABOUT = {
    "id": "Radens nummer.",
    "password": "Lösenordet sparas bara så att det inte går att läsa.",
    "is_superuser": "Samma sak som att sköta administrationen.",
    "groups": "Används inte.",
    "user_permissions": "Används inte.",
}
_TERM = {"Från": "since", "Till": "until"}
_ITEM = {"item": "item", "hides": ("Vad",)}
TOLD = (
    Told("councils.Holding", ("person",), "Platser", {"Plats": "seat", "Ersättare": "is_substitute", **_TERM}),
    Told("councils.Cooption", ("person",), "Adjungeringar", {"Organ": "body", "Varför": "reason", **_TERM}),
    Told("councils.Readership", ("person",), "Läsrätt", {"Organ": "body", **_TERM}),
    Told("office.Hold", ("by", "lifted_by"), "Gallringsstopp du har satt eller hävt", {"Gallringsstopp": "pk"}),
    Told("situation.Rapporteur", ("person",), "Uppdrag som rapportör", {"För": "organisation", **_TERM}),
    Told(
        "meetings.Participant", ("person",), "Möten, svar och närvaro",
        {"Möte": "meeting", "Svar": "answer", "Svarade": "answered_at", "Hur": "answered_via", "Hälsning": "greeting",
         "Närvaro": "presence", "Kallad för att": "reason"},
    ),
    Told("meetings.Participant", ("stands_in_for",), "Möten där någon satt i ditt ställe", {"Möte": "meeting"}),
    Told("meetings.Meeting", ("chair",), "Möten du har lett", {"Möte": ""}),
    Told("meetings.Meeting", ("secretary",), "Möten där du har fört anteckningar", {"Möte": ""}),
    Told("meetings.Meeting", ("adjuster",), "Möten vars protokoll du har justerat", {"Möte": ""}),
    Told(
        "meetings.AgendaItem", ("proposed_by",), "Ärenden du har föreslagit",
        {"Rubrik": "title", "Beskrivning": "text", "Föreslaget": "proposed_at", "Läge": "state", "Svar": "answer"},
        hides=("Rubrik", "Beskrivning", "Svar"),
    ),
    Told(
        "meetings.Action", ("person",), "Åtgärder som ligger på dig",
        {"Möte": "meeting", "Vad": "text", "Klart senast": "due_on", "Läge": "state"}, **_ITEM,
    ),
    Told(
        "meetings.Action", ("made_by",), "Åtgärder du har antecknat",
        {"Möte": "meeting", "Vad": "text", "När": "made_at"}, **_ITEM,
    ),
    Told(
        "meetings.ActionChange", ("by",), "Ändringar du har gjort i åtgärder",
        {"Vad": "what", "När": "at", "Varför": "reason"}, "action.item", ("Vad", "Varför"),
    ),
    Told("meetings.Agenda", ("sent_by",), "Dagordningar du har skickat", {"Möte": "meeting", "När": "sent_at"}),
    Told("meetings.Minutes", ("sent_by",), "Protokoll du har skickat", {"Möte": "meeting", "När": "sent_at"}),
    Told(
        "meetings.Approval", ("person",), "Protokoll du ska justera",
        {"Möte": "minutes.meeting", "Som": "role", "Justerade": "approved_at"},
    ),
    Told(
        "meetings.Remark", ("by",), "Kommentarer till protokoll",
        {"Möte": "minutes.meeting", "Vad": "text", "När": "at"}, **_ITEM,
    ),
    Told("meetings.NoteVersion", ("by",), "När du har antecknat", {"Möte": "record.item.meeting", "När": "at"}),
    Told("meetings.PrivateNote", ("person",), "Egna anteckningar", {"Möte": "meeting", "Text": "text"}),
    Told(
        "meetings.Spreading", ("person",), "Där du har berättat om rådets arbete",
        {"Möte": "meeting", "Var": "where", "Annat": "other", "När": "at"},
    ),
    Told("meetings.Move", ("by",), "Möten du har flyttat", {"Möte": "meeting", "Varför": "reason", "När": "at"}),
    Told("meetings.Pack", ("asked_by",), "Möten du har hämtat som fil", {"Möte": "meeting", "När": "asked_at"}),
    Told(
        "office.Letter", ("recipient",), "Brev till dig",
        {"Om": "heading", "Till": "address", "Lagt i utkorgen": "posted_at", "Läge": "state", "Skickat": "sent_at"},
    ),
    Told("office.Reminder", ("recipient",), "Påminnelser", {"När": "due_at", "Varför": "reason", "Läge": "state"}),
    Told("office.Wish", ("person",), "Hur ofta du vill ha brev", {"Slag": "sort", "När": "rhythm"}),
    Told("office.Absence", ("person",), "Dagar du är borta", _TERM),
    Told("office.Feed", ("person",), "Kalenderadresser", {"Gjord": "made_at", "Stängd": "revoked_at"}),
    Told(
        "office.Link", ("person",), "Länkar i brev till dig",
        {"Till": "matter", "Gjord": "made_at", "Gäller till": "expires_at", "Stängd": "revoked_at"},
    ),
    Told("office.StoredFile", ("uploaded_by",), "Filer du har lämnat", {"Namn": "name", "När": "uploaded_at"}),
    Told("office.Marking", ("by",), "Märkningar du har gjort", {"Av": "matter", "Öppenhet": "openness", "När": "at"}),
    Told(
        "office.Entry", ("by",), "Vad du har gjort, enligt journalen",
        {"När": "at", "Vad": "what", "Med": "matter", "Med vilken rätt": "right"},
    ),
    Told("office.ListedWord", ("by", "removed_by"), "Ord du har ändrat i listan", {"När": "added_at"}),
    Told(
        "situation.Origin", ("reporter",), "Dina rapporter till EST",
        {"Kom in": "report.received_at", "Som du skrev": "text", "Får kontaktas": "may_be_contacted"},
    ),
    Told("situation.Handling", ("by",), "Rapporter du har granskat", {"När": "at", "Vad": "what"}),
    Told("situation.Import", ("by",), "Filer med rapporter du har läst in", {"Fil": "name", "När": "at"}),
    Told("situation.PoliceFigure", ("entered_by",), "Siffror du har skrivit in", {"Ur": "source", "När": "entered_at"}),
    Told("situation.SituationReport", ("approved_by",), "Lägesrapporter du har godkänt", {"När": "approved_at"}),
    Told("situation.GroupProposal", ("closed_by",), "Förslag om arbetsgrupper du har avgjort", {"När": "closed_at"}),
    Told("situation.Summary", ("made_by",), "Sammanfattningar du har gjort", {"När": "made_at"}),
    Told("situation.Dispatch", ("by",), "Lägesrapporter du har delat", {"När": "at"}),
    Told("situation.Recipient", ("person",), "Lägesrapporter du har fått", {"Som": "role", "När": "dispatch.at"}),
    Told("account.EmailAddress", ("user",), "Adresser att logga in med", {"Adress": "email", "Bekräftad": "verified"}),
    Told(
        "mfa.Authenticator", ("user",), "Sätt att logga in på i två steg",
        {"Slag": "type", "Skapat": "created_at", "Senast använt": "last_used_at"},
    ),
    Told(
        "socialaccount.SocialAccount", ("user",), "Inloggning genom arbetsgivaren",
        {"Genom": "provider", "Identitet": "uid", "Sedan": "date_joined", "Senast": "last_login"},
    ),
    Told(
        "usersessions.UserSession", ("user",), "Inloggningar",
        {"Sedan": "created_at", "Senast": "last_seen_at", "Från": "ip", "Program": "user_agent"},
    ),
    Told("records.Disclosure", ("registered_by",), "Begäranden du har skrivit ner", {"Begäran": "", "När": "asked_at"}),
    Told("records.Part", ("decided_by",), "Handlingar du har prövat", {"Handling": "number", "När": "decided_at"}),
    Told("records.Extract", ("person",), "Utdrag om dig", {"När": "asked_at", "Varför": "reason"}),
    Told("records.Extract", ("asked_by",), "Utdrag du har begärt", {"När": "asked_at"}),
)  # fmt: skip
# What is known of the person beside the tables: a name and its value in each row.
FACTS = ["Uppgift", "Värde"]
LEFT_OUT = {
    "office.Hold.person": "Att något inte får gallras kan gälla en utredning: frågan prövas av samordnaren.",
    "admin.LogEntry.user": "Samma händelser står i journalen.",
    "office.Entry.about": "Står under Vad som har gjorts med dina uppgifter.",
}


def gather(person):
    """[{heading, columns, rows}], each table that has something; plain words throughout."""
    tables = [_about(person), *(_table(told, person) for told in TOLD), _done_to(person), _named_in(person)]
    return [table for table in tables if table["rows"]]


def _about(person):
    rows = [[label, _told(_value(person, way))] for label, way in ABOUT.items()]
    return {"heading": "Om dig", "columns": FACTS, "rows": rows}


def _table(told, person):
    model = apps.get_model(told.model)
    found = {row.pk: row for field in told.fields for row in _rows(model, told, field, person)}
    rows = [[_cell(told, row, label, person) for label in told.columns] for row in found.values()]
    return {"heading": told.heading, "columns": list(told.columns), "rows": rows}


def _rows(model, told, field, person):
    """With what the columns reach, so that a table costs one question."""
    reached = {way for each in (*told.columns.values(), told.item) if (way := _reached(model, each))}
    rows = model._base_manager.filter(**{field: person}).order_by("pk")
    heavy = [each.name for each in model._meta.concrete_fields if each.get_internal_type() == "BinaryField"]
    return rows.select_related(*reached).defer(*heavy) if reached else rows.defer(*heavy)


def _reached(model, way):
    """The part of the way that leads to other tables; and to the body, by which a meeting or a seat is called."""
    steps = []
    for name in way.split("."):
        found = next((each for each in model._meta.concrete_fields if each.name == name and each.is_relation), None)
        if found is None:
            break
        steps, model = [*steps, name], found.related_model
    named = any(each.name == "body" and each.is_relation for each in model._meta.concrete_fields)
    return "__".join([*steps, "body"] if named else steps)


def _cell(told, row, label, person):
    item = _value(row, told.item) if label in told.hides else None
    if item is not None and item.is_secret and not person.has_perm("meetings.read_secret", item):
        return HIDDEN
    return _told(_value(row, told.columns[label]))


def _value(row, way):
    """What is at the end of the way; a choice by its label. No way at all is the row itself."""
    *steps, last = way.split(".")
    for step in steps:
        row = getattr(row, step)
    if not last or row is None:
        return row
    shown = getattr(row, f"get_{last}_display", None)
    return shown() if shown else getattr(row, last)


def _told(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value))
    return str(value)


def _done_to(person):
    """That something was changed about the person; by whom is another person's."""
    rows = [[moment(line.at), line.what] for line in Entry.objects.concerning(person).order_by("at", "pk")]
    return {"heading": "Vad som har gjorts med dina uppgifter", "columns": ["När", "Vad"], "rows": rows}


def _named_in(person):
    """Documents that hold the name; their words are had from the register."""
    found = Document.objects.not_secret().filter(html__contains=person.name).without_bytes().order_by("made_at")
    rows = [[each.title, moment(each.made_at)] for each in found.exclude(matter__startswith="office.letter/")]
    return {"heading": "Handlingar där ditt namn står", "columns": ["Handling", "Upprättad"], "rows": rows}
