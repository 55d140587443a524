"""The words a lägesrapport begins with, until somebody writes better ones. Pure: facts in, Swedish out.

Numbers stand beside every claim, and nothing is called a trend that the tally does not call one.
"""

from situation.lights import Light
from situation.tallies import Change

NAMED = 3


def drafted(facts):
    """`facts` with its areas as they are to be told."""
    told = [_basis(facts), _change(facts["total"]), _lights(facts), _spots(facts), _silent(facts)]
    return {"summary": " ".join(filter(None, told)), "raised": _raised(facts)}


def in_sums(facts):
    """The summary for those who read no place."""
    told = [_basis(facts), _change(facts["total"]), _lights(facts), _silent(facts)]
    return " ".join(filter(None, told))


def overlaid(written, now, proposed):
    """What was written before, and over it what is written now; what says as the numbers do goes on following them."""
    standing = {name: words for name, words in written.items() if name not in now}
    return standing | {name: words for name, words in now.items() if words != proposed.get(name)}


def _basis(facts):
    number, sources = facts["total"]["now"], len(facts["sources"])
    if not number:
        return "Inget har rapporterats under perioden, så vi vet inte hur läget är."
    reports = "En rapport" if number == 1 else f"{number} rapporter"
    return f"{reports} från {'en organisation' if sources == 1 else f'{sources} organisationer'} ligger till grund."


def _change(total):
    mean = "" if total["mean"] is None else f" ({_decimal(total['mean'])} i medel)"
    return {
        Change.MORE.value: f"Det är fler än vanligt{mean}.",
        Change.FEWER.value: f"Det är färre än vanligt{mean}.",
        Change.USUAL.value: f"Det är ungefär som vanligt{mean}.",
        Change.TOO_FEW.value: "Det är för få rapporter för att säga om det blir bättre eller sämre.",
        Change.UNKNOWN.value: "Det finns inget att jämföra med än." if total["now"] else "",
    }[total["change"]]


def _lights(facts):
    red, yellow = (_names(facts, light) for light in (Light.RED, Light.YELLOW))
    told = [f"Rött läge: {_listed(red)}." if red else "", f"Gult läge: {_listed(yellow)}." if yellow else ""]
    return " ".join(filter(None, told))


def _names(facts, light):
    return [area["name"] for area in facts["areas"] if area["light"] == light.value]


def _spots(facts):
    spots = [f"{spot['name']} (n = {spot['number']})" for spot in facts["spots"][:NAMED]]
    return f"Flest rapporter från {_listed(spots)}." if spots else ""


def _silent(facts):
    return f"Inget har hörts från {_listed(facts['silent'])}, som brukar rapportera." if facts["silent"] else ""


def _raised(facts):
    """What the numbers speak for telling the council; a person decides."""
    rising = [
        f"{spot['name']}: {spot['number']} rapporter, minst dubbelt mot vanligt ({_decimal(spot['usual'])} i medel)."
        for spot in facts["spots"]
        if spot["is_rising"]
    ]
    going_on = [
        f"{problem['category']}, {problem['place']}: fortsätter, {problem['now']} rapporter nu och "
        f"{problem['before']} förra perioden."
        for problem in facts["problems"]
        if problem["course"] == "continuing"
    ]
    return "\n".join([*rising, *going_on])


def _listed(names):
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"


def _decimal(number):
    return f"{number:.1f}".replace(".", ",")
