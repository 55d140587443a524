"""What is known of a person, gathered for them or for the coordinator who answers them; each time is in the journal."""

from office import clock
from office.documents import on_commit_once
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from records import personal
from records.extracts import page, wake
from records.models import Extract

extracts = Lifecycle("records")


@extracts.step(label="Ta fram uppgifter om en person", done="Uppgifterna tas fram.", asks=True)
def take_out(person, by, reason=""):
    """As they are now; the PDF comes within a minute, the other files at once."""
    if by.pk != person.pk and not reason.strip():
        raise StepRefused("Skriv varför uppgifterna tas fram.")
    if waits := Extract.objects.of(person).unmade().filter(asked_by=by).first():
        raise AlreadyDone(waits)
    now, tables = clock.now(), personal.gather(person)
    on_commit_once(wake)
    return Extract.objects.create(
        person=person,
        asked_by=by,
        asked_at=now,
        reason=reason.strip() or "Personen själv bad om det.",
        content={"om": person.name, "uttaget": now.isoformat(), "tables": tables},
        html=page(person, tables, now),
    )
