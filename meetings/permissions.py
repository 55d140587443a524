"""Who may do what with meetings, items and papers."""

from councils.permissions import is_auditor, is_chair, is_coordinator, is_member, is_politician
from meetings.models import ItemState, Meeting, Participant, State
from office import clock
from office.entrance import admit
from office.permissions import allow, describe, who

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


@who("den som är adjungerad till eller ersättare på ett möte som inte är över")
def is_invited(user, subject):
    return Participant.objects.invited().of_meetings(Meeting.objects.coming(clock.now())).filter(person=user).exists()


admit(is_invited, "Är kallad till ett möte.")


@who("den som ser mötet")
def sees_meeting(user, meeting):
    return Meeting.objects.seen_by(user).filter(pk=meeting.pk).exists()


@who("mötets sekreterare")
def is_secretary(user, meeting):
    return meeting.secretary_id == user.pk


@who("den som åtgärden ligger på")
def is_owner(user, action):
    return action.is_owned_by(user, clock.today())


@who("den som ledde mötet")
def is_meeting_chair(user, meeting):
    return meeting.chair_id == user.pk


@who("mötet pågår")
def is_under_way(user, meeting):
    return meeting.state == State.UNDER_WAY


@who("mötets justerare")
def is_adjuster(user, meeting):
    return meeting.adjuster_id == user.pk


@who("protokollet är inte justerat, eller den som fortfarande är med i organet")
def still_has_part(user, meeting):
    """Until the minutes are approved they are one's to finish; then whoever has left reads what the others got."""
    return meeting.state != State.APPROVED or user.sits_in(meeting.body_id)


@who("den som skriver för egen del")
def is_its_writer(user, note):
    return note.person_id == user.pk


describe(
    "guest",
    "Adjungerad till ett möte",
    "Ser just det här mötet, får samma kallelse som ledamöterna och svarar på den.",
    given="på mötets sida",
)
describe(
    "stand_in",
    "Ersättare vid ett möte",
    "Får kallelsen, handlingarna och en egen länk, och ser bara det här mötet.",
    given="på mötets sida eller med länken i kallelsen",
)
describe(
    "meeting_chair",
    "Den som leder mötet",
    "Får anteckna, sätta utfall och avsluta mötet, och justerar protokollet.",
    given="när mötet börjar eller protokollet skickas för justering",
)
describe(
    "secretary",
    "Sekreterare",
    "Ropar upp, skriver anteckningarna och skickar protokollet för justering.",
    given="när mötet börjar eller protokollet skickas för justering",
)
describe(
    "adjuster",
    "Justerare",
    "Läser hela protokollet innan det är klart, kommenterar och justerar det.",
    given="när mötet börjar eller protokollet skickas för justering",
)

# Whoever has left the body takes back what they proposed, and changes nothing more in it.
still_proposes = is_proposer & is_member
approves = is_meeting_chair | is_adjuster
keeps_minutes = is_coordinator | is_chair | ((is_secretary | is_meeting_chair) & still_has_part)

allow("meetings.see_all", is_coordinator)
allow("meetings.plan", is_coordinator)
allow("meetings.move", is_coordinator)
allow("meetings.call_for_items", is_coordinator)
allow("meetings.send_agenda", is_coordinator | is_chair)
allow("meetings.send_changed_agenda", is_coordinator | is_chair)
allow("meetings.hold", is_coordinator | is_chair)
allow("meetings.start", is_coordinator | is_chair)
allow("meetings.end", is_coordinator | is_chair | is_meeting_chair)
allow("meetings.mark_presence", keeps_minutes)
allow("meetings.mark_all_present", keeps_minutes)
allow("meetings.add_present", keeps_minutes)
allow("meetings.carry_over", keeps_minutes)
allow("meetings.undo_carrying", keeps_minutes)
allow("meetings.cancel", is_coordinator | is_chair)
allow("meetings.add_guest", is_coordinator | is_chair)
allow("meetings.remove_guest", is_coordinator | is_chair)

allow("meetings.answer", is_called)
allow("meetings.answer_for", is_coordinator)
allow("meetings.name_substitute", is_called | is_coordinator)
allow("meetings.withdraw_substitute", is_called | is_coordinator)
allow("meetings.remind_unanswered", is_coordinator | is_chair)
allow("meetings.revoke_links", is_coordinator)

# While secrecy is to be tried, what an item says is for those who prepare it; the others see that it will be taken up.
allow("meetings.classify", is_coordinator)
allow("meetings.read_secret", is_coordinator | is_chair | still_proposes)

# From a file; what comes by mail counts only for the one whose address it is from.
allow("meetings.take_calendar_reply", is_coordinator | is_called)
allow("meetings.take_anybodys_reply", is_coordinator)

allow("meetings.see_attendance", is_member | is_coordinator)
allow("meetings.see_silent_seats", is_coordinator | is_chair)

allow("meetings.propose", is_member | is_coordinator)
# While the meeting goes on, whoever leads it may take up something more and change the order.
leads_now = (is_chair | is_meeting_chair) & is_under_way
allow("meetings.add_item", is_coordinator | leads_now)
allow("meetings.order", is_coordinator | leads_now)
allow("meetings.edit_item", is_coordinator | (still_proposes & is_unanswered))
allow("meetings.accept", is_coordinator)
allow("meetings.park", is_coordinator)
allow("meetings.return_item", is_coordinator)
allow("meetings.take_off", is_coordinator)
allow("meetings.put_back", is_coordinator)
allow("meetings.propose_again", still_proposes | (is_proposer & is_coordinator))
allow("meetings.withdraw", is_proposer)

allow("meetings.ask_for_pack", sees_meeting)

allow("meetings.add_paper", is_coordinator)
allow("meetings.add_item_paper", is_coordinator | (still_proposes & is_unanswered))
allow("meetings.remove_paper", is_coordinator)

allow("meetings.add_action", keeps_minutes)
allow("meetings.finish_action", is_coordinator | is_owner)
allow("meetings.postpone_action", is_coordinator | is_owner)
allow("meetings.reassign_action", is_coordinator | is_owner)
allow("meetings.drop_action", is_coordinator | is_chair)
allow("meetings.reopen_action", is_coordinator | is_owner)
allow("meetings.write_news", is_coordinator)
allow("meetings.tick_spread", is_called)
allow("meetings.see_spreading", is_coordinator | is_chair)

allow("meetings.send_minutes", keeps_minutes)
allow("meetings.approve_minutes", approves)
allow("meetings.return_minutes", approves | is_coordinator)
allow("meetings.reopen_minutes", is_coordinator | is_chair)
allow("meetings.remark", keeps_minutes | is_adjuster)
allow("meetings.settle_remark", keeps_minutes)
allow("meetings.see_draft_minutes", keeps_minutes | is_adjuster)

allow("meetings.open_item", keeps_minutes)
allow("meetings.write_notes", keeps_minutes)
allow("meetings.set_outcome", keeps_minutes)
allow("meetings.write_private_note", is_its_writer)

# Those who write the minutes or answer for them must know all that they say; the others get the same without it.
allow("meetings.read_whole_minutes", keeps_minutes | (is_adjuster & still_has_part))

# Who reads without taking part: what has been sent and approved; all of it for those who audit.
allow("meetings.read_decided", is_politician | is_auditor)
allow("meetings.review", is_auditor)
