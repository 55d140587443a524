"""Two hundred forms are sent while the broker is down: each is saved, nobody sees an error, the mail comes later."""

import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from django.conf import settings
from django.test import Client

from chaos import letters, pretended
from chaos.judged import Outcome
from chaos.servers import wait_until
from councils.models import Body, Holding, Person, Role, Seat
from meetings.models import AgendaItem, ItemState
from office import clock
from office.folding import AN_HOUR
from signin import factors

FORGERY = "k" * 32  # the cookie and the field of a form, which must be alike
AT_ONCE = 4
SHORT_PACE = 20


def run(house, short):
    many, pace = (40, SHORT_PACE) if short else (200, 1)
    pretended.set_to(pretended.MORNING)
    coordinator, items = _scene(many)
    with house.web() as address:
        cookies = _signed_in(coordinator)
        house.broker_goes()
        answers = _send_forms(address, cookies, items)
    saved, waiting = AgendaItem.objects.filter(state=ItemState.PARKED).count(), letters.unsettled()
    house.broker_comes()
    pretended.move(AN_HOUR)  # an answer to a proposal waits so long for others about the same
    house.beat(pace)
    house.workers(2)
    later = wait_until(letters.nothing_is_due, "every letter is sent", 300)
    return _judged(house, many, answers, saved, waiting, later)


def _judged(house, many, answers, saved, waiting, later):
    codes = [code for code, _ in answers]
    slowest = statistics.quantiles([seconds for _, seconds in answers], n=20)[-1]
    mails = letters.taken(house.mail.record)
    outcome = Outcome(
        f"{many} forms to gunicorn, {AT_ONCE} at a time, with the broker down; each answers a proposal and writes to "
        f"the one who made it, and the page that follows is read. 95 of 100 took at most {slowest:.2f} s. "
        f"All mail was sent {later:.0f} s after the broker came back."
    )
    outcome.exactly("saved", saved, many)
    outcome.exactly("error pages", sum(code != 200 for code in codes), 0)
    outcome.exactly("letters waiting when the broker came back", waiting, many)
    outcome.exactly("different mails later", len({mail.message_id for mail in mails}), many)
    outcome.exactly("repeated mails", letters.repeats(mails), 0)
    return outcome


def _scene(many):
    """A coordinator in her seat, and proposals of as many people."""
    council = Body.objects.get(key="bra")
    seat = Seat.objects.filter(body=council, role=Role.COORDINATOR).first()
    [coordinator] = letters.people(1, "coordinator")
    Person.objects.filter(pk=coordinator.pk).update(organisation=seat.organisation)
    Holding.objects.create(seat=seat, person=coordinator, since=seat.since)
    items = [
        AgendaItem(body=council, title=f"Förslag {person.pk}", proposed_by=person, proposed_at=clock.now())
        for person in letters.people(many)
    ]
    return coordinator, AgendaItem.objects.bulk_create(items)


def _signed_in(person):
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(person)
    session = client.session
    factors.vouch(session, person, by="chaos")
    session.save()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {settings.CSRF_COOKIE_NAME}={FORGERY}"


def _send_forms(address, cookies, items):
    def send(item):
        began = time.monotonic()
        code = _send(f"{address}/arbete/arenden/{item.pk}/steg/park/", cookies)
        return code, time.monotonic() - began

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(send, items))


def _send(url, cookies):
    fields = urlencode({"answer": "Vi tar det i vår.", "csrfmiddlewaretoken": FORGERY}).encode()
    try:
        return urlopen(Request(url, fields, {"Cookie": cookies}), timeout=60).status
    except HTTPError as answer:
        return answer.code
