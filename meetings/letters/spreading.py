"""The text that each representative can forward, and one friendly reminder (H10)."""

from datetime import timedelta

from councils import roster
from meetings import news
from meetings.letters.posting import matter_of
from meetings.letters.reminders import meetings_of
from meetings.roster import with_called
from office import clock, links
from office.letters import post, write
from office.models import Letter

LINK_LASTS = timedelta(days=60)


def spreading(meeting):
    """Once, when the minutes are approved: minutes approved anew start no second round."""
    key = f"{matter_of(meeting)}/spreading"
    gone = set(Letter.objects.about(matter_of(meeting)).of_kinds("spreading").values_list("recipient", flat=True))
    now_seated = roster.of(meeting.body, clock.today())
    people = [each for each in representatives(meeting, now_seated) if each.person.pk not in gone]
    text = news.of(meeting) if people else ""
    post([_letter("spreading", key, meeting, each, text) for each in people])


def spreading_reminders(reminders, now):
    """To those who have not said where they have told."""
    known = meetings_of(reminders)
    with_called(list(known.values()))
    told = {meeting.pk: news.of(meeting) for meeting in known.values()}
    return [(_reminder(row, known[row.anchor_pk], told[row.anchor_pk]), [row]) for row in reminders]


def representatives(meeting, later):
    """Those who were called in a seat and sit in one on the later roster, and the substitutes of the meeting; guests
    stand for nobody's organisation here, and whoever has left carries no word home.
    """
    seated = {each.person.pk for each in later.called() if each.seat_id}
    return [each for each in meeting.called if each.stands_in_for_id or (each.seat_id and each.person.pk in seated)]


def _reminder(row, meeting, text):
    return _letter(row.kind, row.letter_key, meeting, meeting.called_as(row.recipient), text)


def _letter(name, key, meeting, called, text):
    url = f"{_link(meeting, called.person)}spridning/"
    context = {"meeting": meeting, "body": meeting.body, "news": text, "called": called, "url": url}
    return write(called.person, f"meetings/letters/{name}.txt", context, key=key, matter=matter_of(meeting))


def _link(meeting, person):
    return links.address(person, matter_of(meeting), clock.now() + LINK_LASTS)
