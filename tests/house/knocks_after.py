"""What is sent to the doors of what follows a meeting: its actions, the word that is spread, and the records."""

from uuid import uuid4

from office.classes import standing

MARK = {"openness": "secret", "secrecy_ground": "OSL 26 kap. 1 §", "reason": "Kan gälla en enskild."}


def _mark(subject):
    return MARK | {"over": standing(subject)}


SENT = {
    "meeting_step/add_action": lambda house: {"line": "@skolchef ringer bolaget 15 maj", "once": uuid4()},
    "meeting_step/tick_spread": lambda house: {"where": ["intranet"], "other": "Föräldramötet"},
    "meeting_step/write_news": lambda house: {"news": "Kort och gott.", "over": house.approved.version},
    "action_step/finish_action": lambda house: {"result": "Klart."},
    "action_step/postpone_action": lambda house: {"due_on": "2027-06-01", "reason": "Leveransen är sen."},
    "action_step/reassign_action": lambda house: {"owner": f"seat-{house.empty_seat.pk}", "reason": "Hör dit."},
    "action_step/drop_action": lambda house: {"reason": "Löst på annat sätt."},
    "link_action": lambda house: {"steg": "finish_action", "result": "Klart."},
    "link_spreading": lambda house: {"where": ["intranet"]},
    "item_step/classify": lambda house: _mark(house.proposed),
    "classify_paper": lambda house: _mark(house.paper),
    "classify_record": lambda house: _mark(house.record.subject),
    "file_record": lambda house: {"over": 0, "dnr": "KS 2027/12", "direction": "received", "party": "Polisen"},
    "ask_for_records": lambda house: {"what": "Allt om bron", "way": "phone", "day": "2027-02-03", "once": uuid4()},
    "disclosure_step/add_record": lambda house: {"number": f"B{house.paper_of_an_item.pk}"},
    "disclosure_step/disclose": lambda house: {"delivered": "mail"},
    "disclosure_step/take_back": lambda house: {"reason": "Behövs inte."},
    "judge_record": lambda house: {"verdict": "give"},
    "take_out": lambda house: {"reason": "Begäran i brev."},
}
