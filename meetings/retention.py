"""How long what belongs to meetings is kept."""

from meetings.models import ItemState
from office.retention import Period, keep, stays
from office.retention.own import MINIMISE, PROPOSED

MEETING = "meetings.meeting"
GONE = "Gallrat förslag"
NOT_TAKEN_UP = (ItemState.RETURNED, ItemState.WITHDRAWN)

keep(
    "meetings.PrivateNote",
    what="Egna anteckningar från möten",
    why=f"Minnesstöd för den som skrev dem, inga allmänna handlingar (TF 2 kap.). {MINIMISE}",
    after=Period(years=1),
    anchor="från mötet",
    rows=lambda rows, before: rows.filter(meeting__ends_at__lt=before),
    dated="",
    person=("person",),
    matter={"meeting": MEETING},
)
keep(
    "meetings.Participant/greeting",
    what="Hälsningar i svar på kallelser till möten som inte har fått ett justerat protokoll",
    why=f"Svaret och närvaron står kvar. Det ett justerat protokoll vilar på är låst. {MINIMISE}",
    after=Period(years=2),
    anchor="från mötet",
    rows=lambda rows, before: rows.filter(meeting__ends_at__lt=before, is_locked=False),
    dated="answered_at",
    clear={"greeting": ""},
    person=("person",),
    matter={"meeting": MEETING},
)
keep(
    "meetings.AgendaItem/not_taken_up",
    what="Ärenden som lämnades eller togs tillbaka och aldrig togs upp",
    why=f"Att de har funnits står kvar, men inte vad de sa. {PROPOSED}",
    after=Period(years=2),
    anchor="från förslaget",
    rows=lambda rows, before: rows.filter(
        proposed_at__lt=before, state__in=NOT_TAKEN_UP, is_locked=False, meeting=None
    ),
    dated="proposed_at",
    clear={"title": GONE, "text": "", "answer": "", "presenter": "", "late_because": "", "secrecy_ground": ""},
    person=("proposed_by",),
    matter={"pk": "meetings.agendaitem"},
)
keep(
    "meetings.Attachment",
    what="Bilagor som har tagits bort från ett möte eller ärende",
    why=f"De hör inte längre till handlingarna. Filen gallras med dem. {PROPOSED}",
    after=Period(years=1),
    anchor="från att bilagan togs bort",
    rows=lambda rows, before: rows.filter(removed_at__lt=before),
    dated="removed_at",
    person=("file__uploaded_by",),
    matter={"meeting": MEETING, "item": "meetings.agendaitem", "item__meeting": MEETING},
)
keep(
    "meetings.Spreading",
    what="Var var och en har berättat om rådets arbete",
    why=f"Riktlinjen ber om spridningen, inte om ett register över vem som har gjort den. {MINIMISE}",
    after=Period(years=3),
    anchor="från att det noterades",
    rows=lambda rows, before: rows.filter(at__lt=before),
    dated="at",
    person=("person",),
    matter={"meeting": MEETING},
)
keep(
    "meetings.Pack",
    what="Ett helt möte som en fil",
    why="Filen är en kopia och görs om när någon ber om den.",
    after=Period(days=30),
    anchor="från att den beställdes",
    rows=lambda rows, before: rows.filter(asked_at__lt=before),
    dated="asked_at",
    files=("file",),
    person=("asked_by",),
    matter={"meeting": MEETING},
)

KEPT = "Bevaras. "
stays(
    "meetings.Meeting",
    "meetings.AgendaItem",
    "meetings.Agenda",
    "meetings.Record",
    "meetings.Decision",
    "meetings.Minutes",
    "meetings.Approval",
    "meetings.Move",
    "meetings.Participant",
    what="Möten, ärenden, dagordningar, utfall, beslut, protokoll och närvaro",
    why=f"{KEPT}De visar vad rådet och grupperna har kommit fram till. Kraven i lag (2023:196) följs upp med dem.",
)
stays(
    "meetings.NoteVersion",
    "meetings.Remark",
    what="Anteckningarnas tidigare lydelser och kommentarer till protokollet",
    why=f"{KEPT}De visar hur protokollet kom till, och databasen vägrar att ta bort dem.",
)
stays(
    "meetings.Action",
    "meetings.ActionChange",
    what="Åtgärder och hur det gick med dem",
    why=f"{KEPT}Uppföljningen av åtgärder är ett krav i lag (2023:196), och historiken är låst i databasen.",
)
stays("meetings.StandingItem", what="Fasta punkter på dagordningen", why="Inställningar. Säger inget om någon person.")
