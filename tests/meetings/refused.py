"""Links that open nothing, of every sort there is."""

import uuid
from datetime import timedelta

from django.core.signing import Signer
from django.test import Client

from meetings.lifecycle import bodies, items, meetings
from meetings.models import Participant
from office import clock, links
from office.models import Link
from tests.factories.councils import PersonFactory
from tests.factories.meetings import MeetingFactory
from tests.house.estate import text_file


def of(person, kind="meetings.meeting"):
    """The address that the mail carries."""
    return f"/lank/{links.token(Link.objects.get(person=person, revoked_at=None, matter__startswith=kind))}/"


def told(answer):
    """Everything that an answer says, apart from the clock of the server."""
    return answer.status_code, answer.content, sorted(answer.headers.items()), sorted(answer.cookies)


class Refused:
    """A hundred of them, about one meeting."""

    def __init__(self, sent, member, chair, stranger, coordinator):
        self.sent, self.member, self.chair, self.stranger, self.coordinator = sent, member, chair, stranger, coordinator

    def addresses(self):
        kinds = (self.forged, self.unknown, self.expired, self.revoked, self.replayed)
        kinds += (self.swapped, self.inactive, self.uncalled)
        return [address for kind in kinds for address in kind()]

    def forged(self):
        token = of(self.member).split("/")[2]
        key, _, signature = token.partition(".")
        other = Signer(salt="office.links", sep=".", key="another key").sign(key)
        unsalted = Signer(sep=".").sign(key)
        made = [key, f"{key}.", f".{signature}", signature, f"{key}.{signature[:-1]}", f"{key}.{signature}a", other]
        made += [unsalted, f"{uuid.uuid4().hex}.{signature}", token.upper(), f"{token}.{signature}", "x", "0", "%00"]
        made += [f"{key}.{signature[:n]}å{signature[n + 1 :]}" for n in range(20)]
        return [f"/lank/{each}/" for each in made]

    def unknown(self):
        return [f"/lank/{links.SIGNER.sign(uuid.uuid4().hex)}/" for _ in range(15)]

    def expired(self):
        return [self._of_a_guest(expires_at=self.sent.starts_at - timedelta(days=400)) for _ in range(10)]

    def revoked(self):
        return [self._of_a_guest(revoked_at=self.sent.starts_at) for _ in range(10)]

    def replayed(self):
        """What works once and has: ways in, and links whose holder closed them."""
        ways_in = [self._used(person, "signin.once", "in/") for person in (self.member, self.chair) for _ in range(4)]
        chosen = {"password1": "sju almar vid sjön", "password2": "sju almar vid sjön"}
        return [
            *ways_in,
            self._used(self.member, "signin.password", "losenord/", chosen),
            self._used(self.stranger, "meetings.meeting", "stang/"),
        ]

    def swapped(self):
        """A good link, and what belongs to another meeting or to nobody."""
        elsewhere = MeetingFactory(body=self.sent.body, day=self.sent.day + timedelta(days=7))
        paper = meetings["add_paper"](elsewhere, by=self.coordinator, upload=text_file("annat.txt"))
        theirs = bodies["propose"](self.sent.body, by=self.chair, title="Eget", kind="information")
        own = items["add_item_paper"](theirs, by=self.chair, upload=text_file("eget.txt"))
        ends = [f"bilagor/{paper.file.uuid}/", f"bilagor/{own.file.uuid}/", f"bilagor/{uuid.uuid4()}/"]
        ends += ["dagordning/2/", "dagordning/0/", "finns-inte/"]
        return [of(person) + end for person in (self.member, self.chair) for end in ends]

    def inactive(self):
        return [self._of_a_guest(person={"is_active": False}) for _ in range(10)]

    def uncalled(self):
        """Taken away since, never called, or called to a meeting that is not there."""
        gone = [self._of_a_guest(called=False) for _ in range(10)]
        links.address(self.stranger, f"meetings.meeting/{self.sent.pk}", self.sent.ends_at)
        nowhere = [self._of_a_guest(matter=f"meetings.meeting/{10**n}") for n in range(5, 18)]
        return [*gone, of(self.stranger), *nowhere, self._of_a_guest(matter="meetings.nothing/1")]

    def _used(self, person, kind, end, sent=None):
        matter = f"{kind}/{self.sent.pk if kind == 'meetings.meeting' else person.pk}"
        links.address(person, matter, self.sent.ends_at)
        address = of(person, kind)
        assert Client().post(f"{address}{end}", sent).status_code in (200, 302)
        return address

    def _of_a_guest(self, *, called=True, person=None, **changes):
        guest = PersonFactory(organisation=self.member.organisation, **(person or {}))
        Participant.objects.create(meeting=self.sent, person=guest, is_invited=called)
        made = {"made_at": clock.now(), "expires_at": self.sent.ends_at, "matter": f"meetings.meeting/{self.sent.pk}"}
        link = Link.objects.create(person=guest, **made | changes)
        return f"/lank/{links.token(link)}/"
