"""Who may do what with meetings, items and papers."""

from councils.permissions import is_chair, is_coordinator, is_member
from meetings.models import ItemState
from office.permissions import allow, who

STILL_THE_PROPOSERS = (ItemState.PROPOSED, ItemState.RETURNED)


@who("den som föreslog ärendet")
def is_proposer(user, item):
    return getattr(item, "proposed_by_id", None) == user.pk


@who("ärendet är inte besvarat")
def is_unanswered(user, item):
    return item.state in STILL_THE_PROPOSERS


@who("den som är kallad till mötet")
def is_called(user, meeting):
    return meeting.called_as(user) is not None


@who("mötets sekreterare")
def is_secretary(user, meeting):
    return meeting.secretary_id == user.pk


allow("meetings.see_all", is_coordinator)
allow("meetings.plan", is_coordinator)
allow("meetings.move", is_coordinator)
allow("meetings.call_for_items", is_coordinator)
allow("meetings.send_agenda", is_coordinator | is_chair)
allow("meetings.send_changed_agenda", is_coordinator | is_chair)
allow("meetings.hold", is_coordinator | is_chair)
allow("meetings.cancel", is_coordinator | is_chair)
allow("meetings.add_guest", is_coordinator | is_chair)
allow("meetings.remove_guest", is_coordinator | is_chair)

# While secrecy is to be tried, what an item says is for those who prepare it; the others see that it will be taken up.
allow("meetings.read_secret", is_coordinator | is_chair | is_proposer)

allow("meetings.propose", is_member | is_coordinator)
allow("meetings.add_item", is_coordinator)
allow("meetings.order", is_coordinator)
allow("meetings.edit_item", is_coordinator | (is_proposer & is_unanswered))
allow("meetings.accept", is_coordinator)
allow("meetings.park", is_coordinator)
allow("meetings.return_item", is_coordinator)
allow("meetings.take_off", is_coordinator)
allow("meetings.propose_again", is_proposer)
allow("meetings.withdraw", is_proposer)

allow("meetings.add_paper", is_coordinator)
allow("meetings.add_item_paper", is_coordinator | (is_proposer & is_unanswered))
allow("meetings.remove_paper", is_coordinator)
