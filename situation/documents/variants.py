"""What of a lägesrapport is told to whom. Plain dicts in, plain dicts out: the frozen whole is never changed.

EST reads all of it. Those who report learn what it led to, without what others told. The council gets the whole
municipality in sums, by area and main category: of places only what the group agreed on and chooses to raise. The
public has its own summary, by quarter.
"""

from situation.documents.drafting import in_sums
from situation.models import Variant
from situation.tallies import many

TITLES = {
    Variant.FULL: "Lägesrapport",
    Variant.FEEDBACK: "Återkoppling till dem som rapporterar",
    Variant.COUNCIL: "Läget enligt EST, sammanställning till Brå",
}
ALWAYS = (
    "municipality",
    "body",
    "body_short",
    "designation",
    "weeks",
    "days",
    "knows_year",
    "began",
    "total",
    "unheard",
)


def for_est(content):
    return {key: value for key, value in content.items() if key != "words"}


def for_reporters(content):
    """What was told together, how the areas are, what was agreed and how it went; by function, not by name."""
    kept = {key: content[key] for key in ALWAYS}
    return kept | {
        "areas": [_without_reason(each) for each in content["areas"]],
        "lines": [each | {"parts": [], "police": None} for each in content["lines"]],
        "agreed": [_by_function(each) for each in content["agreed"]],
        "followed_up": [_by_function(each) for each in content["followed_up"]],
        "coming_events": [{key: each[key] for key in ("day", "what", "where")} for each in content["coming_events"]],
        "many_sources": len(content["sources"]),
    }


def for_the_council(content):
    kept = {key: content[key] for key in (*ALWAYS, "raised", "has_police")}
    return kept | {
        "summary": in_sums(content),
        "areas": content["areas"],
        "lines": [each | {"parts": []} for each in content["lines"]],
        "courses": _courses(content["problems"]),
        "agreed": [_by_function(each) for each in content["agreed"]],
        "followed_up": [_by_function(each) for each in content["followed_up"]],
        "many_sources": len(content["sources"]),
        "many_spots": len(content["spots"]),
        "silent": content["silent"],
    }


VARIANTS = {Variant.FULL: for_est, Variant.FEEDBACK: for_reporters, Variant.COUNCIL: for_the_council}


def for_the_agenda(content):
    """A paragraph for the council's agenda: the aggregate of one period."""
    total, most = content["total"], [line for line in content["lines"] if line["now"]]
    told = ", ".join(
        f"{line['name'].lower()} {line['now']}" for line in sorted(most, key=lambda line: -line["now"])[:4]
    )
    parts = [
        f"{content['designation']} ({content['days']}).",
        f"{many(total['now'], 'rapport', 'rapporter')} från",
        f"{many(len(content['sources']), 'organisation', 'organisationer')}. {total['change_label']}.",
        f"Mest: {told}." if told else "",
        *(f"{each['light_label']}: {each['name']}." for each in content["areas"] if each["light"] in ("red", "yellow")),
        f"Att ta upp: {content['raised']}" if content["raised"] else "",
    ]
    return " ".join(filter(None, parts))


def led_to(content, places):
    """What was agreed for the places that somebody told of, for each of them: `places` is {name: how many reports}."""
    agreed = [_by_function(each) for each in content["agreed"]]
    return [
        {"place": name, "number": number, "agreed": [each for each in agreed if each["where"] == name]}
        for name, number in sorted(places.items(), key=lambda each: (-each[1], each[0]))
    ]


def _without_reason(area):
    return {key: area[key] for key in ("name", "light", "light_label", "tone")}


def _by_function(action):
    return action | {"who": action["function"]}


def _courses(problems):
    """{area and course: how many}: what is new, goes on and has ended, without saying where."""
    counts = {}
    for each in problems:
        key = (each["area"] or "Utan område", each["course_label"], each["tone"])
        counts[key] = counts.get(key, 0) + 1
    return [
        {"area": area, "course": course, "tone": tone, "number": many} for (area, course, tone), many in counts.items()
    ]
