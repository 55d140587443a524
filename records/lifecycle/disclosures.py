"""A request for records: written down, each record judged, then handed out or refused in writing.

Who asks, and what is masked, is told by no line in the journal: these steps write their own.
"""

import hashlib

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from office import clock, documents, journal, uploads
from office.journal import Told
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused
from office.trace import label
from records import copies, masking, register
from records import documents as papers
from records.models import Disclosure, DisclosureState, Verdict

requests, disclosures = Lifecycle("records"), Lifecycle("records")
OPEN = DisclosureState.REQUESTED
label("records", records="Handlingar", number="Handling", verdict="Prövning", ground="Lagrum")
MOST_PARTS = 100


def every_record_is_judged(disclosure):
    parts = list(disclosure.parts.all())
    if not parts:
        return "Lägg till de handlingar som begärs."
    left = sum(not part.verdict for part in parts)
    if left and len(parts) == 1:
        return "Handlingen är inte prövad."
    return f"{left} av {len(parts)} handlingar är inte prövade." if left else ""


def every_copy_is_made(disclosure):
    waiting = disclosure.parts.filter(verdict=Verdict.MASK, copy__sha256="").exclude(copy=None).exists()
    return "En maskad kopia görs i ordning. Det brukar ta några sekunder." if waiting else ""


@requests.step(label="Skriv ner en begäran", done="Begäran är nedskriven.", asks=True, journalled=False)
def ask(municipality, by, once=None, number="", **fields):
    """Somebody has asked; the clock runs from when they did."""
    if once and (made := Disclosure.objects.filter(once=once).first()):
        raise AlreadyDone(made)
    if fields["asked_at"] > clock.now():
        raise StepRefused("Begäran kan inte ha kommit senare än nu.")
    disclosure = Disclosure.objects.create(registered_by=by, once=once, **fields)
    _note(disclosure, "Skrev ner en begäran", by, "ask", asked_at=fields["asked_at"], way=fields["way"])
    if number:
        _add(disclosure, by, number)
    return disclosure


@disclosures.step(OPEN, label="Lägg till en handling", done="Handlingen är tillagd.", asks=True, journalled=False)
def add_record(disclosure, by, number):
    """A record that the request is about, by its number in the register."""
    return _add(disclosure, by, number)


@disclosures.step(OPEN, label="Ta bort handlingen", done="Handlingen är borttagen.", journalled=False)
def drop_record(disclosure, by, part):
    """It was not what was asked for."""
    disclosure.parts.filter(pk=part.pk).delete()
    _note(disclosure, "Tog bort en handling", by, "drop_record", number=Told(part.number))


@disclosures.step(OPEN, label="Pröva handlingen", done="Prövningen är sparad.", asks=True, journalled=False)
def judge(disclosure, by, *, part, verdict, ground="", reason="", words=(), numbers=(), pages="", upload=None):
    """Handed out, handed out with something masked, or refused; judged again it is judged anew."""
    record = register.entry(part.number)
    if record is None:
        raise StepRefused("Handlingen finns inte längre i registret.")
    if verdict != Verdict.GIVE and not (ground.strip() and reason.strip()):
        raise StepRefused("Skriv lagrum och skäl när något inte lämnas ut.")
    part.copy = part.file = None
    if verdict == Verdict.MASK:
        _mask(part, record, by, words=words, numbers=numbers, pages=pages, upload=upload)
    part.verdict, part.decided_by, part.decided_at = verdict, by, clock.now()
    part.ground, part.reason = (ground.strip(), reason.strip()) if verdict != Verdict.GIVE else ("", "")
    part.mask = {"words": list(words), "numbers": list(numbers)} if part.copy else {}
    part.save()
    _note(
        disclosure,
        "Prövade en handling",
        by,
        "judge",
        number=Told(part.number),
        verdict=verdict,
        ground=Told(part.ground),
    )


@disclosures.step(
    OPEN,
    label="Lämna ut eller avslå",
    done="Beslutet är sparat.",
    needs=[every_record_is_judged, every_copy_is_made],
    asks=True,
    journalled=False,
)
def disclose(disclosure, by, delivered):
    """What was decided is frozen with its checksums, and what is kept back is refused in writing."""
    now, parts = clock.now(), list(disclosure.parts.select_related("copy", "file").order_by("pk"))
    _must_be_there_still(parts)
    for part in parts:
        part.sha256 = _checksum(part) if part.is_given else ""
        part.save(update_fields=["sha256"])
    if any(part.verdict != Verdict.GIVE for part in parts):
        disclosure.decision = papers.decision(disclosure, parts, by, now)
    disclosure.state, disclosure.closed_at = _outcome(parts), now
    disclosure.delivered, disclosure.reply_to = delivered, ""
    disclosure.save(update_fields=["state", "closed_at", "delivered", "decision", "reply_to"])
    told = [Told(_in_short(part)) for part in parts]
    details = {"delivered": delivered, "records": told}
    journal.disclosed(disclosure, by=by, what=disclosure.state_label, right="records.disclose", details=details)


@disclosures.step(
    OPEN,
    to=DisclosureState.WITHDRAWN,
    label="Begäran är återtagen",
    done="Begäran är återtagen.",
    asks=True,
    journalled=False,
)
def take_back(disclosure, by, reason):
    """Whoever asked wants it no more, or cannot be reached."""
    Disclosure.objects.filter(pk=disclosure.pk).update(closed_at=clock.now(), reply_to="")
    _note(disclosure, "Begäran är återtagen", by, "take_back", reason=Told(reason))


def _in_short(part):
    """How one record was judged, as it is read in the trace for ever."""
    return ", ".join(filter(None, [part.number, part.get_verdict_display().lower(), part.ground, part.sha256]))


def _add(disclosure, by, number):
    record = register.entry(number.strip())
    if record is None:
        raise StepRefused(f"Det finns ingen handling med numret ”{number}” i registret.")
    if disclosure.parts.count() >= MOST_PARTS:
        raise StepRefused(f"En begäran kan ha högst {MOST_PARTS} handlingar. Skriv ner resten som en egen begäran.")
    part, is_new = disclosure.parts.get_or_create(number=record.number, defaults={"title": record.title[:200]})
    if is_new:
        _note(disclosure, "Lade till en handling", by, "add_record", number=Told(record.number))
    return part


def _mask(part, record, by, *, words, numbers, pages, upload):
    if record.is_document:
        part.copy = _masked_document(part, record.subject, words, numbers)
        return
    if upload is None and not pages:
        raise StepRefused("Lämna en maskad fil, eller skriv vilka sidor som lämnas ut.")
    if pages and record.subject.file.content_type != "application/pdf":
        raise StepRefused("Sidor kan väljas i PDF-filer. Lämna en maskad fil i stället.")
    part.file = _pages(record.subject.file, pages, part, by) if pages else _uploaded(upload, part, by)


def _masked_document(part, document, words, numbers):
    if not words and not numbers:
        raise StepRefused("Välj vad som ska maskas.")
    if missing := masking.missing(document.html, words):
        raise StepRefused(f"Det här står inte i handlingen: {', '.join(missing)}.")
    copy = papers.masked_copy(part, document, words, numbers, clock.now())
    if masking.tells(copy.html, words):
        raise StepRefused("Det gick inte att maska allt. Maska hela stycken i stället.")
    return copy


def _pages(stored, pages, part, by):
    if not stored.is_served:
        raise StepRefused("Filen är inte kontrollerad mot skadlig kod än.")
    with stored.file.storage.open(stored.file.name, "rb") as file:
        return _kept(copies.with_pages(file.read(), pages), part, by)


def _uploaded(upload, part, by):
    """Checked as every file, and a PDF written anew."""
    _, data = uploads.check(uploads.plain_name(upload.name), upload)
    if uploads.KINDS[upload.name.rpartition(".")[2].lower()][1] not in copies.ACCEPTED:
        raise ValidationError("Lämna PDF, bild eller ren text. I andra filer kan det som är borttaget finnas kvar.")
    return _kept(copies.cleaned(data) if data.startswith(b"%PDF-") else data, part, by, upload.name)


def _kept(data, part, by, name="x.pdf"):
    ending = name.rpartition(".")[2].lower()
    return uploads.keep(SimpleUploadedFile(f"{part.number.lower()}-maskad.{ending}", data), by)


def _must_be_there_still(parts):
    """What is handed out as it is must be in the register; a masked copy is the request's own."""
    whole = [part.number for part in parts if part.is_given and not part.copy and not part.file]
    if gone := [number for number in whole if register.entry(number) is None]:
        raise StepRefused(f"Finns inte längre i registret: {', '.join(gone)}. Ta bort det ur begäran först.")


def _checksum(part):
    """Of the very bytes that are handed out."""
    if part.copy:
        return part.copy.sha256
    if part.file:
        return part.file.sha256
    subject = register.entry(part.number).subject
    return hashlib.sha256(documents.render(subject)).hexdigest() if hasattr(subject, "pdf") else subject.file.sha256


def _outcome(parts):
    given = [part.is_given for part in parts]
    if not any(given):
        return DisclosureState.REFUSED
    whole = all(part.verdict == Verdict.GIVE for part in parts)
    return DisclosureState.DISCLOSED if whole else DisclosureState.PARTLY


def _note(disclosure, what, by, right, **details):
    journal.note(disclosure, what, by=by, right=f"records.{right}", details=details)
