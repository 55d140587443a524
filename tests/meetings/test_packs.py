"""A whole meeting as one file: what the ZIP holds, who gets it, and how long it is kept."""

from datetime import timedelta

import pytest

from meetings import packs
from meetings.lifecycle.packs import packs as lifecycle
from meetings.models import AgendaItem, Attachment, Pack, PackState
from meetings.models.packs import MOST_TRIES
from office import clock
from tests.factories.meetings import AgendaItemFactory
from tests.meetings.packing import fresh, made, paper, pdf_of, zipped


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def item(meeting):
    return meeting.items.get()


def test_the_zip_has_each_paper_in_the_folder_of_its_item_and_the_meetings_tables(meeting, item, member):
    paper("karta.txt", item=item, by=member)
    paper("program.txt", meeting=meeting, by=member)

    names = zipped(made(meeting, member)).namelist()

    assert names == [
        "Möteshandlingar/program.txt",
        "01 Öppnande/karta.txt",
        "Närvarolista.csv",
        "Åtgärder.csv",
        "Möte.ics",
        "INNEHÅLL.txt",
    ]


def test_names_are_safe_and_each_its_own(meeting, item, member):
    for name in (
        "../../etc/passwd.txt",
        "Karta.txt",
        "karta.TXT",
        "karta.txt",
        "🚒.txt",
        "CON.txt",
        "a\x01b\u202etxt.exe",
    ):
        paper(name, name.encode(), item=item, by=member)
    AgendaItem.objects.filter(pk=item.pk).update(title="../../Ond: 😀 <punkt>")

    names = [name for name in zipped(made(meeting, member)).namelist() if name.startswith("01")]
    assert names == [
        "01 Ond punkt/etc-passwd.txt",
        "01 Ond punkt/Karta.txt",
        "01 Ond punkt/karta (2).txt",
        "01 Ond punkt/karta (3).txt",
        "01 Ond punkt/fil.txt",
        "01 Ond punkt/_CON.txt",
        "01 Ond punkt/a b txt.exe",
    ]


@pytest.fixture
def secret(meeting, item, coordinator):
    """An item and a paper of another for which secrecy is to be tried, and one that is as usual."""
    hidden = AgendaItemFactory(
        meeting=meeting, body=meeting.body, title="Ett namn", text="Dolda ord", position=2, state="accepted",
        openness="secret",
    )  # fmt: skip
    paper("dold.pdf", pdf_of(), item=hidden, by=coordinator)
    paper("dold bilaga.txt", item=item, openness="secret", by=coordinator)
    paper("vanlig.txt", b"Vanligt", item=item, by=coordinator)
    return hidden


def test_without_what_is_secret_not_even_its_name_is_there(meeting, secret, member):
    parcel = zipped(made(meeting, member))
    told = " ".join(parcel.namelist()) + "".join(
        parcel.read(name).decode(errors="ignore") for name in parcel.namelist()
    )

    assert "vanlig.txt" in told
    assert "Punkt 2: sekretess ska prövas." in told
    assert "dold" not in told.casefold()
    assert "Ett namn" not in told


def test_with_what_is_secret_the_items_text_and_papers_are_there(meeting, secret, chair):
    parcel = zipped(made(meeting, chair, with_secrets=True))

    assert {"02 Ett namn/dold.pdf", "01 Öppnande/dold bilaga.txt"} <= set(parcel.namelist())
    assert parcel.read("02 Ett namn/Ärendets text.txt").decode("utf-8-sig") == "Dolda ord"


def test_only_those_who_read_secrets_are_offered_or_given_them(meeting, secret, signed_in, member, chair):
    pack = made(meeting, chair, with_secrets=True)
    page, file = f"/arbete/moten/{meeting.pk}/paket/", f"/arbete/moten/{meeting.pk}/paket/{pack.uuid}/"

    browser = signed_in(member)
    asked = browser.post(page + "bestall/", {"kind": "zip", "secrets": "1"})
    assert ("Med det som" in browser.get(page).content.decode(), asked.status_code) == (False, 404)
    assert browser.get(file).status_code == 404
    browser = signed_in(chair)
    assert "Med det som" in browser.get(page).content.decode()
    assert b"".join(browser.get(file))[:2] == b"PK"


def test_the_same_content_is_made_once(meeting, item, member, chair):
    first = made(meeting, member)

    assert lifecycle["ask_for_pack"](fresh(meeting), by=chair, kind="zip") == first
    assert packs.make_waiting() == 0
    assert Pack.objects.count() == 1


def test_a_new_paper_makes_a_new_pack_and_the_old_one_is_not_handed_out(meeting, item, member, signed_in):
    old = made(meeting, member)
    paper("ny.txt", item=item, by=member)

    browser = signed_in(member)
    assert browser.get(f"/arbete/moten/{meeting.pk}/paket/{old.uuid}/").status_code == 302
    assert "ny.txt" in " ".join(zipped(made(meeting, member)).namelist())


def test_a_paper_made_secret_is_no_longer_handed_out_in_what_was_packed_before(meeting, item, member, signed_in):
    plain = paper("blir hemlig.txt", item=item, by=member)
    old = made(meeting, member)
    Attachment.objects.filter(pk=plain.pk).update(openness="secret")

    assert signed_in(member).get(f"/arbete/moten/{meeting.pk}/paket/{old.uuid}/").status_code == 302


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 1), (31, 0)])
def test_a_pack_is_kept_for_thirty_days(meeting, member, now, tmp_path, days, left):
    made(meeting, member)

    packs.clear(now + timedelta(days=days))

    assert Pack.objects.count() == left
    assert len([file for file in (tmp_path / "packs").rglob("*") if file.is_file()]) == left


def test_what_cannot_be_made_is_tried_so_often_and_then_says_so(meeting, member, signed_in, settings, tmp_path):
    lifecycle["ask_for_pack"](fresh(meeting), by=member, kind="zip")
    (tmp_path / "hinder").write_text("")
    settings.MEDIA_ROOT = tmp_path / "hinder" / "inuti"

    assert [packs.make_waiting() for _ in range(MOST_TRIES)] == [0] * MOST_TRIES
    assert Pack.objects.get().state == PackState.FAILED
    assert (
        "Det gick inte att göra filen" in signed_in(member).get(f"/arbete/moten/{meeting.pk}/paket/").content.decode()
    )


def test_one_worker_makes_it_and_another_only_when_the_first_has_died(meeting, member, now):
    pack = lifecycle["ask_for_pack"](fresh(meeting), by=member, kind="zip")

    assert [Pack.objects.claim(pack.pk, now) for _ in range(2)] == [True, False]
    with clock.pretending(now + timedelta(minutes=5)):
        assert packs.make_waiting() == 0
    with clock.pretending(now + timedelta(minutes=5, seconds=1)):
        assert packs.make_waiting() == 1


def test_a_round_that_has_gone_on_long_enough_leaves_the_rest_to_the_next(meeting, member):
    for kind in ("zip", "pdf"):
        lifecycle["ask_for_pack"](fresh(meeting), by=member, kind=kind)

    assert [packs.make_waiting(enough=0) for _ in range(3)] == [1, 1, 0]


def test_a_file_that_somebody_has_removed_is_no_longer_there(meeting, member, signed_in):
    pack = made(meeting, member)
    pack.file.storage.delete(pack.file.name)

    assert signed_in(member).get(f"/arbete/moten/{meeting.pk}/paket/{pack.uuid}/").status_code == 404


def test_the_page_offers_waits_and_hands_out(meeting, member, signed_in):
    browser, page = signed_in(member), f"/arbete/moten/{meeting.pk}/paket/"
    assert "Gör i ordning ZIP-fil" in browser.get(page).content.decode()

    answer = browser.post(page + "bestall/", {"kind": "zip"})
    assert answer.headers["Location"] == page
    assert "data-waits" in browser.get(page).content.decode()
    packs.make_waiting()
    shown = browser.get(page).content.decode()
    assert ("data-waits" in shown, "Hämta ZIP-fil" in shown) == (False, True)


@pytest.mark.parametrize("kind", ["", "rar", "zip\0"])
def test_another_kind_than_those_offered_is_no_address(meeting, member, signed_in, kind):
    answer = signed_in(member).post(f"/arbete/moten/{meeting.pk}/paket/bestall/", {"kind": kind})

    assert (answer.status_code, Pack.objects.count()) == (404, 0)
