"""A way to an RTMP server that can be blocked: connected, and nothing gets through any more."""

import socket
import threading
from contextlib import suppress

SEGMENT = 200
"""Bytes of a TCP segment. The system's own send buffer grows with it: with loopback's 64 KiB it
holds twenty seconds of a stream, and as long nobody can see at OBS that the ingest has stalled."""
RECEIVED = 2048
BLOCK = 65536


class SlowIngest:
    """Passes on what comes, until ``stalled``. ``url`` is the way to ``server``; use ``with``."""

    def __init__(self, server: str) -> None:
        scheme, _, rest = server.partition("://")
        host, _, path = rest.partition("/")
        name, _, port = host.partition(":")
        self._target = (name, int(port))
        self._listener = socket.socket()
        self._listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, SEGMENT)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVED)
        self._listener.bind(("127.0.0.1", 0))
        self._listener.listen(4)
        self.url = f"{scheme}://127.0.0.1:{self._listener.getsockname()[1]}/{path}"
        self._flows = threading.Event()
        self._flows.set()
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> "SlowIngest":
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._flows.set()
        for each in (self._listener, *self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()

    def stall(self) -> None:
        """Read nothing more; the connection stays."""
        self._flows.clear()

    def flow(self) -> None:
        """Go on."""
        self._flows.set()

    def _start(self, run, *arguments) -> None:  # type: ignore[no-untyped-def]
        threading.Thread(target=run, args=arguments, daemon=True).start()  # noqa: TID251 -- a test's

    def _accept(self) -> None:
        with suppress(OSError):  # it is closed at the end
            while True:
                near, _ = self._listener.accept()
                far = socket.create_connection(self._target)
                self._sockets += [near, far]
                self._start(self._pass_on, near, far, True)
                self._start(self._pass_on, far, near, False)

    def _pass_on(self, one: socket.socket, other: socket.socket, slow: bool) -> None:
        with suppress(OSError):
            while data := one.recv(BLOCK):
                if slow:
                    self._flows.wait()
                other.sendall(data)
        for each in (one, other):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
