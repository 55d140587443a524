"""A drafted proposal for a working group: the coordinator sends it to the council, or not; nothing goes by itself."""

from councils.letters import chairs
from councils.models import Body, Kind
from councils.models.bodies import ItemKind
from meetings.lifecycle import bodies
from meetings.models import Openness
from office import clock
from office.lifecycle import Lifecycle, StepRefused
from situation import letters
from situation.models import GroupProposal, ProposalState

proposals = Lifecycle("situation")

MINUTES = 20


@proposals.step(
    ProposalState.DRAFT, to=ProposalState.SENT, label="Föreslå för Brå", done="Förslaget är lämnat till Brå.", asks=True
)
def send_to_council(proposal, by, title, text, meeting=None):
    """As an item that the coordinator can take up on an agenda; the chair, who may decide alone, is told (H12)."""
    council = Body.objects.of(Kind.COUNCIL).first()
    if council is None or ItemKind.GROUP not in council.item_kinds:
        raise StepRefused("Det finns inget råd som kan besluta om arbetsgrupper.")
    fields = {"title": title, "text": text, "kind": ItemKind.GROUP, "minutes": MINUTES, "presenter": by.name}
    # Its numbers are of single places and may be small: what EST counts is not for anybody.
    item = bodies["propose"](council, by=by, meeting=meeting, openness=Openness.INTERNAL, **fields)
    _close(proposal, by, item=item, title=title, text=text)
    letters.group_proposed(proposal, chairs(council, clock.today()))


@proposals.step(
    ProposalState.DRAFT, to=ProposalState.DISMISSED, label="Avstå", done="Förslaget är lagt åt sidan.", asks=True
)
def dismiss_proposal(proposal, by, reason):
    """No group is needed; the same thing is not proposed again while it goes on."""
    _close(proposal, by, reason=reason)


def _close(proposal, by, **fields):
    fields |= {"closed_at": clock.now(), "closed_by": by}
    GroupProposal.objects.filter(pk=proposal.pk).update(**fields)
    for name, value in fields.items():
        setattr(proposal, name, value)
