"""The door to the street, run: what the system says about safety passes once, and the door's own answers say it too.

With nginx on the machine; the two lines of its file that need 1.27 are written as an older one has them.
"""

import os
import re
import shutil
import socket
import ssl
import subprocess
import threading
import time
from contextlib import closing
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.real_parts import free_port

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin") or shutil.which("nginx")
CONF = (Path(__file__).parents[2] / "deploy/nginx.conf").read_text()
SAID = {
    "Content-Security-Policy": "default-src 'none'; form-action 'self'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "private, no-store",
}
AS_ROOT = "" if os.geteuid() else "user root;"  # the folders of a test are closed to others

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not on this machine")


class System(BaseHTTPRequestHandler):
    """Says what our own does, and hands a file over to the door."""

    def do_GET(self):
        self.send_response(200)
        for name, value in SAID.items():
            self.send_header(name, value)
        self.send_header("Set-Cookie", "__Host-sessionid=1; Path=/; Secure; HttpOnly; SameSite=Lax")
        if self.path == "/arbete/bilagor/1/":
            self.send_header("X-Accel-Redirect", "/filer/ab/abc")
            self.send_header("Content-Disposition", 'attachment; filename="underlag.txt"')
            self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.end_headers()

    def log_message(self, *said):
        pass


@pytest.fixture(scope="module")
def door(tmp_path_factory):
    folder = tmp_path_factory.mktemp("door")
    folder.chmod(0o755)
    certificate = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=bra"]
    subprocess.run([*certificate, "-keyout", folder / "key", "-out", folder / "cert"], check=True, capture_output=True)
    (folder / "files/ab").mkdir(parents=True)
    (folder / "files/ab/abc").write_text("Underlag till mötet.")
    with ThreadingHTTPServer(("127.0.0.1", 0), System) as system:
        threading.Thread(target=system.serve_forever, daemon=True).start()
        plain, tls = free_port(), free_port()
        (folder / "nginx.conf").write_text(_as_an_older_has_it(folder, system.server_port, plain, tls))
        process = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf", "-g", f"daemon off;{AS_ROOT}"])
        _until_it_answers(tls, process)
        yield plain, tls
        process.terminate()
        process.wait()
        system.shutdown()


def _as_an_older_has_it(folder, system, plain, tls):
    text = re.sub(r"\n *(resolver|zone web|http2 on)[^\n]*", "", CONF).replace("/tmp/", f"{folder}/")
    text = re.sub(r"server web:8000 [^;]*;", f"server 127.0.0.1:{system} max_fails=0;", text)
    text = text.replace("listen 8080", f"listen {plain}").replace("listen 8443", f"listen {tls}")
    text = text.replace("/run/secrets/tls_certificate", f"{folder}/cert")
    text = text.replace("/run/secrets/tls_key", f"{folder}/key")
    return text.replace("/srv/files/", f"{folder}/files/").replace("/dev/stdout", "/dev/null")


def _until_it_answers(port, process):
    until = time.monotonic() + 20
    while True:
        assert process.poll() is None
        assert time.monotonic() < until
        with closing(socket.socket()) as found:
            if not found.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)


def ask(port, address, **more):
    """The status, and every header as often as it is said."""
    trusting = ssl.create_default_context()
    trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
    with closing(HTTPSConnection("127.0.0.1", port, context=trusting, timeout=10)) as line:
        line.request(more.pop("method", "GET"), address, **more)
        answer = line.getresponse()
        said = {name: answer.headers.get_all(name) for name in {*SAID, "Set-Cookie", "Content-Disposition"}}
        return answer.status, said, answer.read().decode()


def test_what_the_system_says_passes_unchanged_and_once(door):
    status, said, _ = ask(door[1], "/arbete/")

    assert status == 200
    assert {name: said[name] for name in SAID} == {name: [value] for name, value in SAID.items()}
    assert said["Set-Cookie"] == ["__Host-sessionid=1; Path=/; Secure; HttpOnly; SameSite=Lax"]


def test_a_file_is_handed_over_with_all_that_the_system_said_of_it(door):
    status, said, text = ask(door[1], "/arbete/bilagor/1/")

    assert (status, text) == (200, "Underlag till mötet.")
    assert said["Content-Disposition"] == ['attachment; filename="underlag.txt"']
    assert {name: said[name] for name in SAID} == {name: [value] for name, value in SAID.items()}


@pytest.mark.parametrize("address", ["/filer/ab/abc", "/filer/", "/filer/../key"])
def test_nobody_fetches_a_file_past_the_system(door, address):
    status, _, text = ask(door[1], address)

    assert "Underlag" not in text
    assert status in {404, 200, 400}  # 200: another address, which the system has answered


def test_a_refusal_by_the_door_itself_says_it_too(door):
    status, said, text = ask(door[1], "/", method="POST", headers={"Content-Length": str(26 * 1024 * 1024)})

    assert (status, "högst 20 MB" in text) == (413, True)
    assert said["X-Content-Type-Options"] == ["nosniff"]
    assert said["Content-Security-Policy"][0].startswith("default-src 'none'")
    assert len(said["Content-Security-Policy"]) == 1
    assert said["Strict-Transport-Security"] == ["max-age=31536000; includeSubDomains"]
    assert said["Cache-Control"] == ["no-store"]
