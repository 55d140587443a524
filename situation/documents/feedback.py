"""What a period's reports led to, as each organisation that reports may read it: its own, and what was agreed."""

from situation.documents.variants import for_reporters, led_to
from situation.models import Rapporteur, Report


def feedback_of(matter, person, day):
    """For the organisations that the person reports for today; for others what is common alone."""
    content = matter.content
    theirs = Rapporteur.objects.of_person(person).on(day).for_lists().order_by("organisation__name")
    organisations = list(dict.fromkeys(each.organisation for each in theirs))
    rows = Report.objects.approved().of_organisations(organisations).between(matter.first_day, matter.last_day)
    counts = {}
    for organisation, place, many in rows.counted_by_place():
        counts.setdefault(organisation, {})[place] = many
    own = [_own(each, counts.get(each.pk, {}), content) for each in organisations]
    return {"report": for_reporters(content), "own": own}


def _own(organisation, places, content):
    named = {name: many for name, many in places.items() if name}
    return organisation, sum(places.values()), led_to(content, named)
