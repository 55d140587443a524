"""What differs between two versions of an agenda, in sentences. Plain dicts in, words out."""

from collections import Counter

HEAD = (("when", "Ny tid"), ("place", "Ny plats"))
FACTS = (
    ("title", "heter nu ”{new}” (förut ”{old}”)"),
    ("kind", "är nu {new} (förut {old})"),
    ("presenter", "har ny föredragande: {new}"),
    ("minutes", "får {new} minuter (förut {old})"),
    ("openness", "är nu märkt {new} (förut {old})"),
    ("text", "har ny beskrivning"),
)
# What an item whose secrecy is to be tried does not tell.
KEPT = ("presenter",)


def between(old, new):
    """The sentences that a reader of the old version needs to understand the new one."""
    before = {item["id"]: item for item in old["items"]}
    after = {item["id"]: item for item in new["items"]}
    return [
        *_head(old, new),
        *(f"Ny punkt {item['number']}: ”{item['title']}”." for key, item in after.items() if key not in before),
        *(f"Punkten ”{item['title']}” är struken." for key, item in before.items() if key not in after),
        *_order(before, after),
        *(line for key in after if key in before for line in _item(before[key], after[key])),
    ]


def _head(old, new):
    lines = [f"{label}: {new[key] or 'inte bestämd'}." for key, label in HEAD if old[key] != new[key]]
    others, replaced = _papers(old, new)
    lines += ["Mötets bilagor har ändrats."] if others else []
    return lines + [f"Bilagan ”{name}” till mötet är utbytt." for name in replaced]


def _order(before, after):
    """The order has changed when the items that stayed come in another order, not when one came or went."""
    stayed_before = [key for key in before if key in after]
    stayed_after = [key for key in after if key in before]
    return ["Punkterna kommer i en annan ordning."] if stayed_before != stayed_after else []


def _item(old, new):
    point = f"Punkt {new['number']}"
    others, replaced = _papers(old, new)
    lines = [
        f"{point} " + sentence.format(old=_said(old[key]), new=_said(new[key])) + "."
        for key, sentence in FACTS
        if old[key] != new[key] and not (key in KEPT and new.get("is_secret"))
    ]
    lines += [f"{point} har andra bilagor."] if others else []
    return lines + [f"{point}: bilagan ”{name}” är utbytt." for name in replaced]


def _papers(old, new):
    """Whether other papers are named, and under which names another paper lies than the one that was sent.

    Of what was sent before papers were marked with what they hold, only the names are known.
    """
    if "papers" not in old or "papers" not in new:
        return old["attachments"] != new["attachments"], []
    before, after = (Counter(zip(each["attachments"], each["papers"], strict=True)) for each in (old, new))
    gone, come = ({name for name, _ in papers} for papers in (before - after, after - before))
    return sorted(old["attachments"]) != sorted(new["attachments"]), sorted(gone & come)


def _said(value):
    return value or "ingen"
