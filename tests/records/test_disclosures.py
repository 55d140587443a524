"""Somebody asks for a record: it is judged, masked or refused with reasons; what goes is kept with its checksum."""

import hashlib
import io
import subprocess
from datetime import timedelta

import page
import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from office import clock, documents, journal
from office.lifecycle import StepRefused
from records import copies, register
from records.lifecycle import disclosures
from records.models import Disclosure, Part
from records.todo import disclosures_to_do
from tests.records.conftest import SECRET

REFUSED = {"ground": "OSL 18 kap. 1 §", "reason": "Det kan antas att utredningen skadas."}


def judge(disclosure, by, verdict, **more):
    disclosures["judge"](disclosure, by=by, part=disclosure.parts.get(), verdict=verdict, **more)
    return disclosure.parts.get()


def faults(data):
    """What the judges of PDF/UA-1 and PDF/A-3a find."""
    return [fault for profile in ("ua1", "3a") for fault in page.validate_pdf_bytes(data, profile=profile).failures]


def text_of(data):
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def pdf(*texts):
    """A file of a page for each text."""
    target = io.BytesIO()
    with pikepdf.new() as made:
        for text in texts:
            leaf = made.add_blank_page(page_size=(300, 300))
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
            leaf.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            leaf.Contents = made.make_stream(f"BT /F1 12 Tf 50 150 Td ({text}) Tj ET".encode("latin-1"))
        made.docinfo["/Author"] = "Den hemliga"
        made.save(target)
    return target.getvalue()


def test_a_masked_copy_does_not_hold_the_word_and_passes_the_judges(minutes, request_of, coordinator):
    asked = request_of(minutes.number)
    part = judge(asked, coordinator, "mask", words=[f"{SECRET} sågs vid bron"], **REFUSED)
    made, whole = documents.render(part.copy), bytes(minutes.subject.pdf)

    assert SECRET in text_of(whole)
    assert SECRET not in text_of(made)
    assert "Inget annat." in text_of(made)
    assert "maskat" in text_of(made)
    assert SECRET.encode() not in made
    assert faults(made) == []
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert SECRET not in str(opened.docinfo) + opened.Root.Metadata.read_bytes().decode()


def test_what_is_handed_out_is_kept_with_its_checksum_and_the_refusal_is_written(minutes, request_of, coordinator):
    asked = request_of(minutes.number)
    part = judge(asked, coordinator, "mask", words=[SECRET], **REFUSED)
    made = documents.render(part.copy)
    disclosures["disclose"](asked, by=coordinator, delivered="mail")
    decision = Disclosure.objects.get().decision
    told = text_of(documents.render(decision))

    assert asked.parts.get().sha256 == hashlib.sha256(made).hexdigest()
    assert Disclosure.objects.get().state == "partly"
    assert [
        word for word in ("18 kap. 1 §", "utredningen skadas", "tre veckor", "Kammarrätten") if word not in told
    ] == []
    assert SECRET not in told
    assert faults(bytes(decision.pdf)) == []


def test_a_whole_record_is_handed_out_as_it_is_without_a_decision(minutes, request_of, coordinator):
    asked = request_of(minutes.number)
    judge(asked, coordinator, "give")
    disclosures["disclose"](asked, by=coordinator, delivered="paper")
    kept = Disclosure.objects.get()

    assert (kept.state, kept.decision, kept.reply_to) == ("disclosed", None, "")
    assert kept.parts.get().sha256 == minutes.subject.sha256


def test_refused_whole_it_is_refused(paper, request_of, coordinator):
    asked = request_of(paper.number)
    judge(asked, coordinator, "refuse", **REFUSED)
    disclosures["disclose"](asked, by=coordinator, delivered="mail")

    assert Disclosure.objects.get().state == "refused"
    assert Part.objects.get().sha256 == ""


def test_nothing_goes_before_all_is_judged_and_made(minutes, paper, request_of, coordinator):
    asked = request_of(minutes.number, paper.number)
    with pytest.raises(StepRefused, match="2 av 2"):
        disclosures["disclose"](asked, by=coordinator, delivered="mail")
    for part in asked.parts.all():
        more = {"words": [SECRET], **REFUSED, "verdict": "mask"} if part.number[0] == "D" else {"verdict": "give"}
        disclosures["judge"](asked, by=coordinator, part=part, **more)

    with pytest.raises(StepRefused, match="görs i ordning"):
        disclosures["disclose"](asked, by=coordinator, delivered="mail")


def test_after_it_has_gone_nothing_is_judged_anew(paper, request_of, coordinator):
    asked = request_of(paper.number)
    part = judge(asked, coordinator, "give")
    disclosures["disclose"](asked, by=coordinator, delivered="mail")

    with pytest.raises(StepRefused):
        disclosures["judge"](asked, by=coordinator, part=part, verdict="refuse", **REFUSED)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"verdict": "refuse"}, "lagrum och skäl"),
        ({"verdict": "mask", **REFUSED}, "vad som ska maskas"),
        ({"verdict": "mask", "words": ["Står ingenstans"], **REFUSED}, "står inte i handlingen"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(more, said, minutes, request_of, coordinator):
    asked = request_of(minutes.number)

    with pytest.raises(StepRefused, match=said):
        disclosures["judge"](asked, by=coordinator, part=asked.parts.get(), **more)


def test_nobody_else_writes_down_or_sees_a_request(request_of, paper, member, chair, signed_in):
    asked = request_of(paper.number)

    assert [signed_in(each).get(f"/arbete/utlamnande/{asked.pk}/").status_code for each in (member, chair)] == [
        404,
        404,
    ]
    with pytest.raises(PermissionDenied):
        disclosures["take_back"](asked, by=member, reason="Skäl")


def test_the_journal_tells_neither_who_asked_nor_what_is_masked(minutes, request_of, coordinator):
    asked = request_of(minutes.number)
    judge(asked, coordinator, "mask", words=[SECRET], **REFUSED)
    lines = list(journal.of(asked))
    told = str([line.details for line in lines])

    assert [line.what for line in lines] == ["Skrev ner en begäran", "Lade till en handling", "Prövade en handling"]
    assert "svar@exempel" not in told
    assert SECRET not in told


@pytest.mark.parametrize(("days", "tone"), [(0, "warn"), (1, "warn"), (2, "bad")])
def test_what_waits_is_told_with_its_days(days, tone, request_of, coordinator, member):
    request_of(asked_at=clock.now() - timedelta(days=days))
    (todo,) = disclosures_to_do(coordinator, clock.now())

    assert todo.tone == tone
    assert disclosures_to_do(member, clock.now()) == []


def test_of_a_file_only_the_chosen_pages_go(council, meeting, request_of, coordinator):
    data = pdf("Ett", SECRET, "Tre")
    kept = copies.with_pages(data, "1, 3")

    assert text_of(kept).split() == ["Ett", "Tre"]
    assert SECRET.encode() not in kept
    assert b"Den hemliga" not in kept


@pytest.mark.parametrize("pages", ["0", "4", "2-1", "x", "1-", "", "1,,9"])
def test_pages_that_are_not_there_are_refused(pages):
    with pytest.raises(ValidationError, match="mellan 1 och 3"):
        copies.with_pages(pdf("a", "b", "c"), pages)


def test_a_box_that_lies_on_top_is_no_mask(paper, request_of, coordinator):
    covered = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(SECRET))) as opened:
        box = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[0, 0, 300, 300])
        opened.pages[0].Annots = opened.make_indirect([opened.make_indirect(box)])
        opened.save(covered)
    upload = SimpleUploadedFile("maskad.pdf", covered.getvalue())

    with pytest.raises(ValidationError, match="lyfta bort"):
        judge(request_of(paper.number), coordinator, "mask", upload=upload, **REFUSED)


def test_a_masked_file_is_kept_without_what_is_said_about_it(paper, request_of, coordinator):
    part = judge(
        request_of(paper.number), coordinator, "mask", upload=SimpleUploadedFile("m.pdf", pdf("Resten")), **REFUSED
    )
    with part.file.file.open("rb") as file:
        data = file.read()

    assert text_of(data).strip() == "Resten"
    assert b"Den hemliga" not in data
    assert part.file.name == f"{paper.number.lower()}-maskad.pdf"


def test_a_request_pressed_twice_is_one(coordinator, hedemora, signed_in):
    browser, address = signed_in(coordinator), "/arbete/utlamnande/ny/"
    once = browser.get(address).context["form"]["once"].value()
    fields = {"once": once, "what": "Allt om bron", "way": "visit", "day": clock.today()}
    for _ in range(2):
        assert browser.post(address, fields).status_code == 302

    assert Disclosure.objects.count() == 1


def test_the_whole_way_by_hand(minutes, coordinator, signed_in):
    browser = signed_in(coordinator)
    asked = browser.get(f"/arbete/utlamnande/ny/?handling={minutes.number}").context["form"]
    fields = {
        "once": asked["once"].value(),
        "what": "Om bron",
        "way": "mail",
        "day": clock.today(),
        "number": minutes.number,
    }
    place = browser.post("/arbete/utlamnande/ny/", fields).headers["Location"]
    part = Part.objects.get()
    said = {"verdict": "mask", "words": SECRET, "ground": "OSL 18 kap. 1 §", "reason": "Skada."}
    browser.post(f"{place}handlingar/{part.pk}/", said)
    documents.render_waiting()
    copy = browser.get(f"{place}handlingar/{part.pk}/fil/").content
    browser.post(f"{place}steg/disclose/", {"delivered": "mail"})
    documents.render_waiting()

    assert SECRET not in text_of(copy)
    assert browser.get(f"{place}beslut.pdf").content.startswith(b"%PDF")
    assert hashlib.sha256(copy).hexdigest() in browser.get(place).content.decode()


def test_a_masked_copy_is_no_record_of_its_own(minutes, request_of, coordinator):
    before = register.found().count()
    judge(request_of(minutes.number), coordinator, "mask", words=[SECRET], **REFUSED)

    assert register.found().count() == before
