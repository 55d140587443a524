"""Letters to those who report. None says which report: that a letter went is seen by others than the coordinator."""

import uuid
from datetime import timedelta

from django.conf import settings

from office import clock, journal, links
from office.guarding import outward
from office.letters import post, write
from office.models import Link
from situation.models import Variant

ANSWERED_WITHIN = timedelta(days=28)  # two meetings of the EST group
LINK_LASTS = timedelta(days=60)
QUESTIONS = "councils.organisation"  # what the one who answers for an organisation's link has a link to
OWN = f"{settings.SITE_URL}/arbete/est/rapportera/mina/"


def question(rapporteur, asked):
    """A question about a report, with the link where it is answered."""
    matter = journal.matter_of(rapporteur)
    until = clock.now() + ANSWERED_WITHIN
    letter = write(
        rapporteur.person,
        "situation/letters/question.txt",
        {
            "question": asked,
            "organisation": rapporteur.organisation,
            "link": links.address(rapporteur.person, _answered_at(rapporteur), until),
            "url": OWN,
            "until": until,
            "is_contact": rapporteur.is_link,
        },
        key=f"{matter}/question/{uuid.uuid4().hex}",
        matter=matter,
    )
    post([letter])


def _answered_at(rapporteur):
    """Their own page of the form; but the organisation's hangs on a wall, and shows no report."""
    return journal.matter_of(rapporteur.organisation if rapporteur.is_link else rapporteur)


def situation_report(edition, readers, words):
    """The edition to each of its readers. EST's own is read where one signs in; the others come as a document too.

    The keys of the letters, by the person's.
    """
    report, variant = edition.situation_report, Variant(edition.variant)
    matter = journal.matter_of(report)
    told = {
        "report": report,
        "words": outward(words),
        "url": f"{settings.SITE_URL}{report.get_absolute_url()}",
        "feedback_url": f"{settings.SITE_URL}/arbete/est/aterkoppling/{report.pk}/",
    }
    sent = [
        write(
            reader.person,
            f"situation/letters/report_{variant}.txt",
            told | {"role": _within_a_sentence(reader.role)},
            key=f"{matter}/{variant}",
            matter=matter,
            document=None if variant is Variant.FULL else edition.document,
        )
        for reader in readers
    ]
    post(sent)
    return {letter.recipient_id: letter.key for letter in sent}


def welcome(rapporteur):
    """Somebody has become a rapporteur: what that is, and a link that opens the form at once."""
    letter = _to(rapporteur, "welcome", f"welcome/{rapporteur.since}", since=rapporteur.since)
    post([letter])


def thanks(rapporteur, cycle, lines):
    """What became of what they reported in a fortnight, in sentences; never which report. Not yet in the outbox."""
    return _to(rapporteur, "thanks", f"thanks/{cycle.first}", lines=lines, weeks=cycle.weeks)


def nudge(rapporteur, key):
    """To one who has been silent for a while; once in a while, in friendly words. Not yet in the outbox."""
    return _to(rapporteur, "nudge", key.removeprefix(f"{journal.matter_of(rapporteur)}/"))


def group_proposed(proposal, chairs):
    """To those who may decide on a working group: the proposal, as its item says it."""
    told = {"title": outward(proposal.title), "text": outward(proposal.text)}
    matter = journal.matter_of(proposal.item)
    template, key = "situation/letters/group_proposed.txt", f"{journal.matter_of(proposal)}/group_proposed"
    post([write(person, template, told, key=key, matter=matter) for person in chairs])


def forget_links(rapporteur):
    """Whoever no longer reports has no use for the links in their letters."""
    for matter in {journal.matter_of(rapporteur), _answered_at(rapporteur)}:
        links.revoke(rapporteur.person, matter)


def _to(rapporteur, name, key, **told):
    matter = journal.matter_of(rapporteur)
    link, until = _link_to(rapporteur)
    context = {
        "rapporteur": rapporteur,
        "organisation": rapporteur.organisation,
        "is_contact": rapporteur.is_link,
        "link": link,
        "until": until,
        "url": OWN,
        **told,
    }
    return write(rapporteur.person, f"situation/letters/{name}.txt", context, key=f"{matter}/{key}", matter=matter)


def _link_to(rapporteur):
    """(Its address, until when). One's own is made to last; the organisation's, which hangs on a wall, never is by a
    letter, and is nowhere when it is over.
    """
    matter, until = journal.matter_of(rapporteur), clock.now() + LINK_LASTS
    if not rapporteur.is_link:
        return links.address(rapporteur.person, matter, until), until
    link = Link.objects.of(rapporteur.person, matter).open_at(clock.now()).first()
    return (f"{settings.SITE_URL}/lank/{link.key.hex}/", link.expires_at) if link else ("", None)


def _within_a_sentence(role):
    """Titles begin with a small letter there, but for what is an abbreviation."""
    return role[:1].lower() + role[1:] if role[1:2].islower() else role
