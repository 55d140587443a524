"""Each page asks whether the stay may go on: on the server, whatever the browser's cookie says."""

from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.shortcuts import render

from office import clock
from signin import sessions

OVER = "Du har loggats ut, eftersom det var länge sedan du loggade in eller gjorde något här. Logga in igen."
UNTOLD = {"csrfmiddlewaretoken"}  # of what was sent, this is nothing that somebody has written
WRITTEN = 20  # letters, from where a field is worth being given back


class StayMiddleware:
    """Comes after the messages, and before any view: whether a page needs a sign-in is asked after this."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            return self._go_on(request, clock.now())
        if SESSION_KEY in request.session:
            request.session.flush()  # of an account that is closed: opened again, it asks for a new sign-in
        return self.get_response(request)

    def _go_on(self, request, now):
        stay = sessions.stay_of(request.session, request.session.session_key)
        if stay is None:
            sessions.begin(request, now)
        elif sessions.is_over(stay, request.user, now):
            return self._end(request)
        else:
            sessions.keep(request, stay, now)
        return self.get_response(request)

    def _end(self, request):
        written = _written(request)
        logout(request)
        if written:
            return render(request, "signin/ended.html", {"written": written}, status=403)
        messages.info(request, OVER)
        return self.get_response(request)


def _written(request):
    """What somebody had written when the time ran out: it is not saved, but given back to be copied."""
    if request.method != "POST":
        return []
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    return [value for name, value in fields if len(value) >= WRITTEN and not _is_secret(name)]


def _is_secret(name):
    return name in UNTOLD or "password" in name
