from datetime import time

import pytest

from office import clock
from situation.models import SituationReport
from situation.tasks import draft_situation_reports
from tests.situation.test_situation_reports import MEETS, at, meeting_of


@pytest.mark.django_db(transaction=True)
def test_the_worker_drafts_outside_any_transaction(est):
    meeting = meeting_of(est)

    with clock.pretending(at(MEETS, time(6))):
        draft_situation_reports()

    assert [report.meeting for report in SituationReport.objects.all()] == [meeting]
