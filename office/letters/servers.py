"""Where letters are handed over: a mail server, or the folder or list that Django keeps them in instead."""

from contextlib import suppress

from django.core.mail import get_connection

from office.letters.trying import Unreachable


class Server:
    """One connection for a whole round; one that breaks is made anew. No answer is waited for longer than patience."""

    def __init__(self, patience):
        self.patience = patience
        self._backend = get_connection()
        self._speaks = hasattr(self._backend, "announce")

    def reach(self):
        try:
            self._backend.open()
        except Exception as error:
            raise Unreachable(f"Mejlservern går inte att nå: {error or type(error).__name__}") from error
        if self._speaks:
            self._backend.wait_at_most(self.patience)

    def announce(self, mail):
        if self._speaks:
            self._backend.announce(mail)

    def hand_over(self, mail):
        if self._speaks:
            self._backend.hand_over(mail)
        else:
            self._backend.send_messages([mail])

    def answer(self):
        return self._backend.answer() if self._speaks else ""

    def leave(self):
        """A connection already broken needs no goodbye."""
        with suppress(Exception):
            self._backend.close()
