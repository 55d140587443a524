"""One's own letters: how often they come, when one is away, those that have come and those that will."""

from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from office import letters, links, sorts, steps, wishes
from office.choices import choices
from office.forms import GoAway, Rhythms
from office.models import Absence, Letter, Reminder
from office.models.wishes import Rhythm

PAGE = "office/my_letters.html"
FEW, SHOWN = 8, 100


def my_letters(request):
    return render(request, PAGE, _page(request))


@require_POST
def choose_rhythms(request):
    return _take(request, "choose_rhythms", Rhythms, "rhythms")


@require_POST
def go_away(request):
    return _take(request, "go_away", GoAway, "absence")


@require_POST
def come_back(request, pk):
    absence = get_object_or_404(Absence, person=request.user, pk=pk)
    return steps.press(request, choices["come_back"], myself(request), "my_letters", absence=absence)


def my_letter(request, pk):
    """One's own letter, as it came or will come; its links are one's own too, and work."""
    own = Letter.objects.told_to(request.user).select_related("document").defer("document__pdf", "calendar")
    letter = get_object_or_404(own, pk=pk)
    context = {
        "letter": letter,
        "blocks": letters.blocks(links.signed(letter.body, request.user.pk)),
        "crumbs": [("Mina brev", "/arbete/mina-brev/")],
    }
    return render(request, "office/my_letter.html", context)


def _take(request, name, form_class, place):
    """The form with its faults stands where it stood, and the other one beside it as it was."""
    person = myself(request)
    return steps.take(
        request,
        choices[name],
        person,
        form_class,
        "my_letters",
        template=PAGE,
        context=lambda form: _page(request, **{place: form}),
    )


def _page(request, rhythms=None, absence=None):
    person = request.user
    reminders = Reminder.objects.planned().of_person(person).order_by("due_at", "pk")
    shown = SHOWN if request.GET.get("visa") == "alla" else FEW
    sent = list(Letter.objects.told_to(person).for_lists()[: shown + 1])
    reminders = list(reminders[: shown + 1])
    return {
        "rhythms": rhythms or Rhythms(subject=person, by=person),
        "absence": absence or GoAway(subject=person, by=person),
        "absences": person.absences.not_over(request.today),
        "always": [sort for sort in sorts.SORTS.values() if sort.statutory],
        "letters": sent[:shown],
        "reminders": _with_rhythms(reminders[:shown], wishes.rhythms(person)),
        "more_letters": shown == FEW and len(sent) > FEW,
        "more_reminders": shown == FEW and len(reminders) > FEW,
    }


def _with_rhythms(reminders, chosen):
    """How each will come, as the person has chosen now."""
    for reminder in reminders:
        sort = sorts.of(reminder.kind)
        reminder.rhythm = chosen.get(sort.key, Rhythm.AT_ONCE) if sort else Rhythm.AT_ONCE
    return reminders


def myself(request):
    """The row itself: the one in hand is only made when it is looked at."""
    return get_user_model().objects.get(pk=request.user.pk)
