from collections import Counter

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render

from councils.models import Body
from guideline.models import Municipality


@login_not_required
def front(request):
    """What the work is and who takes part, for anyone."""
    bodies = Body.objects.meeting_here().with_seats().order_by("order")
    context = {
        "municipality": Municipality.objects.first(),
        "bodies": [(body, _posts(body, request.today)) for body in bodies],
    }
    return render(request, "public/front.html", context)


@login_not_required
def accessibility(request):
    """The accessibility statement that lagen (2018:1937) 13 § asks for."""
    return render(request, "public/accessibility.html", {"municipality": Municipality.objects.first()})


def _posts(body, day):
    """The posts of a body that day and how many of each; who holds them is not told here."""
    return list(Counter(seat.title for seat in body.seats.all() if _stands(seat, day)).items())


def _stands(seat, day):
    return seat.since <= day and (seat.until is None or seat.until >= day)
