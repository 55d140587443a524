"""The coordinator's questions, answered by a link: one's own, or those about what came by an organisation's.

What came by a link that hangs on a wall is read by nobody else who holds it: the one who answers for it there has a
link of their own to the organisation's questions.
"""

from django.shortcuts import get_object_or_404, render

from meetings.views.links import opened_by, page_of
from office import steps
from situation.forms.complete import Complete
from situation.letters import QUESTIONS
from situation.lifecycle import reports
from situation.models import Rapporteur, Report
from situation.views.reporting import KIND, SHOWN, linked


@page_of(QUESTIONS)
def questions(request, link):
    """Those that wait for an answer."""
    contact = _contact(request, link)
    asked = list(_asked_of(contact, request.today).asked().for_own_list().latest_first()[:SHOWN])
    context = {"asked": asked, "organisation": contact.organisation, "token": request.link_token}
    return render(request, "links/questions.html", context)


@opened_by(KIND, QUESTIONS)
def complete_by_link(request, link, pk):
    own = _own(request, link)
    report, back = get_object_or_404(own.with_origin(), pk=pk), f"/lank/{request.link_token}/"
    context = {"question": report.question, "frame": "links/frame.html"}
    return steps.take(
        request, reports["complete"], report, Complete, back, template="situation/complete.html",
        context=lambda form: context,
    )  # fmt: skip


def _own(request, link):
    if link.kind == QUESTIONS:
        return _asked_of(_contact(request, link), request.today)
    return Report.objects.shown_by_link_of(linked(request, link), request.today)


def _contact(request, link):
    """Whoever answers for the organisation's link today."""
    contacts = Rapporteur.objects.on(request.today).by_link().for_lists()
    return get_object_or_404(contacts, organisation=link.subject_pk, person=link.person)


def _asked_of(contact, day):
    return Report.objects.reported_by(contact.person, day).of_organisation(contact.organisation).by_link()
