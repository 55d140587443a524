"""Who read a sensitive report, saw who reported or looked at its photo is in the journal. The reporter is not."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from office import clock
from office.models import Entry
from situation.models import Import
from tests.factories.councils import PersonFactory
from tests.factories.situation import CategoryFactory, ReportFactory

READ, ORIGIN, PHOTO = "Läste en känslig rapport", "Såg vem som har rapporterat", "Såg bilden till en rapport"
INBOX = "/arbete/est/granska/"


@pytest.fixture
def reporter(council):
    return PersonFactory(name="Rapportören")


def lines():
    return list(Entry.objects.filter(kind="read").order_by("pk").values_list("what", "matter", "by__name"))


def about(report):
    return f"situation.report/{report.pk}"


@pytest.mark.parametrize(("severity", "restricted", "told"), [
    (1, False, False), (3, False, False), (4, False, True), (1, True, True),
])  # fmt: skip
def test_one_that_is_acute_or_for_few_is_read_with_a_line(severity, restricted, told, coordinator, signed_in, now):
    report = ReportFactory(severity=severity, category=CategoryFactory(is_restricted=restricted))
    signed_in(coordinator).get(report.get_absolute_url())

    assert lines() == [(READ, about(report), "Samordnaren")] * told


def test_a_member_of_the_est_group_leaves_the_line_too(stranger, signed_in, now):
    report = ReportFactory(severity=4)
    signed_in(stranger).get(report.get_absolute_url())

    assert lines() == [(READ, about(report), stranger.name)]
    assert Entry.objects.get().capacity == "den som sitter i EST-gruppen"


def test_one_who_may_not_read_it_leaves_none(member, signed_in, now):
    answer = signed_in(member).get(ReportFactory(severity=4).get_absolute_url())

    assert (answer.status_code, lines()) == (404, [])


def test_whoever_sees_who_reported_is_told_and_the_reporter_never(reporter, coordinator, signed_in, now):
    report = ReportFactory(severity=1, reporter=reporter)
    signed_in(coordinator).get(report.get_absolute_url())
    line = Entry.objects.get()

    assert lines() == [(ORIGIN, about(report), "Samordnaren")]
    assert (line.about, line.details) == (None, {})


def test_the_est_group_sees_no_reporter_and_has_no_such_line(reporter, stranger, signed_in, now):
    signed_in(stranger).get(ReportFactory(severity=1, reporter=reporter).get_absolute_url())

    assert lines() == []


def test_to_look_at_the_photo_is_a_line(stranger, signed_in, now, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    report = ReportFactory(severity=1)
    report.photo.save("bild.png", ContentFile(b"x"))
    answer = signed_in(stranger).get(f"{report.get_absolute_url()}bild/")
    list(answer)

    assert lines() == [(PHOTO, about(report), stranger.name)]


def test_the_inbox_tells_of_the_sensitive_ones_that_it_shows(coordinator, signed_in, now):
    calm, acute = (ReportFactory(state="new", severity=severity) for severity in (2, 4))
    signed_in(coordinator).get(INBOX)

    assert lines() == [(READ, about(acute), "Samordnaren")]
    assert about(calm) not in {matter for _, matter, _ in lines()}


def test_to_open_a_step_that_shows_the_text_is_to_read_it(coordinator, signed_in, now):
    report = ReportFactory(state="new", severity=4)
    signed_in(coordinator).get(f"{report.get_absolute_url()}steg/mask/")

    assert lines() == [(READ, about(report), "Samordnaren")]


def test_read_again_within_the_hour_is_one_line_and_in_the_next_hour_two(coordinator, signed_in, now):
    report, browser = ReportFactory(state="new", severity=4), signed_in(coordinator)
    for minutes, count in ((0, 1), (59, 1), (60, 2)):
        with clock.pretending(now + timedelta(minutes=minutes)):
            browser.get(INBOX)
            browser.get(report.get_absolute_url())
        assert len(lines()) == count


def test_a_new_one_in_the_inbox_is_told_beside_those_that_were(coordinator, signed_in, now):
    first = ReportFactory(state="new", severity=4)
    browser = signed_in(coordinator)
    browser.get(INBOX)
    second = ReportFactory(state="new", severity=4)
    browser.get(INBOX)

    assert [matter for _, matter, _ in lines()] == [about(first), about(second)]


def test_the_faults_of_anothers_file_are_taken_out_with_a_line_and_of_ones_own_without(
    reporter, coordinator, signed_in, now
):
    facts = {"organisation": coordinator.organisation, "at": now}
    for by in (reporter, coordinator):
        matter = Import.objects.create(by=by, **facts)
        signed_in(coordinator).get(f"{matter.get_absolute_url()}fel.csv")

    assert [(line.matter, line.by) for line in Entry.objects.filter(kind="export")] == [
        (f"situation.import/{Import.objects.get(by=reporter).pk}", coordinator)
    ]
