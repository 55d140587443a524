"""A virus scanner that speaks clamd's language, for tests: real sockets, real pieces, and one virus that it knows."""

import socketserver
import struct
import threading
from contextlib import contextmanager

from chaos.bad_files import EICAR


class _Talk(socketserver.StreamRequestHandler):
    def handle(self):
        asked = self._word()
        self.server.asked.append(asked)
        if asked == "zPING":
            self.wfile.write(b"PONG\0")
        elif self.server.mood == "silent":
            self.server.released.wait(5)
        elif asked == "zINSTREAM":
            self._scan()

    def _word(self):
        said = b""
        while not said.endswith(b"\0"):
            said += self.rfile.read(1)
        return said[:-1].decode()

    def _scan(self):
        data = b""
        while length := struct.unpack(">I", self.rfile.read(4))[0]:
            data += self.rfile.read(length)
            if len(data) > self.server.most:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.server.scanned.append(data)
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in data else b"stream: OK\0")


class _Scanner(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True
    most, mood = 25 * 1024 * 1024, "awake"

    def __init__(self, path):
        self.asked, self.scanned, self.released = [], [], threading.Event()
        super().__init__(path, _Talk)


@contextmanager
def listening(path):
    with _Scanner(str(path)) as scanner:
        threading.Thread(target=scanner.serve_forever, daemon=True).start()
        yield scanner
        scanner.released.set()
        scanner.shutdown()
