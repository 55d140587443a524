"""An identity provider of the tests' own: a server that answers as Entra does, and forges when it is told to."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import uuid
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SECRET = "hemligheten"


class Key:
    """What a provider signs with, and what it publishes."""

    def __init__(self, name):
        self.name = name
        self.private = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    @property
    def published(self):
        told = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key()))
        return told | {"kid": self.name, "use": "sig", "alg": "RS256"}

    @property
    def pem(self):
        return self.private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


class Handler(BaseHTTPRequestHandler):
    entra = None  # the provider whose server it is

    def do_GET(self):
        url = urlsplit(self.path)
        self.entra.asked.append(url.path)
        if not self.entra.answers:
            self._say(503, {})
        elif url.path.endswith("/authorize"):
            self._send_home(self.entra.let_in(url.query))
        elif url.path.endswith("/keys"):
            self._say(200, {"keys": [self.entra.key.published]})
        else:
            self._say(200, self.entra.told())

    def do_POST(self):
        self.entra.asked.append(self.path)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(*self.entra.exchanged({name: values[0] for name, values in parse_qs(body).items()}))

    def _say(self, status, said):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(said).encode())

    def _send_home(self, address):
        self.send_response(302)
        self.send_header("Location", address)
        self.end_headers()

    def log_message(self, *_):
        """In silence."""


class Entra:
    """One tenant with one application. `who` signs in next; `forge(claims)` may return any token instead."""

    key = Key("one")

    def __init__(self):
        self.tenant, self.client = str(uuid.uuid4()), str(uuid.uuid4())
        self.who = {"oid": str(uuid.uuid4()), "preferred_username": "skolchefen@hedemora.example"}
        self.forge = self.signed
        self.answers, self.asked, self.codes = True, [], {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Of", (Handler,), {"entra": self}))
        self.origin = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True)
        self.thread.start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def issuer(self):
        return f"{self.origin}/{self.tenant}/v2.0"

    def app(self, mfa_context=""):
        """As settings from the environment describe it."""
        of = {"server_url": self.issuer, "issuer": self.issuer, "tenant": self.tenant, "mfa_context": mfa_context}
        of |= {"token_auth_method": "client_secret_post"}
        return {
            "provider_id": self.tenant,
            "name": "kommunens konto",
            "client_id": self.client,
            "secret": SECRET,
            "settings": of,
        }

    def signed(self, claims, key=None, algorithm="RS256", **header):
        key = key or self.key
        return jwt.encode(claims, key.private, algorithm, headers={"kid": key.name} | header)

    def claims(self, asked):
        """What Entra says of who signs in; the machine's own time, whatever a test pretends."""
        now = datetime.now(UTC)  # noqa: TID251  another's clock
        said = {"iss": self.issuer, "aud": self.client, "tid": self.tenant, "nonce": asked["nonce"], "iat": now}
        return said | {"nbf": now, "exp": now + timedelta(hours=1), "sub": "pairwise", "ver": "2.0"} | self.who

    def told(self):
        """The discovery document."""
        place = f"{self.origin}/{self.tenant}"
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{place}/oauth2/v2.0/authorize",
            "token_endpoint": f"{place}/oauth2/v2.0/token",
            "jwks_uri": f"{place}/discovery/v2.0/keys",
        }

    def let_in(self, query):
        """Somebody signs in without a word, as on a machine of the municipality; the address they are sent back to."""
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        assert asked["client_id"] == self.client
        assert asked["response_type"] == "code"
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe()
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def exchanged(self, sent):
        """A code against a token: once, by the application, with the verifier of its challenge."""
        asked = self.codes.pop(sent.get("code"), None)
        if asked is None or sent["client_secret"] != SECRET or sent["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        digest = hashlib.sha256(sent["code_verifier"].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != asked["code_challenge"]:
            return 400, {"error": "invalid_grant"}
        token = self.forge(self.claims(asked))
        return 200, {"access_token": "to nothing", "token_type": "Bearer"} | ({"id_token": token} if token else {})


def plain(claims):
    """A token's claims as they are written in it: moments in seconds."""
    return {name: int(said.timestamp()) if isinstance(said, datetime) else said for name, said in claims.items()}


def by_shared_secret(claims, secret, kid):
    """HS256 by hand, with anything as its secret: a library would not make it with a public key."""
    parts = [{"alg": "HS256", "typ": "JWT", "kid": kid}, plain(claims)]
    said = b".".join(_coded(json.dumps(part).encode()) for part in parts)
    return b".".join([said, _coded(hmac.digest(secret, said, "sha256"))]).decode()


def unsigned(claims, kid):
    return jwt.encode(claims, None, algorithm="none", headers={"kid": kid})


def _coded(said):
    return base64.urlsafe_b64encode(said).rstrip(b"=")
