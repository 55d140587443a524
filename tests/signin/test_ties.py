"""An account is tied to a person by themselves, signed in."""

from allauth.socialaccount.models import SocialAccount

from office import journal
from tests.signin.walking import PLACES, TIE, back, freshly, is_in, sent_home, sign_in, there, tie


def test_a_person_who_is_signed_in_ties_their_account_and_gets_in_with_it(client, signed_in, member, entra):
    signed_in(member)
    assert tie(client).headers["Location"] == PLACES
    client.logout()
    sign_in(client)

    assert is_in(client, member)
    [line] = [entry for entry in journal.of(member) if "Koppla" in entry.what]
    assert entra.who["oid"] not in str(line.details)


def test_an_account_that_is_somebody_elses_is_not_taken_from_them(client, signed_in, person, coordinator):
    signed_in(coordinator)
    page = tie(client)

    assert page.status_code == 302
    assert "går inte att koppla" in client.get(PLACES).content.decode()
    assert SocialAccount.objects.get().user == person


def test_a_person_has_one_account(client, signed_in, person, entra):
    signed_in(person)
    entra.who["oid"] = "another"
    tie(client)

    assert "redan kopplat" in client.get(PLACES).content.decode()
    assert SocialAccount.objects.count() == 1


def test_who_has_left_before_the_answer_comes_ties_nothing(client, signed_in, member, entra):
    home = sent_home(freshly(signed_in(member)).post(TIE).context["address"])
    client.logout()

    assert back(client, home).status_code == 401
    assert not SocialAccount.objects.exists()


def test_who_came_in_long_ago_shows_who_they_are_before_they_tie(signed_in, member, entra):
    answer = signed_in(member).post(TIE)

    assert answer.status_code == 302
    assert "next=%2Farbete%2Finloggning%2Fenheter%2F" in answer.headers["Location"]
    assert entra.asked == []


def test_a_link_cannot_tie_an_account(client, signed_in, member, entra):
    assert signed_in(member).get(TIE).status_code == 405
    back(client, sent_home(there(type(client)())))

    assert not SocialAccount.objects.exists()


def test_a_tie_is_undone_by_its_own_person_alone(client, signed_in, person, coordinator):
    account = SocialAccount.objects.get()
    signed_in(coordinator).post(f"{TIE}{account.pk}/ta-bort/")
    assert SocialAccount.objects.exists()

    signed_in(person).post(f"{TIE}{account.pk}/ta-bort/")
    assert not SocialAccount.objects.exists()
