"""What of the minutes is told to whom. Plain dicts in, plain dicts out: the frozen whole is never changed.

The whole is for those who may read what secrecy is to be tried for. Everyone who was called gets the same, save that
such an item is a line with its number and ground. Anyone at all gets the open items, and functions instead of names.
"""

from meetings.models import Openness


def for_the_called(content):
    """The minutes that are sent: an item to be tried for secrecy says that it was there, and nothing else."""
    return content | {"is_public": False, "items": [_held_back(item) for item in content["items"]]}


def for_the_public(content):
    """The open items alone, people by what they stand for, and a line on what is left out."""
    shown = [item for item in content["items"] if item["openness"] == Openness.OPEN]
    officers = {name: _nameless(content[name]) for name in ("chair", "secretary", "adjuster")}
    lists = {name: [_nameless(each) for each in content[name]] for name in ("present", "adjoined", "absent")}
    return content | officers | lists | {
        "is_public": True,
        "items": [_for_anyone(item) for item in shown],
        "left_out": _left_out([item["number"] for item in content["items"] if item not in shown]),
        "actions": [],
        "replaces": [each | {"reason": ""} for each in content["replaces"]],
        "approvals": [each | {"name": ""} for each in content.get("approvals", [])],
    }  # fmt: skip


def _held_back(item):
    if item["openness"] != Openness.SECRET:
        return item
    kept = ("id", "number", "openness", "openness_label", "secrecy_ground")
    return {name: item[name] for name in kept} | {"is_held_back": True}


def _for_anyone(item):
    """Who presents is written in words of one's own, and most write a name."""
    return item | {"presenter": "", "actions": [_by_function(each) for each in item["actions"]]}


def _nameless(row):
    return row | {"name": "", "stands_in_for": ""} if row else row


def _by_function(action):
    return action | {"who": action["function"]}


def _left_out(numbers):
    """One sentence, as people say it: "Punkt 3, 4 och 7 är utelämnade ..."."""
    if not numbers:
        return ""
    said = [str(number) for number in numbers]
    which = f"{', '.join(said[:-1])} och {said[-1]}" if len(said) > 1 else said[0]
    return (
        f"Punkt {which} är {'utelämnade' if len(said) > 1 else 'utelämnad'}: allt som sägs på ett möte är inte öppet."
    )
