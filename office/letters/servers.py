"""Where letters are handed over: a mail server, or the folder or list that Django keeps them in instead."""

from contextlib import suppress

from django.core.mail import get_connection

from office.letters.trying import Unreachable


class Server:
    """One connection for a whole round; one that breaks is made anew.

    No answer is waited for longer than `patience`, and the word on a letter that was handed over than `patience_after`.
    """

    def __init__(self, patience, patience_after):
        self.patience, self.patience_after = patience, max(patience, patience_after)
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
        if not self._speaks:
            return ""
        self._backend.wait_at_most(self.patience_after)
        return self._backend.answer()

    def lose_patience(self, least, is_handed_over):
        """What hangs once may hang again; but a server that hangs at an address is no slow reader of letters."""
        if is_handed_over:
            self.patience_after = max(least, self.patience_after / 2)
        else:
            self.patience = max(least, self.patience / 2)

    def leave(self):
        """A connection already broken needs no goodbye."""
        with suppress(Exception):
            self._backend.close()
