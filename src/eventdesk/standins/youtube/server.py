"""The stand-in's HTTP server: API calls, faults, and a control plane under ``/_control``."""

import json
import logging
import socket
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock
from urllib.parse import urlsplit

from eventdesk.engine.threads import start_thread
from eventdesk.standins.youtube.control import CONTROL, ControlPlane
from eventdesk.standins.youtube.errors import ApiError
from eventdesk.standins.youtube.faults import FaultKind, FaultPlan
from eventdesk.standins.youtube.service import Answered, RawRequest, Service

log = logging.getLogger(__name__)
_GARBAGE = b"<!doctype html><title>Sign in to the network</title>"
_WRITE_BUFFER = 1 << 20

Accepted = socket.socket | tuple[bytes, socket.socket]
Address = tuple[object, ...] | str | bytes | bytearray


class Server(ThreadingHTTPServer):
    """Listens on loopback; a thread per connection, each ended by ``close``."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self, port: int, service: Service, faults: FaultPlan, control: ControlPlane
    ) -> None:
        self.service = service
        self.faults = faults
        self.control = control
        self.closing = Event()
        self._lock = Lock()
        self._open: set[Accepted] = set()
        super().__init__(("127.0.0.1", port), Handler)

    def process_request(self, request: Accepted, client_address: Address) -> None:
        """Serve a connection on a thread of our own kind."""
        with self._lock:
            self._open.add(request)
        start_thread(
            "youtube-standin-call", partial(self.process_request_thread, request, client_address)
        )

    def shutdown_request(self, request: Accepted) -> None:
        """Forget the connection and close it."""
        with self._lock:
            self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Accepted, client_address: Address) -> None:
        """A client that hangs up is its own business; anything else is a bug and is logged."""
        del request, client_address
        error = sys.exception()
        if not isinstance(error, ConnectionError):
            log.error("the YouTube stand-in failed on a request", exc_info=error)

    def close(self) -> None:
        """Stop listening, let go of calls that hang, close every connection."""
        self.closing.set()
        self.shutdown()
        self.server_close()
        with self._lock:
            for connection in self._open:
                if isinstance(connection, socket.socket):
                    hang_up(connection)


def hang_up(connection: socket.socket) -> None:
    """End a connection without an answer, also under the hands of the thread that reads it."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        log.debug("the client was gone already")


class Handler(BaseHTTPRequestHandler):
    """Reads requests of one connection and answers each in a single write (headers and body
    apart cost 40 ms: Nagle against delayed ACK)."""

    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = _WRITE_BUFFER

    def answer_any(self) -> None:
        """Answer one request of any verb."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        if url.path.startswith(CONTROL):
            status, found = self.server.control.answer(self.command, url.path, body)
            self._send(status, json.dumps(found).encode(), "application/json; charset=UTF-8")
            return
        raw = RawRequest(
            verb=self.command,
            path=url.path,
            query=url.query,
            body=body,
            content_type=self.headers.get("Content-Type") or "",
            signed=(self.headers.get("Authorization") or "").startswith("Bearer "),
        )
        self._answer_api(raw)

    do_GET = do_POST = do_PUT = do_DELETE = answer_any  # noqa: N815 - http.server's names

    def _answer_api(self, raw: RawRequest) -> None:
        service = self.server.service
        fault = self.server.faults.take(service.method_of(raw))
        if fault is None:
            self._send_answer(service.answer(raw))
            return
        met = fault.kind.value
        match fault.kind:
            case FaultKind.REFUSE:
                error = ApiError(fault.reason, status=fault.status)
                self._send_answer(service.refuse(raw, error, met))
            case FaultKind.REFUSE_AFTER:
                service.answer(raw, met)
                error = ApiError(fault.reason, status=fault.status)
                self._send_answer(Answered(error.status, error.envelope()))
            case FaultKind.GARBAGE:
                service.answer(raw, met)
                self._send(200, _GARBAGE, "text/html")
            case FaultKind.DROP_AFTER:
                service.answer(raw, met)
                self._drop()
            case FaultKind.DROP_BEFORE:
                service.unanswered(raw, met)
                self._drop()
            case FaultKind.HANG:
                service.unanswered(raw, met)
                self.server.closing.wait()
                self._drop()

    def _drop(self) -> None:
        self.close_connection = True
        hang_up(self.connection)

    def _send_answer(self, answered: Answered) -> None:
        body = b"" if answered.body is None else json.dumps(answered.body).encode()
        self._send(answered.status, body, "application/json; charset=UTF-8")

    def _send(self, status: int, body: bytes, content_type: str) -> None:
        self.send_response(status)
        if body:
            self.send_header("Content-Type", content_type)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - base's name
        """Each request, at debug level."""
        log.debug("youtube stand-in: %s", format % args)
