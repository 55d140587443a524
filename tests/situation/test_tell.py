"""The form of a report: with an account, by the link of an organisation, and from a phone that kept it."""

import io
import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from office.models import StoredFile
from situation.models import Area, Category, Place, Report
from tests.conftest import NOW
from tests.factories.situation import RapporteurFactory, ReportFactory
from tests.situation.telling import sent

PAGE = "/arbete/est/rapportera/"
HERE = (60.2770, 15.9866)


@pytest.fixture
def rapporteur(hedemora, now):
    return RapporteurFactory(person__name="Rapportören")


@pytest.fixture
def browser(signed_in, rapporteur):
    return signed_in(rapporteur.person)


def photo(kind="JPEG", size=(3000, 2000), **more):
    written = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "Telefonmärket"
    exif.get_ifd(0x8825)[2] = (60.0, 16.0, 37.0)
    Image.new("RGB", size, "green").save(written, kind, exif=exif, **more)
    return SimpleUploadedFile(f"IMG_1234.{kind.lower()}", written.getvalue())


def test_a_report_is_sent_in_three_choices(browser):
    answer = browser.post(PAGE, sent(text=""), follow=True)

    report = Report.objects.get()
    assert (report.category.key, report.place.key, report.severity) == ("belysning", "stora-torget", 2)
    assert "Tack!" in answer.content.decode()


def test_the_page_says_that_it_is_no_police_report_and_what_four_means(browser):
    page = browser.get(PAGE).content.decode()

    assert "Det här är ingen polisanmälan." in page
    assert "Ring 112 vid fara. Annat till polisen: 114 14." in page


def test_whoever_said_four_is_told_once_more(browser):
    assert "Ring 112 vid fara" in str(browser.post(PAGE, sent(severity="4"), follow=True).content.decode())


def test_only_the_page_of_the_form_may_ask_where_the_phone_is(browser):
    assert "geolocation=(self)" in browser.get(PAGE)["Permissions-Policy"]
    assert "geolocation=()" in browser.get("/arbete/")["Permissions-Policy"]


@pytest.mark.parametrize(
    ("changes", "field", "words"),
    [
        ({"category": None}, "category", ""),
        ({"category": "0"}, "category", ""),
        ({"severity": None}, "severity", ""),
        ({"severity": "5"}, "severity", ""),
        ({"place_name": ""}, "place_name", "Säg var det hände"),
        ({"place_name": "Månen"}, "place_name", "Ingen plats heter ”Månen”"),
        ({"place_name": "skola"}, "place_name", "Flera platser passar"),
        ({"latitude": "199", "longitude": "16", "place_name": ""}, "latitude", ""),
        ({"when": "exact"}, "happened_at", "Skriv när"),
        ({"when": "exact", "happened_at": "i går"}, "happened_at", "Skriv dag och tid"),
        ({"when": "exact", "happened_at": "0001-01-01T00:00"}, "happened_at", "mellan 2020 och 2100"),
        ({"when": "exact", "happened_at": "2027-02-03T08:01"}, "happened_at", "framtiden"),
        ({"when": "exact", "happened_at": "2026-02-01T08:00"}, "happened_at", "inom ett år"),
        ({"when": "interval", "happened_at": "2027-02-02T08:00"}, "happened_until", "senare än den första"),
        (
            {"when": "interval", "happened_at": "2027-02-02T08:00", "happened_until": "2027-02-03T08:01"},
            "happened_until",
            "framtiden",
        ),
        ({"text": "a" * 501}, "text", ""),
        ({"key": "fel"}, "key", ""),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_the_rest_is_kept(changes, field, words, browser):
    answer = browser.post(PAGE, sent(handled_by="Vaktmästeriet", **changes))

    assert answer.status_code == 422
    assert words in " ".join(answer.context["form"].errors[field])
    assert "Vaktmästeriet" in answer.content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(("at", "hour"), [("2027-02-03T08:00", 8), ("2026-10-25T02:30", 2), ("2026-03-29T02:30", 3)])
def test_the_time_is_the_one_on_the_wall_also_when_the_clock_is_changed(at, hour, browser):
    browser.post(PAGE, sent(when="exact", happened_at=at))

    assert Report.objects.get().hour == hour


def test_an_event_to_come_may_lie_ahead(browser, hedemora):
    ahead = Category.objects.get(key="arrangemang-planerat").pk
    browser.post(PAGE, sent(category=ahead, when="exact", happened_at="2027-02-20T18:00"))

    assert list(Report.objects.coming_events()) == [Report.objects.get()]
    assert not Report.objects.incidents().exists()


@pytest.mark.parametrize(
    ("name", "key"), [("stora TORGET", "stora-torget"), ("tunneln", "gangtunneln"), ("Ishall", "ishallen")]
)
def test_a_place_is_known_by_as_much_of_its_name_as_leaves_no_doubt(name, key, browser):
    browser.post(PAGE, sent(place_name=name))

    assert Report.objects.get().place.key == key


def test_an_area_is_enough(browser):
    area = Area.objects.first()
    browser.post(PAGE, sent(place_name="", area=area.pk))

    assert (Report.objects.get().precision, Report.objects.get().area) == ("area", area)


def test_ones_own_position_is_the_nearest_place(browser):
    browser.post(PAGE, sent(place_name="", latitude=HERE[0], longitude=HERE[1]))

    assert Report.objects.get().place == Place.objects.get(key="stora-torget")


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_is_drawn_anew_without_where_and_with_what_it_was_taken(kind, browser):
    browser.post(PAGE, sent(photo=photo(kind)))

    with Report.objects.get().photo.open("rb") as file:
        kept = file.read()
    with Image.open(io.BytesIO(kept)) as drawn:
        assert (drawn.format, dict(drawn.getexif()), drawn.size) == (kind, {}, (3000, 2000))
    assert b"Telefon" not in kept
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "upload",
    [
        SimpleUploadedFile("bild.jpg", b"\xff\xd8\xff" + b"skrap" * 9),
        SimpleUploadedFile("bild.gif", b"GIF89a"),
        SimpleUploadedFile("papper.pdf", b"%PDF-1.7"),
        SimpleUploadedFile("bild.png", b"<svg onload=alert(1)>"),
    ],
    ids=lambda upload: upload.name,
)
def test_what_is_no_photo_is_refused_beside_the_photo(upload, browser):
    answer = browser.post(PAGE, sent(photo=upload))

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {"photo"}
    assert not Report.objects.exists()


@pytest.mark.parametrize("field", ["text", "handled_by", "handled_how"])
def test_what_points_at_a_person_is_stopped_beside_it(field, browser):
    answer = browser.post(PAGE, sent(**{field: "Ring vaktmästaren på 070-174 06 05"}))

    assert answer.status_code == 422
    assert answer.context["form"].errors.keys() == {field}
    assert not Report.objects.exists()


def test_something_alike_is_told_once_and_can_be_sent_all_the_same(browser, rapporteur):
    browser.post(PAGE, sent())
    again = sent()
    asked = browser.post(PAGE, again)
    assert "Något liknande" in asked.content.decode()
    assert "Tre lampor" in asked.content.decode()
    assert Report.objects.count() == 1

    browser.post(PAGE, again | {"anyway": "1"})
    assert Report.objects.count() == 2


def test_the_hint_tells_nothing_of_what_others_have_reported_before_it_is_read(browser):
    mine = sent()
    place, category = Place.objects.get(key="stora-torget"), mine["category"]
    ReportFactory(place=place, category_id=category, reported_category_id=category, on=NOW.date(), state="new")

    assert "Något liknande" not in browser.post(PAGE, mine, follow=True).content.decode()
    assert Report.objects.count() == 2


def test_sent_twice_it_is_one(browser):
    once = sent()
    for _ in range(2):
        browser.post(PAGE, once | {"anyway": "1"})

    assert Report.objects.count() == 1


def test_a_phone_is_answered_shortly(browser):
    headers, faulty, good = {"X-Kept": "1"}, sent(severity=None), sent()

    refused = browser.post(PAGE, faulty, headers=headers)
    taken = browser.post(PAGE, good, headers=headers)
    known = browser.post(PAGE, sent(), headers=headers)

    assert [answer.status_code for answer in (refused, taken, known)] == [422, 201, 409]
    assert refused.json()["faults"][0].startswith("Hur allvarligt var det?")
    assert taken.json() == {"taken": True, "after": f"{PAGE}mina/"}


@pytest.mark.parametrize(("hours", "kept"), [(-30, True), (0, True), (1, False), (-24 * 400, False)])
def test_the_phone_tells_when_it_was_written_within_reason(hours, kept, browser):
    made = NOW + timedelta(hours=hours)
    browser.post(PAGE, sent(made_at=made.isoformat()))

    assert Report.objects.get().made_at == (made if kept else NOW)
    assert Report.objects.get().received_at == NOW


@pytest.mark.parametrize("who", ["chair", "member", "administrator"])
def test_the_form_is_for_those_who_report(who, request, signed_in, now):
    browser = signed_in(request.getfixturevalue(who))

    assert {browser.get(PAGE + place).status_code for place in ("", "mina/", "utan-nat/")} == {404}
    assert browser.post(PAGE, {}).status_code == 404


def test_the_page_that_a_phone_keeps_has_nobody_in_it(browser, rapporteur):
    page = browser.get(f"{PAGE}utan-nat/").content.decode()

    assert rapporteur.person.name not in page
    assert 'data-owner=""' in page
    assert "sparas på telefonen" in page


def test_the_worker_keeps_files_that_there_are(browser):
    script = browser.get(f"{PAGE}arbetare.js")
    assert script["Content-Type"].startswith("text/javascript")
    files = re.findall(r'"(/static/[^"]+)"', script.content.decode())
    assert len(files) >= 12
    assert [file for file in files if not (settings.STATIC_ROOT / file.removeprefix("/static/")).is_file()] == []
