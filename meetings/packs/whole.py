"""The minutes with nothing held back, for those who may read what secrecy is to be tried for."""

import hashlib

from django.template.loader import render_to_string

from meetings.documents import attendance
from meetings.documents.minutes import SPREAD
from meetings.marked import as_now
from office import pdf
from office.almanac import moment


def whole_minutes(minutes):
    told = {
        "approvals": attendance.approvals(minutes),
        "version": minutes.number,
        "is_public": False,
        "approved": moment(minutes.approved_at),
    }
    html = render_to_string(SPREAD, {"minutes": as_now(minutes.content) | told})
    identifier = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    return pdf.render(html, identifier=identifier, made_at=minutes.approved_at)
