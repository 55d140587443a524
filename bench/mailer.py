"""Those who send the mails that are measured, each in a process of its own: `python -m bench.mailer WHO PORT LETTERS`.

`lay` fills the outbox anew. `ours` is a worker's way: rounds until nothing is due. `bare` is a loop over smtplib, of
the same rows read beforehand: text, HTML and calendar, each mail made by the standard library (email.mime, the quicker
of its two ways) and sent over one connection. `bytes` is the same loop with mails that were made beforehand.
Everybody says "ready" and waits before they begin.
"""

import os
import smtplib
import sys
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hedemora_bra.settings")
django.setup()

from datetime import timedelta  # noqa: E402  after the settings

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from councils.models import Person  # noqa: E402
from office import calendars, clock, letters, links  # noqa: E402
from office.letters.writing import message_id  # noqa: E402
from office.models import Attempt, Letter  # noqa: E402

PEOPLE = 100
MATTER = "bench.mails"
BODY = """Hej {name}!

Du kallas till möte med lokala Brå den 18 februari klockan 13.00–16.00 i Kommunhuset, Rådslaget.

→ Jag kommer: {link}?svar=ja
→ Jag kan inte: {link}?svar=nej
→ Kanske: {link}?svar=kanske

Tid: torsdag 18 februari klockan 13.00–16.00
Plats: Kommunhuset, Rådslaget

Dagordningen finns på mötets sida: {site}/arbete/moten/1/

Svara senast den 11 februari, så hinner en ersättare kallas om du inte kan komma.

Du får brevet för att du har en plats i lokala Brå.
"""


def lay(number):
    call_command("migrate", verbosity=0)
    Attempt.objects.all().delete()
    Letter.objects.filter(matter=MATTER).delete()
    people = [_person(each) for each in range(PEOPLE)]
    now = clock.now()
    addresses = {person.pk: links.address(person, MATTER, now + timedelta(days=30)) for person in people}
    Letter.objects.bulk_create(
        (_letter(place, people[place % PEOPLE], addresses, now) for place in range(number)), batch_size=500
    )
    with connection.cursor() as cursor:  # a database that has been running is swept and knows its tables
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _person(number):
    email = f"person{number}@hedemora.example"
    return Person.objects.get_or_create(email=email, defaults={"name": f"Åsa Ledamot {number}"})[0]


def _letter(place, person, addresses, now):
    key = f"bench/{place}"
    return Letter(
        key=key,
        message_id=message_id(key),
        matter=MATTER,
        kind="agenda",
        recipient=person,
        address=person.email,
        subject="Kallelse: lokala Brå torsdag 18 februari",
        body=BODY.format(name=person.name, link=addresses[person.pk], site=settings.SITE_URL),
        calendar=_invitation(place, person, now),
        search_text="",
        posted_at=now,
        due_at=now,
    )


def _invitation(place, person, now):
    starts_at = now + timedelta(days=14)
    return calendars.request(
        calendars.Event(
            uid=f"{place}@hedemora.example",
            sequence=0,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3),
            summary="Lokala Brå",
            place="Kommunhuset, Rådslaget",
            description="Dagordningen finns på mötets sida.",
            url=f"{settings.SITE_URL}/arbete/moten/1/",
            organiser_name="Hedemora Brå",
            organiser_email="bra@hedemora.example",
            stamped_at=now,
            attendee_name=person.name,
            attendee_email=person.email,
        )
    )


def ours(number):
    _ready()
    while letters.deliver_due(clock.now()):
        pass


def bare(number):
    rows = _rows()
    _ready()
    _send((address, _made(*row)) for address, *row in rows)


def ready_made(number):
    mails = [(address, _made(*row)) for address, *row in _rows()]
    _ready()
    _send(mails)


def _rows():
    """What a mail is made of, read and with its HTML rendered: the bare loop need not."""
    found = Letter.objects.filter(matter=MATTER).order_by("pk")
    return [
        (each.address, each.message_id, each.posted_at, each.subject, each.body, _html(each), each.calendar)
        for each in found
    ]


def _html(letter):
    return letters.as_html(letter.subject, letter.body)


def _made(key, posted_at, subject, body, html, calendar):
    mail = MIMEMultipart("alternative")
    mail["Subject"], mail["From"], mail["To"] = subject, settings.MAIL_FROM, "ledamot@hedemora.example"
    mail["Message-ID"], mail["Date"], mail["Auto-Submitted"] = key, format_datetime(posted_at), "auto-generated"
    invitation = MIMEText(calendar, "calendar", "utf-8")
    invitation.set_param("method", "REQUEST")
    for part in (MIMEText(body, "plain", "utf-8"), MIMEText(html, "html", "utf-8"), invitation):
        mail.attach(part)
    return mail.as_bytes()


def _send(mails):
    with smtplib.SMTP("127.0.0.1", int(sys.argv[2])) as server:
        for address, mail in mails:
            server.sendmail("bra@hedemora.example", [address], mail)


def _ready():
    print("ready", flush=True)
    sys.stdin.readline()


if __name__ == "__main__":
    {"lay": lay, "ours": ours, "bare": bare, "bytes": ready_made}[sys.argv[1]](int(sys.argv[3]))
