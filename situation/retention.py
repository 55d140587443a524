"""How long what is told of places, and who told it, is kept."""

from office.retention import Period, keep, stays
from office.retention.own import MINIMISE, PROPOSED

PLACES = "EST handlar om platser: det som räknas står kvar, ordalydelsen behövs bara medan läget är aktuellt."

keep(
    "situation.Origin",
    what="Vem som lämnade en rapport till EST, och orden som de kom",
    why=f"Behövs medan någon kan behöva fråga vidare. {MINIMISE}",
    after=Period(years=1),
    anchor="från att rapporten kom in",
    rows=lambda rows, before: rows.filter(report__received_at__lt=before),
    dated="",
    person=("reporter",),
    matter={"report": "situation.report"},
)
keep(
    "situation.Report/words",
    what="Rapporternas beskrivning, vad som gjordes och bilden",
    why=f"{PLACES} {PROPOSED}",
    after=Period(years=2),
    anchor="från att rapporten kom in",
    rows=lambda rows, before: rows.filter(received_at__lt=before),
    dated="received_at",
    clear={"text": "", "handled_how": "", "handled_by": ""},
    files=("photo",),
    matter={"pk": "situation.report"},
)
keep(
    "situation.Handling",
    what="Vad som gjordes med en rapport i granskningen",
    why=f"Behövs för att kunna ångra och förklara. {PLACES}",
    after=Period(years=2),
    anchor="från granskningen",
    rows=lambda rows, before: rows.filter(at__lt=before, report__received_at__lt=before),
    dated="at",
    person=("by",),
    matter={"report": "situation.report"},
)
keep(
    "situation.Handling/before",
    what="Vad en rapport sade innan den granskades",
    why=f"Behövs för att kunna ångra, medan orden som de kom finns kvar. {MINIMISE}",
    after=Period(years=1),
    anchor="från att rapporten kom in",
    rows=lambda rows, before: rows.filter(report__received_at__lt=before),
    dated="at",
    clear={"before": {}},
    person=("by",),
    matter={"report": "situation.report"},
)
keep(
    "situation.Import/file",
    what="Filer med rapporter som har lästs in, och vad som visades ur dem",
    why=f"Det som lästes in står i rapporterna. {MINIMISE}",
    after=Period(days=90),
    anchor="från att filen lämnades",
    rows=lambda rows, before: rows.filter(at__lt=before),
    dated="at",
    clear={"faults": [], "sample": [], "unknown": [], "headers": [], "columns": {}, "words": {}, "name": ""},
    files=("file",),
    person=("by",),
)
keep(
    "situation.Rapporteur",
    what="Rapportörernas uppdrag",
    why=f"Uppdraget är slut. {MINIMISE}",
    after=Period(years=2),
    anchor="från uppdragets sista dag",
    rows=lambda rows, before: rows.filter(until__lt=before.date()),
    dated="until",
    person=("person",),
)
stays(
    "situation.Report",
    "situation.Place",
    "situation.Area",
    "situation.Outline",
    "situation.Category",
    "situation.PoliceFigure",
    what="Vad som hände, var och när, som det räknas",
    why=f"Bevaras. Lägesbilden vilar på det och ingen person står i det. {PROPOSED}",
)
stays(
    "situation.SituationReport",
    "situation.ActionPlace",
    "situation.Edition",
    "situation.Dispatch",
    "situation.Recipient",
    what="Lägesrapporter och vilka som fick dem",
    why="Bevaras. Det som har godkänts och skickats är låst i databasen.",
)
keep(
    "situation.GroupProposal",
    what="Utkast till förslag om arbetsgrupper",
    why=f"Det som föreslogs för Brå står i ärendet. {PLACES}",
    after=Period(years=2),
    anchor="från att samordnaren avgjorde det",
    rows=lambda rows, before: rows.filter(closed_at__lt=before),
    dated="closed_at",
    person=("closed_by",),
    matter={"pk": "situation.groupproposal"},
)
stays(
    "situation.Summary",
    what="Sammanfattningar av kvartal, tertial och år",
    why="Bevaras. Det som har upprättats eller publicerats är låst i databasen.",
)
stays("situation.Mapping", "situation.Import", what="Hur filer läses in", why="Säger inget om någon person.")
