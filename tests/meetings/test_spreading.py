"""What the representatives can tell at home after the council's meeting, and where they have told it (H10)."""

from datetime import date, time, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from councils.models import Role
from meetings import letters, news
from meetings.lifecycle import meetings
from meetings.models import AgendaItem, Decision, Meeting, Minutes, Openness, Record, Spreading
from meetings.tasks import remind
from office import clock, links
from office.almanac import at
from office.documents import freeze
from office.lifecycle import StepRefused
from office.models import Letter, Link, Stale
from tests.conftest import sit
from tests.factories.meetings import AgendaItemFactory, MeetingFactory
from tests.leaving import all_leave
from tests.pages import text_of

HELD, DAY = date(2027, 2, 2), timedelta(days=1)
APPROVED = date(2027, 2, 3)


@pytest.fixture
def approved(council, coordinator, chair, member, now):
    """Minutes approved on 3 February: one open item, one fixed, one internal, one secret, one decided."""
    meeting = MeetingFactory(body=council, day=HELD, state="approved")
    _item(meeting, "Skolvägar", "consultation", "Vi vill ha fler cykelställ.", position=1)
    _item(meeting, "Öppnande", "information", is_standing=True, position=2)
    _item(meeting, "Intern fråga", "information", openness=Openness.INTERNAL, position=3)
    _item(meeting, "Hemlig fråga", "information", openness=Openness.SECRET, position=4)
    _item(meeting, "Senare fråga", "carried", position=5)
    decided = _item(meeting, "Arbetsgrupp", "group", "Bildas.", position=6)
    text = "En grupp för centrum bildas."
    Decision.objects.create(item=decided, body=council, year=2027, number=1, text=text, decided_on=HELD)
    return meeting


def _item(meeting, title, outcome, outcome_text="", **more):
    item = AgendaItemFactory(meeting=meeting, body=meeting.body, title=title, state="accepted", **more)
    Record.objects.create(item=item, outcome=outcome, outcome_text=outcome_text)
    return item


def test_the_text_writes_itself_from_what_is_open(approved):
    assert news.of(approved) == (
        "Lokala brottsförebyggande rådet träffades den 2 februari.\n"
        "• Skolvägar: Vi vill ha fler cykelställ.\n"
        "• Arbetsgrupp: En grupp för centrum bildas.\n\n"
        "Vill du veta mer? Fråga mig eller den brottsförebyggande samordnaren."
    )


@pytest.mark.parametrize("count", [0, 1, 3, 4, 40])
def test_the_text_is_never_too_long_and_says_when_there_is_more(count):
    lines = [f"• Ärende {number}: {'ord ' * 50}" for number in range(count)]
    text = news.composed("Rådet träffades den 2 februari.", lines)

    told = sum(line in text for line in lines)
    assert len(text) <= news.LONGEST
    assert (told < count) == ("Mer finns" in text)
    assert told == min(count, 3)


def test_a_long_outcome_is_cut_between_words(approved):
    AgendaItem.objects.filter(title="Skolvägar").first()
    Record.objects.filter(item__title="Skolvägar").update(outcome_text="cykelställ " * 300)

    line = news.of(approved).splitlines()[1]
    assert line.endswith("cykelställ …")
    assert len(line) < 270


def test_the_coordinators_words_come_before_what_writes_itself(approved, coordinator):
    meetings["write_news"](approved, by=coordinator, over=approved.version, news="Kort och gott.")
    first = news.of(Meeting.objects.get())
    fresh = Meeting.objects.get()
    meetings["write_news"](fresh, by=coordinator, over=fresh.version, news="")

    assert first == "Kort och gott."
    assert "Skolvägar" in news.of(Meeting.objects.get())


def test_whoever_saves_second_sees_both_texts(approved, coordinator, signed_in):
    page = f"/arbete/moten/{approved.pk}/steg/write_news/"
    signed_in(coordinator).post(page, {"news": "Den första.", "over": approved.version})
    answer = signed_in(coordinator).post(page, {"news": "Den andra.", "over": approved.version})

    shown = text_of(answer)
    assert answer.status_code == 422
    assert "Den första." in shown
    assert "Den andra." in answer.content.decode()
    with pytest.raises(Stale):
        meetings["write_news"](Meeting.objects.get(), by=coordinator, over=1, news="Den tredje.")


def test_other_bodies_have_no_text_to_spread(est, coordinator, now):
    meeting = MeetingFactory(body=est, day=HELD, state="approved")

    with pytest.raises(StepRefused, match="Bara rådets"):
        meetings["write_news"](meeting, by=coordinator, over=1, news="Hej")


def test_every_representative_gets_the_text_once(approved, council):
    guest = sit(council, Role.MEMBER)
    guest.holdings.all().delete()
    approved.participants.create(person=guest, is_invited=True, reason="Sakkunnig")
    for _ in range(2):
        letters.spreading(Meeting.objects.get())

    sent = Letter.objects.filter(kind="spreading")
    assert {letter.recipient.name for letter in sent} == {"Samordnaren", "Kommundirektören", "Skolchefen"}
    assert "En grupp för centrum bildas." in sent[0].body
    assert "/spridning/" in sent[0].body


def tick(meeting, by, *where, other=""):
    return meetings["tick_spread"](meeting, by=by, where=list(where), other=other)


def test_the_chair_sees_the_share_and_where_but_not_who_has_not(approved, chair, member, coordinator, signed_in):
    tick(approved, member, "workplace", "intranet", other="Föräldramötet")
    tick(approved, coordinator, "workplace")
    page = text_of(signed_in(chair).get(f"/arbete/moten/{approved.pk}/spridning/"))

    for words in ("2 av 3 har berättat vidare", "På en arbetsplatsträff 2", "På intranätet 1", "Föräldramötet"):
        assert words in page
    assert "Skolchefen" not in page


def test_a_seat_counts_once_whoever_sat_in_it(approved, member, council):
    seat, substitute = member.holdings.get().seat, sit(council, Role.MEMBER)
    substitute.holdings.all().delete()
    approved.participants.create(person=substitute, is_invited=True, seat=seat, stands_in_for=member)
    for person in (member, substitute):
        tick(Meeting.objects.get(), person, "workplace")
    share = news.share(Meeting.objects.get())

    assert (share["told"], share["of"]) == (1, 3)


def test_a_member_sees_the_text_and_the_ticks_but_no_share(approved, member, signed_in):
    page = text_of(signed_in(member).get(f"/arbete/moten/{approved.pk}/spridning/"))

    assert "Vi vill ha fler cykelställ." in page
    assert "I ett nyhetsbrev" in page
    assert "har berättat vidare" not in page


def test_the_page_is_one_of_the_meetings(approved, member, signed_in):
    page = signed_in(member).get(f"/arbete/moten/{approved.pk}/spridning/").content.decode()

    assert '<a href="/arbete/moten/" aria-current="true">' in page


def test_ticks_are_changed_and_taken_back(approved, member):
    tick(approved, member, "workplace")
    tick(approved, member, "newsletter", "intranet")
    assert Spreading.objects.get().where == ["intranet", "newsletter"]
    tick(approved, member)

    assert news.share(approved)["told"] == 0


@pytest.mark.parametrize("where", [["påhittat"], ["workplace", "\0"]])
def test_a_place_that_is_not_in_the_list_is_refused(where, approved, member):
    with pytest.raises(StepRefused):
        tick(approved, member, *where)


def test_only_the_called_tick(approved, stranger):
    with pytest.raises(PermissionDenied):
        tick(approved, stranger, "workplace")


@pytest.mark.parametrize(
    ("state", "statuses"), [("summoned", [404, 404]), ("held", [200, 404]), ("approved", [200, 200])]
)
def test_the_text_is_told_when_the_minutes_are_approved(state, statuses, approved, coordinator, member, signed_in):
    Meeting.objects.update(state=state)
    address = f"/arbete/moten/{approved.pk}/spridning/"

    assert [signed_in(person).get(address).status_code for person in (coordinator, member)] == statuses


def test_ticked_by_the_link_of_the_meeting(approved, member):
    links.address(member, f"meetings.meeting/{approved.pk}", clock.now() + DAY)
    home = f"/lank/{links.token(Link.objects.get())}/"
    page = Client().get(home).content.decode()
    answer = Client().post(f"{home}spridning/", {"where": ["partners"], "other": ""})

    assert f'href="{home}spridning/"' in page
    assert answer.status_code == 302
    assert (Spreading.objects.get().person, Spreading.objects.get().where) == (member, ["partners"])
    assert "Du har berättat" in text_of(Client().get(f"{home}spridning/"))


def minutes_approved(meeting, by):
    with clock.pretending(at(APPROVED, time(15))):
        document = freeze(
            "meetings/documents/minutes.html", {}, matter=f"meetings.meeting/{meeting.pk}", title="Protokoll",
            file_name="protokoll.pdf", made_at=clock.now(),
        )  # fmt: skip
        Minutes.objects.create(
            meeting=meeting, number=1, state="approved", content={}, sent_at=clock.now(), sent_by=by,
            approved_at=clock.now(), document=document,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "clock_time", "count"),
    [(10, time(8), 0), (12, time(7, 59), 0), (12, time(8), 2), (24, time(8), 2), (25, time(8), 0)],
)
def test_one_friendly_reminder_the_working_day_after_ten_days_to_those_who_have_not_ticked(
    days, clock_time, count, approved, coordinator, member
):
    minutes_approved(approved, coordinator)
    tick(approved, member, "workplace")
    for _ in range(2):
        with clock.pretending(at(APPROVED + days * DAY, clock_time)):
            remind()
            all_leave()

    reminded = [letter.recipient.name for letter in Letter.objects.filter(kind="spreading_reminder")]
    assert sorted(reminded) == ["Kommundirektören", "Samordnaren"][:count]


def test_there_is_no_second_reminder(approved, coordinator):
    minutes_approved(approved, coordinator)
    for days in range(10, 30):
        with clock.pretending(at(APPROVED + days * DAY, time(8))):
            remind()
            all_leave()

    assert Letter.objects.filter(kind="spreading_reminder").count() == 3
