"""What the house has of EST beside its reports: summaries that were made, and a draft that waits."""

from datetime import date

from office import documents
from situation.lifecycle import bodies
from situation.models import GroupProposal
from situation.terms import Kind


def more_of_est(house, now):
    """A quarter that was published, a tertial that was drawn up, and a proposal for a working group."""
    by = house.people["coordinator"]
    house.quarter = bodies["publish_summary"](house.est, by=by, kind=Kind.QUARTER, year=2026, part=3)
    house.tertial = bodies["draw_up_summary"](house.est, by=by, kind=Kind.TERTIAL, year=2026, part=2)
    documents.render(house.tertial.document)
    house.group_proposal = _draft(house, "1/1", now)
    house.group_proposal.save()


def more_drafts(house, count):
    made_at = house.group_proposal.made_at
    GroupProposal.objects.bulk_create(_draft(house, f"2/{number}", made_at) for number in range(count))


def _draft(house, thing, now):
    return GroupProposal(
        thing=thing,
        key=f"{thing}/2027-01-18",
        category=house.report_new.category,
        first_day=date(2026, 12, 21),
        last_day=date(2027, 1, 31),
        seen_until=date(2027, 1, 31),
        title="Arbetsgrupp om belysning",
        text="EST-gruppen föreslår en tillfällig arbetsgrupp.",
        made_at=now,
    )
