from datetime import UTC, datetime
from io import BytesIO

import page
import pikepdf
import pytest
from django.template.loader import render_to_string

from office import pdf

# WeasyPrint 70 leaves its own colour profile to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014.icc:ResourceWarning")

NASTY = (
    "<script>alert(1)</script> & {{ agenda }} \x0b\x00 Åsa 😀👩\u200d🚒 مرحبا \u202eabc Зоя "
    "a\u030a → ﬁ ① \u2011 \u202f \uf0b7 \ufffd"
)
HELD_BACK = "Sekretess ska prövas"


def an_item(number=1, **changes):
    given = {"number": number, "clock": "13.00", "minutes": 5, "title": "Öppnande", "kind": "Information"}
    given |= {"presenter": "Kommundirektören", "text": "", "openness": "Öppen", "attachments": [], "added_in": 1}
    return given | changes


def a_seat(**changes):
    given = {"name": "Skolchefen", "function": "Skolchef", "organisation": "Hedemora kommun", "role": "Ledamot"}
    return given | changes


def agenda_html(**changes):
    given = {
        "municipality": "Hedemora kommun",
        "body": "Lokala brottsförebyggande rådet",
        "body_short": "Brå",
        "when": "torsdag 11 februari 2027 kl. 13.00–15.00",
        "place": "Stadshuset",
        "chair": "Kommundirektören",
        "coordinator": "Brottsförebyggande samordnaren",
        "coordinator_email": "bra@hedemora.example",
        "version": 1,
        "changes": [],
        "sent": "onsdag 3 februari 2027 kl. 09.12",
        "deadline": "torsdag 4 februari 2027 kl. 13.00",
        "late": False,
        "late_reason": "",
        "greeting": "",
        "items": [an_item()],
        "called": [a_seat()],
        "ends": "15.00",
    }
    return render_to_string("meetings/documents/agenda.html", {"agenda": given | changes})


def minimal():
    empty = dict.fromkeys(("place", "chair", "coordinator", "coordinator_email"), "")
    return agenda_html(items=[], called=[], **empty)


def normal():
    items = [
        an_item(1),
        an_item(
            2, kind="Samråd", text="Vad ska vi titta efter?\n\nTa med exempel.", attachments=["Väg.pdf", "Tid.pdf"]
        ),
        an_item(3, openness="Intern", added_in=2),
        an_item(4, openness=HELD_BACK),
    ]
    changes = ["Ny punkt 3: Lägesrapport.", "Punkt 2 har fått en bilaga."]
    return agenda_html(
        items=items, version=2, changes=changes, greeting="Välkomna!", called=[a_seat(), a_seat(name="")]
    )


def extreme():
    long = (NASTY + " trygghetsskapande åtgärder ") * 60
    items = [
        an_item(number, title=NASTY * 2, text=long[:3000], presenter=NASTY, attachments=[NASTY, "x" * 300], added_in=7)
        for number in range(1, 41)
    ]
    called = [a_seat(name=NASTY, function="ö" * 120)] * 60
    return agenda_html(items=items, version=7, changes=[NASTY] * 20, late=True, late_reason=NASTY, called=called)


def fonts_in(content):
    with pikepdf.open(BytesIO(content)) as document:
        parts = [part for part in document.objects if isinstance(part, pikepdf.Dictionary)]
        return {str(part.FontName).partition("+")[2] for part in parts if part.get("/Type") == "/FontDescriptor"}


@pytest.mark.parametrize("html", [minimal, normal, extreme])
def test_an_agenda_is_accessible_archivable_and_set_in_our_fonts_alone(html):
    content = pdf.render(html(), identifier=bytes(16), made_at=datetime(2027, 2, 3, 8, 12, tzinfo=UTC))

    failures = {profile: page.validate_pdf_bytes(content, profile=profile).failures for profile in ("ua1", "3a")}
    assert failures == {"ua1": [], "3a": []}
    assert {font[: len("Source-Sans-3")] for font in fonts_in(content)} == {"Source-Sans-3"}


def test_a_secret_item_shows_its_title_and_nothing_more():
    html = agenda_html(
        items=[an_item(title="Ett ärende", text="Dolt", presenter="Dold", attachments=["Dold.pdf"], openness=HELD_BACK)]
    )

    assert "Ett ärende" in html
    assert HELD_BACK in html
    assert "Dol" not in html


def test_an_agenda_sent_late_says_so_with_its_reason():
    html = agenda_html(late=True, late_reason="Underlaget dröjde.")

    assert "För sent utskickad." in html
    assert "Underlaget dröjde." in html
    assert "För sent" not in agenda_html()


def test_a_second_version_says_what_changed_before_anything_else():
    html = agenda_html(version=2, changes=["Ny punkt 3: Lägesrapport."])

    assert html.index("Ny punkt 3: Lägesrapport.") < html.index("<h1>")


def test_what_people_write_stays_text():
    html = agenda_html(items=[an_item(title="<script>x</script>", text="<img src=x>")], greeting="<b>Hej</b>")

    assert "<script>" not in html
    assert "<img" not in html
    assert "<b>" not in html


def test_a_seat_without_a_holder_is_called_vacant():
    assert "<td>Vakant</td><td>Skolchef</td>" in agenda_html(called=[a_seat(name="")])


def test_a_body_may_have_its_own_words_on_absence():
    html = agenda_html(absence="Meddela nämndsekreteraren.")

    assert "Meddela nämndsekreteraren." in html
    assert "kallar du själv din ersättare" not in html
    assert "kallar du själv din ersättare" in agenda_html()


def test_whoever_cannot_come_answers_by_the_letters_link_and_hands_it_to_nobody():
    html = agenda_html()

    assert "välj ”Jag kan inte, min ersättare kommer”. Då får ersättaren en egen kallelse." in html
    assert "Skicka kallelsen vidare" not in html
    assert "Bilagorna läser du med länken i brevet" in html


def test_what_is_enclosed_to_the_whole_meeting_is_named():
    assert "Bilaga till mötet:</span> Plan.pdf" in agenda_html(attachments=["Plan.pdf"])
    assert "till mötet:</span>" not in agenda_html(attachments=[])


def test_an_agenda_that_runs_over_says_when_it_ends_and_not_that_the_meeting_does():
    html = agenda_html(runs_over_to="15.05")

    assert "<strong>15.05</strong> Beräknat slut (mötet är utlyst till 15.00)" in html
    assert "Mötet slutar" not in html
    assert "<strong>15.00</strong> Mötet slutar." in agenda_html()
