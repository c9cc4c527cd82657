"""Between a client and an API: every request passes by, and a test may act at either side of it."""

import contextlib
import http.client
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit


class WireTap:
    """A proxy on loopback for the API at ``url``; started by ``with``.

    ``before`` and ``after`` get (number from 1, verb, path) of each request as it comes, and as
    its answer is about to go back; True from either means that nothing goes further: the request
    is not passed on, or its answer is never given.
    """

    def __init__(self, url):
        self._to = urlsplit(url)
        self.before = self.after = lambda number, verb, path: False
        self.requests = []
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Passing, self))
        self._server.daemon_threads = True

    @property
    def url(self):
        """The API's root as the client is given it."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def __enter__(self):
        threading.Thread(  # noqa: TID251 - a test's own server
            target=partial(self._server.serve_forever, poll_interval=0.02), daemon=True
        ).start()
        return self

    def __exit__(self, *_):
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def note(self, verb, path):
        """Number this request."""
        with self._lock:
            self.requests.append((verb, path))
            return len(self.requests)

    def pass_on(self, verb, path, headers, body):
        """The API's answer: status, headers, body."""
        connection = http.client.HTTPConnection(self._to.hostname, self._to.port, timeout=30)
        try:
            connection.request(verb, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def hold(self):
        """Never answer."""
        self._closing.wait()


class _Passing(BaseHTTPRequestHandler):
    def __init__(self, tap, *arguments):
        self._tap = tap
        super().__init__(*arguments)

    def pass_by(self):
        tap, path = self._tap, self.path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        number = tap.note(self.command, path)
        if tap.before(number, self.command, path):
            tap.hold()
            return
        try:
            status, headers, content = tap.pass_on(self.command, path, dict(self.headers), body)
        except (OSError, http.client.HTTPException):  # the API hung up: so does the tap
            self.close_connection = True
            return
        if tap.after(number, self.command, path):
            tap.hold()
            return
        self.send_response(status)
        for name, value in headers:
            if name.lower() in {"content-type", "content-length"}:
                self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):  # the client was killed meanwhile
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_DELETE = pass_by  # noqa: N815 - http.server's names

    def log_message(self, *_):
        """Quietly."""
