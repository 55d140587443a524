"""Terms that end while nobody comes after: the coordinator is told a month before."""

from datetime import time, timedelta

from django.conf import settings

from councils.models import Cooption, Holding, Kind, Role, Seat
from councils.roster import Sittings
from office.almanac import at, local, short, written
from office.journal import matter_of
from office.letters import write
from office.models.reminders import Because
from office.reminders import Anchor, Rule, register
from office.reminders.moments import occasions

DAY, AHEAD = timedelta(days=1), timedelta(days=92)
BEFORE_THE_END = (-30,)


def term_endings(reminders, now):
    terms = _terms(Holding, reminders) | _terms(Cooption, reminders)
    return [(_letter(row, terms[row.anchor]), [row]) for row in reminders]


TERM_ENDING = Rule(
    name="councils.term_ending",
    kind="term_ending",
    sentence="Samordnaren påminns 30 dagar innan någons tid på en plats eller som adjungerad går ut, "
    "så länge ingen tar vid.",
    source="H09",
    write=term_endings,
)


def ending(model, now):
    """In three months: the person and the body are read with them."""
    today = local(now).date()
    return _near(model).filter(until__gte=today, until__lt=today + AHEAD)


def plan_holdings(plan, keys):
    _plan(plan, _near(Holding).filter(pk__in=keys), Sittings.is_followed, "uppdraget")


def plan_cooptions(plan, keys):
    _plan(plan, _near(Cooption).filter(pk__in=keys), Sittings.stays_adjoined, "adjungeringen")


def _near(model):
    if model is Cooption:
        return Cooption.objects.select_related("person", "body")
    ordinary = Holding.objects.ordinary().select_related("person", "seat__body", "seat__organisation")
    return ordinary.exclude(seat__body__kind=Kind.DECIDING)


def _plan(plan, terms, is_followed, what):
    sittings = Sittings()
    for term in terms:
        if term.until is None:
            plan.stop(TERM_ENDING.name, matter_of(term), Because.MOVED)
        elif is_followed(sittings, term) or _seat_ends(term):
            plan.stop(TERM_ENDING.name, matter_of(term), Because.DONE)
        else:
            _want(plan, term, sittings, what)


def _seat_ends(term):
    """With a seat that is no more nobody needs to come after."""
    seat = getattr(term, "seat", None)
    return seat is not None and seat.until is not None and seat.until <= term.until


def _want(plan, term, sittings, what):
    (occasion,) = occasions(term.until, BEFORE_THE_END, at(term.until + DAY, time.min))
    for person in sittings.coordinators(plan.day_of(occasion)):
        plan.want(
            occasion,
            person,
            key=f"{matter_of(term)}/{TERM_ENDING.kind}/{term.until}",
            rule=TERM_ENDING.name,
            anchor=matter_of(term),
            field="until",
            anchor_at=at(term.until, time.min),
            heading=f"{term} till {short(term.until)}",
            reason=f"Du är samordnare, {what} går ut och ingen tar vid.",
            url=f"/arbete/organ/{_body(term).key}/",
        )


def _body(term):
    return term.seat.body if isinstance(term, Holding) else term.body


def _terms(model, reminders):
    keys = {row.anchor_pk for row in reminders if row.anchor.startswith(f"{model._meta.label_lower}/")}
    return {matter_of(term): term for term in _near(model).filter(pk__in=keys)}


def _letter(row, term):
    body = _body(term)
    context = {
        "term": term,
        "person": term.person,
        "body": body,
        "seat": getattr(term, "seat", None),
        "until": written(term.until),
        "url": f"{settings.SITE_URL}/arbete/organ/{body.key}/",
    }
    template = "councils/letters/term_ending.txt"
    return write(row.recipient, template, context, key=row.letter_key, matter=row.anchor)


def _touched(model):
    """The terms of a seat; the term itself; and all when the coordinator comes or goes."""

    def touched_by(subject, now):
        if isinstance(subject, model):
            return [subject.pk]
        if not isinstance(subject, (Seat, Cooption)):
            return []
        near = ending(model, now)
        if isinstance(subject, Cooption):
            own = near.filter(body=subject.body_id) if model is Cooption else near.none()
        elif subject.role == Role.COORDINATOR:
            own = near
        else:
            own = near.filter(seat=subject) if model is Holding else near.none()
        return own.values_list("pk", flat=True)

    return touched_by


def _anchor(model, plan):
    return Anchor(
        model._meta.label_lower,
        lambda now: ending(model, now).values_list("pk", flat=True),
        _touched(model),
        plan,
    )


register(_anchor(Holding, plan_holdings), TERM_ENDING)
register(_anchor(Cooption, plan_cooptions), TERM_ENDING)
