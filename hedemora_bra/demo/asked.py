"""Somebody rang yesterday and asked for the council's latest minutes."""

from datetime import time, timedelta

from guideline.models import Municipality
from meetings.models import Minutes
from office import clock
from office.almanac import at
from records.lifecycle import requests
from records.models import Way

ASKED = "Det senaste som rådet kom fram till om belysningen."


def ask_for_a_record(by):
    minutes = Minutes.objects.approved().of_the_council().for_lists().order_by("approved_at").last()
    if minutes is None:
        return
    told = {"what": ASKED, "way": Way.PHONE, "number": f"D{minutes.document_id}"}
    moment = at(clock.today() - timedelta(days=1), time(10, 15))
    with clock.pretending(moment):
        requests["ask"](Municipality.objects.get(), by=by, asked_at=moment, **told)
