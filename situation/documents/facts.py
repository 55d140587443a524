"""A picture as plain words and numbers, so that it can be frozen: what is counted, and nothing that anybody wrote."""

from office.almanac import short, written
from office.guarding import outward


def facts(picture):
    period = picture.period
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
        "weeks": period.weeks,
        "days": f"{written(period.first)} – {written(period.last)}",
        "began": written(picture.began) if picture.began else "",
        "knows_year": picture.knows_year,
        "waiting": picture.waiting,
        "total": _figures(picture.total),
        "lines": [_line(each) for each in picture.lines],
        "has_police": picture.has_police,
        "areas": [_area(each) for each in picture.areas],
        "spots": [_spot(each) for each in picture.hotspots],
        "everywhere": [{"name": dot.name, "number": dot.number, "at": list(dot.point)} for dot in picture.everywhere],
        "problems": [_problem(each) for each in picture.problems],
        "hours": {
            "rows": [list(row) for row in picture.hours.rows],
            "certain": picture.hours.certain,
            "number": picture.hours.number,
        },
        "sources": [{"name": each.name, "number": each.tally.now} for each in picture.basis.sources],
        "silent": list(picture.basis.silent),
        "coming_events": [_event(each) for each in picture.coming],
    }


def _figures(tally):
    return {
        "now": tally.now,
        "before": tally.before,
        "last_year": tally.last_year,
        "mean": None if tally.mean is None else round(tally.mean, 1),
        "change": tally.change.value,
        "change_label": tally.change.label,
    }


def _line(line):
    parts = [{"name": part.category.name, **_figures(part.tally)} for part in line.parts]
    return {"name": line.category.name, **_figures(line.tally), "police": line.police, "parts": parts}


def _area(line):
    light, why = line.proposal
    return {
        "key": str(line.area.pk if line.area else 0),
        "name": line.name,
        "number": line.facts.tally.now,
        "light": light.value,
        "why": why,
    }


def _spot(spot):
    return {
        "name": spot.name,
        "area": spot.place.area.name if spot.place and spot.place.area else "",
        "number": spot.number,
        "before": spot.before,
        "usual": None if spot.usual is None else round(spot.usual, 1),
        "worst": spot.worst,
        "latest": short(spot.latest),
        "is_rising": spot.is_rising,
    }


def _problem(problem):
    return {
        "key": f"{problem.place.pk}-{problem.category.pk}",
        "category": problem.category.name,
        "place": problem.place.name,
        "area": problem.place.area.name if problem.place.area else "",
        "now": problem.now,
        "before": problem.before,
        "course": problem.course.value,
        "course_label": problem.course.label,
        "tone": problem.course.tone,
    }


def _event(event):
    return {
        "day": written(event.day),
        "what": event.category.name,
        "where": str(event.where),
        "text": outward(event.text),
    }
