"""What is over in the demonstration: every meeting called, answered, held, written down and followed up."""

from datetime import time, timedelta

from django.db.models import F

from councils.models import Person
from hedemora_bra.demo import afterwards, seen, words
from hedemora_bra.demo.stories import stories
from meetings.lifecycle import bodies, items, meetings
from meetings.lifecycle.records import records
from meetings.lifecycle.roll import rolls
from meetings.lifecycle.sittings import NOTED, WAITS, left
from meetings.models import Answer, Meeting, Outcome, Presence, Via
from office import clock
from office.almanac import at
from office.models import Letter
from office.models.letters import LetterState

DAY = timedelta(days=1)
SILENT = "hedemora-energi@hedemora.example"
SOMETIMES_AWAY = ("naringslivschef", "omsorg", "raddningstjansten", "bildning")
SUBSTITUTE = {"name": "Ersättaren från {}", "title": "Ersättare", "email": "ersattare-{}@hedemora.example"}


def live_through_the_past(by):
    """Each meeting that is over was called in time, but one; what became of it followed in the days after."""
    for story in stories(by, clock.now()):
        if story.is_latest and story.key == "bra":
            _propose_what_is_left_over(story.meeting, by)
        _send(story.meeting, by, is_late=story.key == "bra" and story.number == 0)
        _hold(story)
        afterwards.follow(story)
    seen.live_through_est(by)
    gone = Letter.objects.not_left().filter(posted_at__lt=clock.now())
    gone.update(state=LetterState.SENT, sent_at=F("posted_at"))


def _propose_what_is_left_over(meeting, by):
    member = Person.objects.get(email="naringslivschef@hedemora.example")
    with clock.pretending(at(meeting.day - 20 * DAY, time(15))):
        item = bodies["propose"](meeting.body, by=member, meeting=meeting, presenter=member.name, **words.LEFT_OVER)
        items["accept"](item, by=by, meeting=meeting)


def _send(meeting, by, *, is_late):
    days_before = 5 if is_late else meeting.notice_days + 2
    with clock.pretending(at(meeting.day - days_before * DAY, time(8, 40))):
        reason = {"late_reason": "Polisens underlag kom först samma morgon."} if is_late else {}
        meetings["send_agenda"](meeting, by=by, **reason)


def _hold(story):
    meeting, by = story.meeting, story.by
    with clock.pretending(at(meeting.day - DAY, time(10))):
        _answer(story)
    with clock.pretending(meeting.starts_at):
        chair, adjuster = _officers(meeting, by)
        meetings["start"](meeting, by=by, chair=chair, secretary=by, adjuster=adjuster)
        _call_the_roll(meeting, by, is_silent_away=story.is_among_the_latest or story.number % 2)
    for item in meeting.agenda_items:
        with clock.pretending(item.begins_at):
            _write(story, item)
    with clock.pretending(meeting.ends_at - timedelta(minutes=5)):
        afterwards.take_on(story)
    with clock.pretending(meeting.ends_at):
        meetings["end"](meeting, by=by, choices={item.pk: _choice(item) for item in left(meeting)})


def _answer(story):
    """Most come; one says nothing; one cannot, and calls a substitute."""
    meeting, away = story.meeting, SOMETIMES_AWAY[story.number % len(SOMETIMES_AWAY)]
    for each in list(meeting.called):
        person = each.person
        if person.email == f"{away}@hedemora.example":
            _call_a_substitute(meeting, person, away)
        elif person.email != SILENT:
            meetings["answer"](meeting, by=person, answer=Answer.YES, via=Via.LINK)


def _call_a_substitute(meeting, holder, key):
    organisation = holder.organisation.name
    told = {name: text.format(key if name == "email" else organisation) for name, text in SUBSTITUTE.items()}
    part = meetings["name_substitute"](meeting, by=holder, via=Via.LINK, **told)
    meetings["answer"](meeting, by=part.person, answer=Answer.YES, via=Via.LINK)


def _officers(meeting, by):
    """Who leads the meeting and, where the body has one, who approves the minutes beside them."""
    people = [each.person for each in meeting.called]
    chair = next((each.person for each in meeting.called if each.role == "Ordförande"), by)
    others = [person for person in people if person not in (chair, by)]
    return chair, others[0] if meeting.body.has_adjuster else None


def _call_the_roll(meeting, by, *, is_silent_away):
    rolls["mark_all_present"](meeting, by=by)
    for each in [each for each in _afresh(meeting).called if not each.presence]:
        is_away = is_silent_away and each.person.email == SILENT
        presence = Presence.ABSENT if is_away else Presence.PRESENT
        rolls["mark_presence"](meeting, by=by, person=each.person, presence=presence)


def _afresh(meeting):
    return Meeting.objects.with_body().get(pk=meeting.pk)


def _write(story, item):
    notes, outcome, text = words.said(story.key, item.title, story.number)
    if not notes:
        return
    meeting, by = story.meeting, story.by
    records["open_item"](meeting, by=by, item=item)
    saved = records["write_notes"](meeting, by=by, item=item, over=1, notes=notes)
    told = {"over": saved.record.version, "outcome": Outcome(outcome), "outcome_text": text}
    records["set_outcome"](meeting, by=by, item=item, **told)


def _choice(item):
    return (NOTED, "") if item.is_standing else (WAITS, "")
