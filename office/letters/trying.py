"""One try to deliver a letter, in parts, so that other things are done while the server works."""

import smtplib
from datetime import timedelta

from office import clock
from office.letters.sending import NoAddress, message
from office.models.letters import Outcome

# Answers about who we are or how the server feels, whenever they come: closing, sign in first, sign in another way.
ABOUT_US = {421, 454, 530, 534, 535, 538}
A_WHILE = timedelta(minutes=1)


class Unreachable(Exception):
    """The server cannot be reached, or will not have us."""


class Try:
    """`go_on()` composes, announces, hands over and hears the answer, in that order, one for each time it is called.

    Then `outcome` tells what became of it, and the letter what follows from that. The outcome is None when no letter is
    to blame, for it was the server's doing. `held` is the mark of the worker that has the letter.
    """

    def __init__(self, letter, server, papers):
        self.letter, self.held = letter, letter.tries
        self.outcome, self.answer, self.at, self.hung = None, "", clock.now(), False
        self.is_handed_over = self._has_the_line = False
        self._server, self._parts = server, self._go(papers)

    def go_on(self):
        next(self._parts, None)

    def give_back(self):
        """It was never handed over: the next worker finds it as it was."""
        self.letter.go_back(self.letter.due_at, self.letter.last_error)

    def _go(self, papers):
        """Whatever ails one letter may not stop the others."""
        try:
            mail = message(self.letter, papers)
            yield
            self._has_the_line = True
            self._server.reach()
            self._server.announce(mail)
            yield
            self._server.hand_over(mail)
            self.is_handed_over = True
            yield
            self._end(Outcome.SENT, self._server.answer())
        except Exception as error:  # noqa: BLE001  see above
            self._fail(error)

    def _fail(self, error):
        code, words = _said(error)
        self.hung = isinstance(error, TimeoutError) or "timed out" in words
        self._end(_outcome(error, code), words)
        # One that could not be made a mail says nothing of the server, which has the letter before it in hand.
        if self._has_the_line and (not code or self.outcome is None):
            self._server.leave()

    def _end(self, outcome, words):
        self.outcome, self.answer, self.at = outcome, words.replace("\0", ""), clock.now()
        if outcome is None:
            self.letter.unheard_since = self.letter.unheard_since or self.letter.due_at
            self.letter.go_back(self.at + A_WHILE, self.answer)
        else:
            self.letter.unheard_since = None
            self.letter.come_to(outcome, self.answer, self.at)


def _outcome(error, code):
    if isinstance(error, (Unreachable, smtplib.SMTPSenderRefused)) or code in ABOUT_US:
        return None
    return Outcome.REFUSED if code >= 500 or isinstance(error, NoAddress) else Outcome.LATER


def _said(error):
    """The server's code, none when it never answered, and its own words."""
    code, words = 0, str(error) or type(error).__name__
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        [(code, words)] = error.recipients.values()
    elif isinstance(error, smtplib.SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    if isinstance(words, bytes):
        words = words.decode("utf-8", "replace")
    return code, f"{code} {words}"[:2000] if code else words[:2000]
