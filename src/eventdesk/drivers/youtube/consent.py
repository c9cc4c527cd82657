"""The browser's part of a sign-in: the page to open, and the answer that comes back on loopback.

Google's own ``run_local_server`` takes the first request of any kind for the answer, waits for
ever when the tab is closed, and cannot be cancelled; so the listener is ours. The request for
consent, with PKCE, is built by google-auth-oauthlib.
"""

import hmac
import html
import logging
import socket
import sys
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition
from urllib.parse import parse_qs, urlsplit

from google_auth_oauthlib.flow import Flow

from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.token_service import GOOGLE_OAUTH, SCOPE, OAuthClient, OAuthSite
from eventdesk.engine.threads import start_thread

PATIENCE = 300.0
"""Real seconds that a person has for Google's pages: two factors and a choice of channels."""
_SLICE = 0.5  # Windows delivers Ctrl+C only between waits
_READING = 10.0
_LONGEST_REQUEST = 8192

# At debug level they write addresses with everything in them.
for _library in ("requests_oauthlib", "oauthlib"):
    logging.getLogger(_library).setLevel(logging.WARNING)

log = logging.getLogger(__name__)


class Consent:
    """One request for consent, on a free port of 127.0.0.1, open from here to ``close``.

    ``thanks`` is what the browser shows at the end, whatever came of it: title and sentence.
    Importing this module imports Google's OAuth library (0.3 s).
    """

    def __init__(self, site: OAuthSite, client: OAuthClient, thanks: tuple[str, str]) -> None:
        self._changed = Condition()
        self._code: Secret | None = None
        self._failure: str | None = None
        self._server = _Listener(self, thanks)
        self.redirect = f"http://127.0.0.1:{self._server.server_address[1]}/"
        # The library takes no plain http, which a stand-in speaks: the request is built for
        # Google and its address exchanged.
        query, self._state, self.verifier = _request(client.id, self.redirect)
        self.address = f"{site.consent}?{query}"
        start_thread("youtube-consent", partial(self._server.serve_forever, poll_interval=0.1))

    def wait(self, seconds: float = PATIENCE) -> Secret:
        """The code that the browser brings. CallError "noBrowserAnswer" when none came in time,
        "signInDenied" when the person said no, "signInCancelled" after ``cancel``."""
        with self._changed:
            for _ in range(max(1, round(seconds / _SLICE))):
                if self._changed.wait_for(self._over, min(seconds, _SLICE)):
                    break
            if self._failure is not None:
                raise CallError(self._failure)
            if self._code is None:
                raise CallError("noBrowserAnswer")
            return self._code

    def cancel(self) -> None:
        """End the wait, from any thread."""
        self._end(None, "signInCancelled")

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    def take(self, target: str) -> int:
        """A request of somebody on this machine; the status to answer with. Only what carries
        our state is the answer: a browser also asks for pictures, and anybody can knock."""
        url = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if url.path != "/" or not ("code" in query or "error" in query):
            return 404
        given, state = query.get("state", "").encode(), self._state.reveal().encode()
        if not hmac.compare_digest(given, state):
            log.warning("an answer with a wrong state came to the sign-in, and is not believed")
            return 400
        if "code" in query:
            self._end(Secret(query["code"]), None)
        else:
            self._end(None, "signInDenied")
        return 200

    def _end(self, code: Secret | None, failure: str | None) -> None:
        with self._changed:
            if not self._over():
                self._code, self._failure = code, failure
                self._changed.notify_all()

    def _over(self) -> bool:
        return self._code is not None or self._failure is not None


def _request(client_id: str, redirect: str) -> tuple[str, Secret, Secret]:
    """The query of a request for consent, its state, and the verifier of its challenge."""
    addresses = {"auth_uri": GOOGLE_OAUTH.consent, "token_uri": GOOGLE_OAUTH.token}
    flow = Flow.from_client_config(
        {"installed": {"client_id": client_id, **addresses}},
        [SCOPE],
        redirect_uri=redirect,
        autogenerate_code_verifier=True,
    )
    # "consent" so that a second sign-in gets a refresh token too, "select_account" so that the
    # channel is a choice and not whoever the browser remembers.
    address, state = flow.authorization_url(access_type="offline", prompt="consent select_account")
    return urlsplit(str(address)).query, Secret(str(state)), Secret(str(flow.code_verifier))


class _Listener(ThreadingHTTPServer):
    """A thread for each connection: browsers open some in advance and say nothing on them."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, consent: Consent, thanks: tuple[str, str]) -> None:
        self.consent = consent
        title, sentence = map(html.escape, thanks)
        self.page = (
            f'<!doctype html><meta charset="utf-8"><title>{title}</title>'
            f'<body style="font:18px sans-serif;margin:4em auto;max-width:32em">'
            f"<h1>{title}</h1><p>{sentence}</p>"
        ).encode()
        super().__init__(("127.0.0.1", 0), _Handler)

    def process_request(
        self, request: socket.socket | tuple[bytes, socket.socket], client_address: object
    ) -> None:
        """Serve a connection on a thread of our own kind."""
        serve = partial(self.process_request_thread, request, client_address)
        start_thread("youtube-consent-call", serve)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up or sends nonsense is not the browser we wait for."""
        del request, client_address
        log.debug("a request to the sign-in broke off: %s", type(sys.exception()).__name__)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET; says nothing of what was asked, which may be a code."""

    server: _Listener
    timeout = _READING

    def do_GET(self) -> None:
        """The browser's answer, or something else that a browser asks."""
        status = self.server.consent.take(self.path) if self._for_us() else 404
        body = self.server.page if status == 200 else b""  # noqa: PLR2004
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Referrer-Policy", "no-referrer")
        self.end_headers()
        self.wfile.write(body)

    def _for_us(self) -> bool:
        host = self.headers.get("Host", "").partition(":")[0]
        return host in {"127.0.0.1", "localhost"} and len(self.path) <= _LONGEST_REQUEST

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # base's name
        """Nothing: the request line holds the code."""
