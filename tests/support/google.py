"""Google's sign-in for several channels, as a test's person uses it, and a keyring in memory.

The YouTube stand-in has one channel that nobody chooses and a clock that is always right; this
has what it lacks for the tests of signing in: a person who picks a channel, and a wrong Date.
"""

import base64
import hashlib
import json
import threading
from contextlib import contextmanager
from email.utils import format_datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from urllib.request import Request, urlopen

import keyring
from keyring.errors import NoKeyringError, PasswordDeleteError

from eventdesk.drivers.youtube.token_service import SCOPE
from eventdesk.engine.threads import start_thread

CLIENT_ID = "123456789-abc.apps.googleusercontent.com"
CLIENT_SECRET = "GOCSPX-client-secret-word"


class Google:
    """Consent, tokens and channels.list(mine); every secret it ever gave is in ``secrets``."""

    def __init__(self):
        self.chosen = ("UCone", "하나 채널")  # what the person picks on the consent page
        self.consents = True
        self.scope = SCOPE
        self.testing = False
        self.date = None  # a datetime for the Date header in place of the right one
        self.broken = None  # (status, body) that the token endpoint answers with
        self.picture = None  # (status, body) of the channel's picture, here instead of elsewhere
        self.hangs = threading.Event()
        self.hangs.set()
        self.requests = []  # (verb, path, {name: value})
        self.secrets = {CLIENT_SECRET}
        self._codes, self._grants, self._accesses = {}, {}, {}
        self._server = _Server(self)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/"

    def stop(self):
        self.hangs.set()
        self._server.shutdown()
        self._server.server_close()

    def count(self, path):
        return sum(1 for _, asked, _ in self.requests if asked == path)

    def withdraw(self):
        """The person takes every consent back."""
        self._grants.clear()

    def expire_access(self):
        """Every access token is refused from now on."""
        self._accesses.clear()

    def _secret(self, kind):
        number = str(len(self.secrets))
        word = f"{kind}-{number}-{hashlib.sha256(number.encode()).hexdigest()}"
        self.secrets.add(word)
        return word

    def answer(self, verb, path, query, form, bearer):
        """(status, headers, body)"""
        self.requests.append((verb, path, {**query, **form}))
        if path == "/o/oauth2/auth":
            return self._consent(query)
        if path == "/token":
            self.hangs.wait(20)
            if self.broken is not None:
                return self.broken[0], {}, self.broken[1]
            return self._token(form)
        if path == "/revoke":
            known = self._grants.pop(form["token"], None)
            return (200, {}, b"{}") if known else (400, {}, b'{"error": "invalid_token"}')
        if path == "/youtube/v3/channels":
            return self._channels(bearer)
        status, body = self.picture if path == "/picture" else (404, b"{}")
        return status, {}, body

    def _consent(self, query):
        state = {"state": query["state"]}
        if not self.consents:
            return self._back(query, {"error": "access_denied", **state})
        code = self._secret("code")
        self._codes[code] = query, self.chosen
        return self._back(query, {"code": code, "scope": self.scope, **state})

    def _back(self, query, answer):
        return 302, {"Location": f"{query['redirect_uri']}?{urlencode(answer)}"}, b""

    def _token(self, form):
        if form["client_id"] != CLIENT_ID or form.get("client_secret") != CLIENT_SECRET:
            return 401, {}, b'{"error": "invalid_client", "error_description": "secret?"}'
        if form["grant_type"] == "authorization_code":
            asked, channel = self._codes.pop(form["code"], ({}, None))
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            right = (asked.get("code_challenge"), asked.get("redirect_uri"))
            if channel is None or right != (challenge, form["redirect_uri"]):
                return 400, {}, b'{"error": "invalid_grant"}'
            refresh = self._secret("refresh")
            self._grants[refresh] = channel
            more = {"refresh_token": refresh, "scope": self.scope}
            if self.testing:
                more["refresh_token_expires_in"] = 604799
            return self._access(channel, more)
        channel = self._grants.get(form["refresh_token"])
        if channel is None:
            told = {"error": "invalid_grant", "error_description": form["refresh_token"]}
            return 400, {}, json.dumps(told).encode()
        return self._access(channel, {})

    def _access(self, channel, more):
        token = self._secret("access")
        self._accesses[token] = channel
        return 200, {}, json.dumps({"access_token": token, "expires_in": 3599, **more}).encode()

    def _channels(self, bearer):
        channel = self._accesses.get(bearer)
        if channel is None:
            error = {"message": "Bad", "errors": [{"reason": "authError"}]}
            return 401, {}, json.dumps({"error": error}).encode()
        mine = f"{self.url}picture"
        there = mine if self.picture else "https://picture.example.test/x.png"
        picture = {"default": {"url": there}}
        snippet = {"title": channel[1], "thumbnails": picture}
        items = [{"id": channel[0], "snippet": snippet}] if channel[0] else []
        return 200, {}, json.dumps({"items": items}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, google):
        self.google = google
        super().__init__(("127.0.0.1", 0), _Handler)
        start_thread("google", partial(self.serve_forever, poll_interval=0.05))

    def process_request(self, request, client_address):
        start_thread("google-call", partial(self.process_request_thread, request, client_address))

    def handle_error(self, request, client_address):
        """A client that hung up."""


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        query, form = dict(parse_qsl(url.query)), dict(parse_qsl(body))
        bearer = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        google = self.server.google
        status, headers, content = google.answer(self.command, url.path, query, form, bearer)
        self.send_response_only(status)
        if google.date is not None:
            self.send_header("Date", format_datetime(google.date, usegmt=True))
        else:
            self.send_header("Date", self.date_time_string())
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_POST = do_GET  # noqa: N815 # http.server's name

    def log_message(self, format, *args):  # noqa: A002 # base's name
        """Quiet."""


def browse(address):
    """What a browser does with the address, redirects included; the last page's status."""
    try:
        with urlopen(Request(address), timeout=10) as page:
            page.read()
            return page.status
    except HTTPError as error:
        error.close()
        return error.code


def browsing(address):
    """The same on a thread: the page is answered while the desk waits."""
    start_thread("browser", partial(browse, address))
    return True


def query_of(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


class MemoryKeyring:
    """What the ``keyring`` module does, in a dictionary; ``gone`` makes it a machine without."""

    def __init__(self):
        self.words = {}
        self.gone = False

    def get_password(self, service, name):
        self._there()
        return self.words.get((service, name))

    def set_password(self, service, name, word):
        self._there()
        self.words[service, name] = word

    def delete_password(self, service, name):
        self._there()
        if self.words.pop((service, name), None) is None:
            raise PasswordDeleteError

    def _there(self):
        if self.gone:
            raise NoKeyringError

    def install(self, monkeypatch):
        for name in ("get_password", "set_password", "delete_password"):
            monkeypatch.setattr(keyring, name, getattr(self, name))


@contextmanager
def google():
    """A Google that runs while the block does."""
    running = Google()
    try:
        yield running
    finally:
        running.stop()
