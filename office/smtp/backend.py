"""Django's connection to a mail server, and what a round of letters asks beyond it.

A letter is handed over in three parts, so that whoever sends can do other things while the server works: `announce`
says from whom and to whom, `hand_over` gives the letter, `answer` waits for the server's word. Where the server takes
several commands at once (PIPELINING, RFC 2920) the announcement is one packet instead of three questions.
"""

import smtplib

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

from office.smtp import tokens

GO_AHEAD, TAKEN, REFUSED = 354, 250, 400


class Backend(EmailBackend):
    """With a password, without, or with a token instead of a password (Microsoft 365)."""

    def open(self):
        if settings.MAIL_OAUTH_TOKEN_URL:
            self.password = ""  # Django signs in with a password when it has one; here the token takes its place
        opened = super().open()
        if opened:
            self._introduce()
        return opened

    def wait_at_most(self, seconds):
        """For each answer, from now on."""
        self.connection.sock.settimeout(seconds)

    def announce(self, mail):
        server, [address] = self.connection, mail.recipients()
        self._sender, self._address = mail.from_email, address
        self._commands = [f"MAIL FROM:<{mail.from_email}>", f"RCPT TO:<{address}>", "DATA"]
        if server.has_extn("pipelining"):
            server.send("".join(f"{command}\r\n" for command in self._commands))

    def hand_over(self, mail):
        """What the server says of the announcement is heard first."""
        self._hear()
        content = mail.as_bytes().replace(b"\n.", b"\n..")  # a line with nothing but a period would end it
        self.connection.send(content + b".\r\n")

    def answer(self):
        """What the server says of the letter, when it takes it."""
        code, words = self.connection.getreply()
        if code != TAKEN:
            raise smtplib.SMTPDataError(code, words)
        return f"{code} {words.decode('utf-8', 'replace')}"

    def _hear(self):
        """Of sender, receiver and letter in turn; a refusal clears the table for the next letter."""
        answers = self._answers()
        refused = next((place for place, (code, _) in enumerate(answers) if code >= REFUSED), None)
        if refused is None:
            return
        if answers[-1][0] == GO_AHEAD:  # the receiver was refused and the letter asked for all the same
            self.connection.docmd(".")
        code, words = answers[refused]
        if code != 421:  # after which the server hangs up
            self.connection.rset()
        if refused == 0:
            raise smtplib.SMTPSenderRefused(code, words, self._sender)
        if refused == 1:
            raise smtplib.SMTPRecipientsRefused({self._address: (code, words)})
        raise smtplib.SMTPDataError(code, words)

    def _answers(self):
        """The code and words for each command. Asked one at a time, nothing more is said after a refusal."""
        server, answers = self.connection, []
        for command in self._commands:
            answers.append(server.getreply() if server.has_extn("pipelining") else server.docmd(command))
            if answers[-1][0] >= REFUSED and not server.has_extn("pipelining"):
                break
            if answers[-1][0] == 421:
                break
        return answers

    def _introduce(self):
        try:
            self.connection.ehlo_or_helo_if_needed()
            if settings.MAIL_OAUTH_TOKEN_URL:
                self._show_token()
        except Exception:
            self.close()
            raise

    def _show_token(self):
        """A token can be taken back before its time: one that is refused is changed for a new one, once."""
        try:
            self._say_token()
        except smtplib.SMTPAuthenticationError:
            tokens.forget()
            self._say_token()

    def _say_token(self):
        words = f"user={self.username}\1auth=Bearer {tokens.current()}\1\1"
        # A refusal comes as a question with the reason in it; the empty answer asks for the final word.
        self.connection.auth("XOAUTH2", lambda reason=None: words if reason is None else "")
