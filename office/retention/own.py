"""The office's own lines, and those of the libraries it leans on."""

from django.db.models import Exists, OuterRef, Q

from office.models.letters import NOT_LEFT, LetterState
from office.retention import Period, keep, stays

MINIMISE = "Dataskyddsförordningen artikel 5.1 e: uppgifter om personer sparas inte längre än de behövs."
PROPOSED = "Gäller som förslag tills kommunstyrelsen har beslutat om gallring (arkivlagen 1990:782, 10 §)."
ON_ITS_WAY = (*NOT_LEFT, LetterState.IN_FLIGHT)


def _held_by_nothing(rows):
    """Those that no row of any model refers to: an attachment, what was handed out, whatever a room above has."""
    for way in rows.model._meta.get_fields(include_hidden=True):
        if way.auto_created and not way.concrete:
            holders = way.related_model._base_manager.filter(**{way.field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(holders))
    return rows


keep(
    "office.Letter/text",
    what="Brevens text, kalenderinbjudan, adress och serverns svar",
    why=f"Vem som fick vilket brev och när står kvar. {MINIMISE} {PROPOSED}",
    after=Period(years=2),
    anchor="från att brevet skrevs",
    rows=lambda rows, before: rows.filter(posted_at__lt=before).exclude(state__in=ON_ITS_WAY),
    dated="posted_at",
    clear={"body": "", "calendar": "", "search_text": "", "last_error": "", "address": ""},
    person=("recipient",),
    matter={"matter": ""},
)
keep(
    "office.Attempt",
    what="Försök att skicka ett brev, med mejlserverns svar",
    why=f"Behövs medan ett brev kan ha kommit bort. {MINIMISE}",
    after=Period(years=2),
    anchor="från försöket",
    rows=lambda rows, before: rows.filter(at__lt=before, letter__posted_at__lt=before).exclude(
        letter__state__in=ON_ITS_WAY
    ),
    dated="at",
    person=("letter__recipient",),
    matter={"letter__matter": ""},
)
keep(
    "office.Reminder",
    what="Påminnelser och vad som blev av dem",
    why=f"Breven som de blev till står i utskicken. {MINIMISE}",
    after=Period(years=1),
    anchor="från dagen påminnelsen gällde",
    rows=lambda rows, before: rows.filter(due_at__lt=before).exclude(state="planned"),
    dated="due_at",
    person=("recipient",),
)
keep(
    "office.Link",
    what="Länkar i brev som öppnar utan inloggning",
    why=f"En länk som inte öppnar något behövs inte. {MINIMISE}",
    after=Period(days=90),
    anchor="från att länken slutade gälla",
    rows=lambda rows, before: rows.filter(Q(expires_at__lt=before) | Q(revoked_at__lt=before)),
    dated="made_at",
    person=("person",),
    matter={"matter": ""},
)
keep(
    "office.Feed",
    what="Stängda kalenderprenumerationer",
    why=f"En stängd prenumeration öppnar inget. {MINIMISE}",
    after=Period(days=90),
    anchor="från att den stängdes",
    rows=lambda rows, before: rows.filter(revoked_at__lt=before),
    dated="revoked_at",
    person=("person",),
)
keep(
    "office.Absence",
    what="Dagar då någon har sagt sig vara borta",
    why=f"Behövs bara medan breven väntar. {MINIMISE}",
    after=Period(days=90),
    anchor="från den sista dagen",
    rows=lambda rows, before: rows.filter(until__lt=before.date()),
    dated="until",
    person=("person",),
)
keep(
    "office.StoredFile",
    what="Uppladdade filer som inte hör till något",
    why="Handlingar till möten bevaras. En fil vars bilaga är gallrad, eller som aldrig blev en bilaga, gör det inte.",
    after=Period(days=30),
    anchor="från uppladdningen",
    rows=lambda rows, before: _held_by_nothing(rows.filter(uploaded_at__lt=before)),
    dated="uploaded_at",
    files=("file",),
    person=("uploaded_by",),
)
keep(
    "office.ListedWord",
    what="Ord som har tagits bort från ordlistan",
    why=f"Ordet kan vara någons namn. {MINIMISE}",
    after=Period(years=1),
    anchor="från att ordet togs bort",
    rows=lambda rows, before: rows.filter(removed_at__lt=before),
    dated="removed_at",
    person=("by",),
)
keep(
    "office.Hold",
    what="Gallringsspärrar som har hävts",
    why="Att den satts och hävts står i journalen.",
    after=Period(years=5),
    anchor="från att den hävdes",
    rows=lambda rows, before: rows.filter(lifted_at__lt=before),
    dated="lifted_at",
    person=("person",),
)
keep(
    "sessions.Session",
    what="Inloggningar som har gått ut",
    why=f"De släpper inte in någon. {MINIMISE}",
    after=Period(days=1),
    anchor="från att inloggningen gick ut",
    rows=lambda rows, before: rows.filter(expire_date__lt=before),
    dated="expire_date",
)
keep(
    "admin.LogEntry",
    what="Administrationens egen lista över ändringar",
    why=f"Ändringarna står i journalen. {MINIMISE}",
    after=Period(years=2),
    anchor="från ändringen",
    rows=lambda rows, before: rows.filter(action_time__lt=before),
    dated="action_time",
    person=("user",),
)

stays(
    "office.Document",
    what="Dagordningar, protokoll och andra upprättade dokument",
    why="Bevaras. De visar vad som togs upp och beslutades, och databasen vägrar att ta bort dem.",
)
stays(
    "office.Entry",
    "office.Seal",
    what="Journalen och dess sigill",
    why="Bevaras. Varje rad vilar på raden före. Det som någon har skrivit i en text står inte i den.",
)
stays(
    "office.Marking",
    what="Hur handlingar och ärenden har märkts",
    why="Bevaras med det som märktes. De visar vem som prövade och på vilken grund.",
)
stays(
    "office.Erasure",
    "office.ErasureLine",
    what="Gallringsprotokoll",
    why="Bevaras. De visar vad som har gallrats och med vilket stöd.",
)
stays(
    "office.WordList",
    "office.Lease",
    "office.Job",
    "auth.Group",
    "auth.Permission",
    "contenttypes.ContentType",
    what="Systemets egna rader",
    why="Säger inget om någon person.",
)
