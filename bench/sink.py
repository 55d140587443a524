"""A mail server that takes everything, in a process of its own: `python -m bench.sink PORT MILLISECONDS`.

It speaks SMTP as servers do (PIPELINING, an answer to each command) and does nothing with what it gets but count it.
The milliseconds are what a server needs to lay a letter in its queue on disk before it answers; nought answers at once.
"""

import asyncio
import sys

GREETING = b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n"


class Session(asyncio.Protocol):
    taken = 0

    def __init__(self, pause):
        self.pause, self.pending, self.in_letter = pause, b"", False

    def connection_made(self, transport):
        self.transport = transport
        transport.write(b"220 sink\r\n")

    def data_received(self, data):
        self.pending += data
        while self._took_letter() if self.in_letter else self._took_command():
            pass

    def _took_letter(self):
        _letter, end, rest = self.pending.partition(b"\r\n.\r\n")
        if end:
            self.pending, self.in_letter = rest, False
            Session.taken += 1
            asyncio.get_running_loop().call_later(self.pause, self.transport.write, b"250 taken\r\n")
        return bool(end)

    def _took_command(self):
        command, end, rest = self.pending.partition(b"\r\n")
        if end:
            self.pending = rest
            self._answer(command[:4].upper())
        return bool(end)

    def _answer(self, verb):
        self.in_letter = verb == b"DATA"
        answers = {b"EHLO": GREETING, b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
        answers[b"NOOP"] = f"250 {Session.taken}\r\n".encode()  # how the bench asks how many have come
        self.transport.write(answers.get(verb, b"250 ok\r\n"))
        if verb == b"QUIT":
            self.transport.close()


async def serve(port, pause):
    server = await asyncio.get_running_loop().create_server(lambda: Session(pause), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float(sys.argv[2]) / 1000))
