"""The stand-in's HTTP server: sockets, and the faults that need them."""

import json
import logging
import socket
import struct
import sys
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock
from urllib.parse import urlsplit

from eventdesk.engine.threads import start_thread
from eventdesk.standins.youtube.chat_stream import follow
from eventdesk.standins.youtube.control import CONTROL, ControlPlane
from eventdesk.standins.youtube.faulty import Faulty
from eventdesk.standins.youtube.pictures import PICTURES, picture
from eventdesk.standins.youtube.service import CHAT_STREAM, Service
from eventdesk.standins.youtube.wire import RawRequest, Reply

log = logging.getLogger(__name__)
_WRITE_BUFFER = 1 << 20
# Closing then sends RST: nothing lingers (SO_LINGER, on, 0 seconds).
_NO_LINGER = struct.pack("ii", 1, 0)

Accepted = socket.socket | tuple[bytes, socket.socket]
Address = tuple[object, ...] | str | bytes | bytearray


class Server(ThreadingHTTPServer):
    """Listens on loopback; a thread per connection, each ended by ``close``."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, service: Service, faulty: Faulty, control: ControlPlane) -> None:
        self.service = service
        self.faulty = faulty
        self.control = control
        self.closing = Event()
        self._lock = Lock()
        self._open: set[Accepted] = set()
        self._to_reset: set[Accepted] = set()
        super().__init__(("127.0.0.1", port), Handler)

    def process_request(self, request: Accepted, client_address: Address) -> None:
        """Serve a connection on a thread of our own kind."""
        with self._lock:
            self._open.add(request)
        start_thread(
            "youtube-standin-call", partial(self.process_request_thread, request, client_address)
        )

    def shutdown_request(self, request: Accepted) -> None:
        """Forget the connection and close it: politely, unless it is one to be reset."""
        with self._lock:
            self._open.discard(request)
            reset = request in self._to_reset
            self._to_reset.discard(request)
        if reset:
            self.close_request(request)
        else:
            super().shutdown_request(request)

    def reset_later(self, connection: socket.socket) -> None:
        """Let the connection end by RST, without a goodbye, once its handler is done."""
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        with self._lock:
            self._to_reset.add(connection)

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
            status, found = self.server.control.answer(self.command, url.path, body, url.query)
            self._send(Reply(status, json.dumps(found).encode()))
        elif url.path.startswith(PICTURES):
            self._send(Reply(HTTPStatus.OK, picture(url.path), "image/png"))
        else:
            scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
            raw = RawRequest(
                verb=self.command,
                path=url.path,
                query=url.query,
                body=body,
                headers={name.lower(): value for name, value in self.headers.items()},
                token=token if scheme == "Bearer" else "",
            )
            self._answer_api(raw)

    do_GET = do_POST = do_PUT = do_DELETE = answer_any  # noqa: N815 - http.server's names

    def _answer_api(self, raw: RawRequest) -> None:
        answered = self.server.faulty.answer(raw)
        if self.server.closing.wait(answered.wait):
            self._drop()
        elif answered.reply is None:
            if answered.reset:
                self.server.reset_later(self.connection)
                self.close_connection = True
            else:
                self._drop()
        elif answered.cut:
            self._send(answered.reply, sent=len(answered.reply.body) // 2)
            self.wfile.flush()
            self._drop()
        elif answered.method == CHAT_STREAM and answered.reply.status == HTTPStatus.OK:
            service, closing = self.server.service, self.server.closing
            self._send_parts(follow(service, raw, answered.reply, closing.wait))
        else:
            self._send(answered.reply)

    def _drop(self) -> None:
        self.close_connection = True
        hang_up(self.connection)

    def _send(self, reply: Reply, sent: int | None = None) -> None:
        self.send_response(reply.status)
        if reply.body:
            self.send_header("Content-Type", reply.content_type)
        if reply.status != HTTPStatus.NO_CONTENT:
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(reply.body if sent is None else reply.body[:sent])

    def _send_parts(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for part in reply.chunks or ():
            # An empty chunk would end the body; a space between two of JSON's parts says nothing,
            # and tells by its failing that the client has gone.
            data = part or b" "
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
            self.wfile.flush()
        self.wfile.write(b"0\r\n\r\n")

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The Date header: YouTube's time, which may be wrong on request."""
        if timestamp is None:
            timestamp = self.server.service.channel.clock.now().timestamp()
        return super().date_time_string(timestamp)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - base's name
        """Each request, at debug level."""
        log.debug("youtube stand-in: %s", format % args)
