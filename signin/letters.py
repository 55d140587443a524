"""What is told to somebody about their own sign-in. Every letter is a row in the outbox first."""

from datetime import timedelta

from councils.models import Person
from office import clock, links
from office.almanac import moment
from office.entrance import is_admitted
from office.letters import post, write
from office.sorts import Sort, register
from signin.models import Way

SHORT = timedelta(minutes=30)  # time enough for a mail server that lets strangers wait

# What has been done, by allauth's name for its letter or our own.
DONE = {
    "password_changed": "Lösenordet är bytt",
    "password_set": "Ett lösenord är valt",
    "totp_activated": "En app med engångskoder är kopplad till inloggningen",
    "totp_deactivated": "Appen med engångskoder är bortkopplad",
    "webauthn_added": "En nyckel är tillagd",
    "webauthn_removed": "En nyckel är borttagen",
    "recovery_codes_generated": "Nya reservkoder är gjorda",
    "address_changed": "Adressen som du loggar in med är ändrad av den som sköter systemet",
    "factors_forgotten": "Nycklar, app och reservkoder är borttagna av den som sköter systemet",
}

register(
    Sort(
        "sign_in",
        "Din inloggning",
        "När du ber om en länk för att logga in, och när något har ändrats i din inloggning.",
        ("sign_in_changed", "once", "password"),
        statutory=True,
    )
)


def tell(email, what):
    """That the way in was changed, in case it was somebody else who did it."""
    person = Person.objects.get_by_natural_key(email)
    now = clock.now()
    told = {"done": DONE[what], "when": moment(now)}
    matter = f"councils.person/{person.pk}"
    post([write(person, "signin/letters/sign_in_changed.txt", told, key=f"{what}/{now.isoformat()}", matter=matter)])


def way_in(asked):
    """To the one who has the address, if they may come in: a link that works once, for a short time."""
    person = Person.objects.filter(email__iexact=asked.address).first()
    if person is None or not is_admitted(person):
        return
    until, way = clock.now() + SHORT, asked.way
    told = {"url": links.address(person, f"{Way(way).kind}/{person.pk}", until), "until": until}
    key = f"{way}/{asked.pk}"
    post([write(person, f"signin/letters/{way}.txt", told, key=key, matter=f"councils.person/{person.pk}")])
