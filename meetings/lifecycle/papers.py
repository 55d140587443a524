"""Papers to a meeting or an item. A paper taken away is kept: what has been sent can always be shown."""

from meetings.lifecycle.items import ALIVE, items, its_meeting_is_ahead
from meetings.lifecycle.meetings import meetings
from meetings.models import Attachment, Openness, State
from meetings.models.states import NOT_YET_HELD
from office import classes, clock, uploads
from office.lifecycle import AlreadyDone, Lifecycle, StepRefused

papers = Lifecycle("meetings")

MOST_PAPERS = 30


@meetings.step(*NOT_YET_HELD, label="Bifoga till mötet", done="Filen är bifogad till mötet.", asks=True)
def add_paper(meeting, by, upload, openness=Openness.INTERNAL, secrecy_ground=""):
    """A paper to the meeting as a whole."""
    _must_have_room(meeting.papers)
    stored = uploads.keep(upload, by)
    _must_be_new(meeting.papers, stored)
    return _kept(by, meeting=meeting, file=stored, openness=openness, secrecy_ground=secrecy_ground)


@items.step(
    *ALIVE, label="Bifoga till ärendet", done="Filen är bifogad till ärendet.", needs=[its_meeting_is_ahead], asks=True
)
def add_item_paper(item, by, upload, openness=Openness.INTERNAL, secrecy_ground=""):
    """A paper to one item."""
    _must_have_room(item.papers)
    stored = uploads.keep(upload, by)
    _must_be_new(item.papers, stored)
    return _kept(by, item=item, file=stored, openness=openness, secrecy_ground=secrecy_ground)


def its_minutes_are_not_sent(paper):
    meeting = paper.meeting or paper.item.meeting
    sent = meeting is not None and meeting.state in (State.FOR_APPROVAL, State.APPROVED)
    return "Bilagan hör till ett protokoll som är skickat och kan inte tas bort." if sent else ""


@papers.step(label="Ta bort bilagan", done="Bilagan är borttagen.", needs=[its_minutes_are_not_sent])
def remove_paper(paper, by):
    """The paper is no longer shown; the file stays for those who were sent it."""
    Attachment.objects.filter(pk=paper.pk).update(removed_at=clock.now())


def _kept(by, **fields):
    paper = Attachment.objects.create(**fields)
    classes.mark(paper, by)
    return paper


def _must_be_new(papers, stored):
    """The same file sent twice is one paper."""
    same = papers.present().filter(file__sha256=stored.sha256, file__name=stored.name).first()
    if same:
        stored.file.delete(save=False)
        raise AlreadyDone(same)


def _must_have_room(papers):
    if papers.present().count() >= MOST_PAPERS:
        raise StepRefused(f"Det får vara högst {MOST_PAPERS} bilagor på samma ställe.")
