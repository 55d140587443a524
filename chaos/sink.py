"""`python -m chaos.sink PORT FILE`: takes mail and writes down each. An address with a habit in its name gets it.

`busy-1@` is answered "later" the first time, `refused-1@` "no such mailbox" each time, `hang-1@` is kept waiting a
minute the first time, and for `drop-1@` the line goes dead the first time, when the mail has been taken in.
"""

import asyncio
import email
import os
import sys
import threading
import time
from collections import Counter

from tests.mail_server import Controller

HANGS = 60
WORKS = 0.02  # seconds for each mail, as a server that looks at what it takes


class Sink:
    def __init__(self, record):
        self.record, self.asked = record, Counter()

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802  the server's name for it
        self.asked[address] += 1
        habit = address.partition("-")[0]
        if habit == "refused":
            return "550 5.1.1 no such mailbox"
        if habit == "busy" and self.asked[address] == 1:
            return "451 4.2.1 come back later"
        if habit == "hang" and self.asked[address] == 1:
            await asyncio.sleep(HANGS)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802  the server's name for it
        await asyncio.sleep(WORKS)
        for address in envelope.rcpt_tos:
            self._write_down(address, envelope.content)
        if envelope.rcpt_tos[0].startswith("drop-") and self.asked[envelope.rcpt_tos[0]] == 1:
            server.transport.abort()
        return "250 OK"

    def _write_down(self, address, content):
        """Before it is answered for: what a sender was told is taken is on disk."""
        message_id = email.message_from_bytes(content)["Message-ID"]
        os.write(self.record, f"{time.monotonic()} {address} {message_id}\n".encode())


if __name__ == "__main__":
    file = os.open(sys.argv[2], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    Controller(Sink(file), hostname="127.0.0.1", port=int(sys.argv[1])).start()
    threading.Event().wait()
