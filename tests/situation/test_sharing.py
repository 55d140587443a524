"""An approved lägesrapport is shared: each kind of reader its own edition, once, and it is kept who had what."""

from datetime import date, time

import pytest
from django.urls import reverse

from councils.models import Role
from meetings.lifecycle import bodies, meetings
from meetings.models import AgendaItem
from office.almanac import at
from office.documents import render_waiting
from office.lifecycle import StepRefused
from office.models import Document, Letter
from situation.lifecycle import situation_reports as steps
from situation.models import Dispatch, Place, Recipient, Variant
from tests.conftest import sit
from tests.factories.meetings import MeetingFactory
from tests.factories.situation import RapporteurFactory
from tests.meetings.test_minutes_document import faults
from tests.situation.reporting_est import drafted, meeting_of, reported
from tests.situation.test_situation_reports import approve, fresh

ALL = ["full", "feedback", "council"]


@pytest.fixture
def people(council, est, coordinator, chair, member, now):
    return {
        "coordinator": coordinator, "chair": chair, "member": member,
        "est": sit(est, Role.MEMBER, name="Kommunpolisen"), "rapporteur": RapporteurFactory().person,
    }  # fmt: skip


@pytest.fixture
def approved(est, people):
    told = people["rapporteur"].organisation
    reported(many=3, organisation=told)
    draft = drafted(est, people["coordinator"])
    meetings["start"](draft.meeting, by=people["coordinator"], chair=people["est"], secretary=people["coordinator"])
    steps["decide"](
        fresh(draft), by=people["coordinator"], text="Byter lampor", due_on=date(2027, 2, 12),
        place=Place.objects.get(key="stora-torget"), person=people["est"],
    )  # fmt: skip
    return approve(draft, people["coordinator"])


def share(report, people, variants=ALL):
    steps["share_situation_report"](fresh(report), by=people["coordinator"], variants=variants)
    return fresh(report)


def had(variant):
    return set(Recipient.objects.filter(dispatch__edition__variant=variant).values_list("person__name", flat=True))


def test_each_kind_of_reader_gets_its_own_and_it_is_kept(approved, people):
    report = share(approved, people)

    assert had("full") == {"Kommunpolisen"}
    assert had("feedback") == {people["rapporteur"].name}
    assert had("council") == {people[who].name for who in ("coordinator", "chair", "member")}
    assert report.state == "shared"
    assert {each.classification for each in Dispatch.objects.all()} == {"internal"}
    assert Recipient.objects.filter(letter=None).count() == 0


def test_the_whole_is_never_sent_by_mail_and_the_others_are_documents(approved, people):
    share(approved, people)

    kinds = dict(Letter.objects.filter(kind__startswith="report_").values_list("kind", "document__title"))
    assert kinds["report_full"] is None
    assert kinds["report_council"].startswith("Läget enligt EST")
    assert kinds["report_feedback"].startswith("Återkoppling")


def test_shared_again_only_the_new_get_it(approved, people):
    share(approved, people)
    newcomer = RapporteurFactory(person__name="Nya rapportören").person
    share(approved, people)

    assert Letter.objects.filter(kind="report_feedback").count() == 2
    assert Letter.objects.filter(kind="report_feedback", recipient=newcomer).count() == 1
    with pytest.raises(StepRefused, match="har redan fått"):
        share(approved, people)


def test_the_councils_next_agenda_has_the_sums_and_two_reports_make_one_item(approved, people, council, est):
    coming = MeetingFactory(body=council, day=date(2027, 3, 11))
    report = share(approved, people)
    reported(many=2, on=date(2027, 2, 1))
    meeting_of(est, day=date(2027, 1, 20))  # an earlier one, so that the numbers differ
    item = AgendaItem.objects.get(pk=report.council_item_id)

    assert (item.meeting, item.state, item.openness) == (coming, "accepted", "internal")
    assert "2027-V03–04, nr 1" in item.text
    assert "3 rapporter från 1 organisation" in item.text
    assert "torget" not in item.text.casefold().partition("att ta upp")[0]


def test_a_second_report_is_told_in_the_same_item(approved, people, council, est):
    MeetingFactory(body=council, day=date(2027, 3, 11))
    first = share(approved, people)
    earlier = approve(drafted(est, people["coordinator"], day=date(2027, 1, 20)), people["coordinator"])
    second = share(earlier, people)

    item = AgendaItem.objects.get(pk=first.council_item_id)
    assert second.council_item == item
    assert "2027-V03–04" in item.text
    assert "2027-V01–02" in item.text


def test_the_standing_item_of_the_agenda_is_used(approved, people, council):
    coming = bodies["plan"](council, by=people["coordinator"], starts_at=at(date(2027, 3, 11), time(13)),
                            ends_at=at(date(2027, 3, 11), time(15)))  # fmt: skip
    report = share(approved, people)

    [item] = [each for each in coming.items.on_agenda() if "EST" in each.title]
    assert report.council_item == item
    assert item.title == "Lägesrapport från EST"
    assert "2027-V03–04, nr 1" in item.text


def test_with_no_meeting_planned_it_waits_as_a_proposal(approved, people):
    report = share(approved, people)

    assert (report.council_item.state, report.council_item.meeting) == ("proposed", None)


def test_who_may_read_which_edition(approved, people, client):
    share(approved, people)
    render_waiting()

    def answers(who):
        client.force_login(people[who])
        return [client.get(reverse("est_edition", args=(approved.pk, variant))).status_code for variant in ALL]

    assert answers("coordinator") == [200, 200, 200]
    assert answers("est") == [200, 200, 200]
    assert answers("member") == [404, 404, 200]
    assert answers("rapporteur") == [404, 200, 404]


def test_a_document_that_is_being_made_says_so(approved, people, client):
    client.force_login(people["est"])
    address = reverse("est_edition", args=(approved.pk, "full"))

    assert client.get(address).status_code == 202
    render_waiting()
    assert client.get(address)["Content-Type"] == "application/pdf"


def test_the_page_tells_every_category_with_its_figures(approved, people, client):
    client.force_login(people["est"])
    page = " ".join(client.get(approved.get_absolute_url()).content.decode().split())

    told = [line for line in approved.content["lines"] if line["now"]]
    assert [line["now"] for line in told] == [3]
    assert f'<th scope="row">{told[0]["name"]}</th><td><b>3</b></td>' in page
    for name in approved.content["unheard"]:
        assert name in page.partition("Inget rapporterat, nu eller det senaste året: ")[2]


def test_nobody_reads_the_feedback_before_it_is_shared(approved, people, client):
    client.force_login(people["rapporteur"])
    address = reverse("est_feedback", args=(approved.pk,))
    assert client.get(address).status_code == 404
    share(approved, people)

    assert address in client.get(reverse("est_own")).content.decode()
    page = client.get(address).content.decode()
    assert "Ni lämnade 3 rapporter" in page
    assert "Byter lampor" in page
    assert "Kommunpolisen" not in page


def test_what_others_told_and_names_are_not_in_what_leaves_the_group(approved, people):
    feedback, council = (approved.editions.get(variant=each).document.html for each in ("feedback", "council"))

    for name in ("Kommunpolisen", people["rapporteur"].organisation.name):
        assert name not in feedback
    assert "Kommunpolisen" not in council
    assert "Stora torget (n" not in feedback
    assert "Stora torget (n" not in council


def test_the_council_item_that_is_full_gives_way_to_a_new_one_and_loses_nothing(approved, people, council):
    coming = MeetingFactory(body=council, day=date(2027, 3, 11), items=["Lägesrapport från EST"])
    own = "Ord som någon har skrivit. " * 180
    coming.items.update(brings="est", text=own)
    report = share(approved, people)

    assert coming.items.get(title="Lägesrapport från EST").text == own
    assert "2027-V03–04, nr 1" in report.council_item.text


@pytest.mark.parametrize("variant", ALL)
def test_each_document_is_accessible_and_archivable(approved, variant):
    render_waiting()

    document = Document.objects.get(edition__variant=variant, edition__situation_report=approved)
    assert bytes(document.pdf).startswith(b"%PDF")
    assert faults(bytes(document.pdf)) == []
    assert Variant(variant)
