"""A report comes in: from the form, from the link of an organisation, or kept on a phone and sent when it could be.

None of this is journalled. A line in the journal is never removed and names who did it; who reported is known to the
coordinator alone and is forgotten in time. The report's own history tells what was done with it.
"""

from office import clock
from office.lifecycle import AlreadyDone, Lifecycle
from situation.models import Channel, Origin, Report
from situation.receiving import built, placed

organisations = Lifecycle("situation")


@organisations.step(label="Rapportera", done="Rapporten har kommit in.", asks=True, journalled=False)
def report(organisation, by, key, channel=Channel.FORM, may_be_contacted=False, point=None, **facts):
    """One that is sent again, because the phone never heard that it had arrived, is the one that came first."""
    if known := Report.objects.filter(key=key).first():
        raise AlreadyDone(known if known.organisation_id == organisation.pk else None)
    made = built(organisation, clock.now(), key=key, channel=channel, **placed(facts, point))
    made.save(force_insert=True)
    reporter = None if channel == Channel.LINK else by
    Origin.objects.create(report=made, reporter=reporter, text=made.text, may_be_contacted=may_be_contacted)
    return made
