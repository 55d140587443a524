"""Everything a lägesrapport says: what is counted, what is agreed, and what the coordinator has written over it."""

from guideline.profile import municipality
from meetings.documents import attendance
from office import clock
from office.guarding import all_outward
from situation.documents.actions import agreed, followed_up
from situation.documents.drafting import drafted, overlaid
from situation.documents.facts import facts as facts_of
from situation.lights import Light
from situation.statistics import Picture


def counted(report):
    """What the house counts of the report's days: for the draft to keep, so that nobody who reads it has to wait."""
    return {"facts": facts_of(Picture(None, report.period)), "counted_at": clock.now().isoformat()}


TEXTS = ("summary", "raised", "coming")
COUNTS = ("now", "before", "last_year", "mean", "police")


def content_of(report):
    """As it stands: frozen when it is approved, else what was last counted with what has been written in the draft."""
    if not report.is_draft:
        return report.content
    told_now = report.content["facts"]
    return told(report, told_now, draft_words(report, told_now))


def draft_words(report, facts):
    """What was written, and where nothing has been, what the numbers propose."""
    written = report.content.get("words", {})
    proposed = _proposed(facts, written.get("areas", {}))
    comments = proposed["comments"] | written.get("comments", {})
    return proposed | {name: written[name] for name in TEXTS if name in written} | {
        "comments": {key: comments[key] for key in proposed["comments"]},
    }  # fmt: skip


def written_over(report, words):
    """What the row keeps when somebody has changed these `words`; what they left alone stands as it was."""
    facts, written = report.content["facts"], report.content.get("words", {})
    proposed = _proposed(facts, written.get("areas", {})) | {"areas": _proposed(facts, {})["areas"]}
    texts = [{name: each[name] for name in TEXTS if name in each} for each in (written, words)]
    return overlaid(*texts, proposed) | {
        part: overlaid(written.get(part, {}), words.get(part, {}), proposed[part]) for part in ("areas", "comments")
    }


def _proposed(facts, areas):
    """By the numbers, in `areas` by what was written of them."""
    own = {each["key"]: areas.get(each["key"], {"light": each["light"], "why": each["why"]}) for each in facts["areas"]}
    as_told = facts | {"areas": [each | own[each["key"]] for each in facts["areas"]]}
    comments = dict.fromkeys((each["key"] for each in facts["problems"]), "")
    return {**drafted(as_told), "coming": "", "areas": own, "comments": comments}


def told(report, facts, words):
    names = municipality()
    return {
        "municipality": names["municipality"],
        "body": report.body.name,
        "body_short": report.body.short,
        "designation": report.designation,
        **facts,
        **all_outward({name: words[name] for name in TEXTS}),
        "areas": [_area(each, words["areas"][each["key"]]) for each in facts["areas"]],
        "unheard": [each["name"] for each in facts["lines"] if not any(each[name] for name in COUNTS)],
        "problems": [each | {"comment": words["comments"][each["key"]]} for each in facts["problems"]],
        "words": words,
        "agreed": agreed(report.meeting) if report.meeting_id else [],
        "followed_up": followed_up(report),
        "people": _people(report.meeting) if report.meeting_id else {"present": [], "absent": []},
    }


def _area(area, words):
    light = Light(words["light"])
    return area | {"light": light.value, "light_label": light.label, "tone": light.tone, "why": words["why"]}


def _people(meeting):
    """Who was there, once the roll has been called."""
    rows = attendance.told(meeting)
    return {name: [_person(each) for each in rows[name]] for name in ("present", "absent")}


def _person(row):
    return {"name": row["name"], "function": row["function"], "organisation": row["organisation"]}
