"""A network cable between a client and an OBS on loopback, to be pulled."""

import contextlib
import socket
import threading


class Cable:
    """Passes every byte on between ``port`` and the device; plugged in by ``with``.

    ``cut`` is a dead network: sockets stay open and nothing comes through. ``sever`` is a switched
    off router: connections are reset and new ones refused. ``mend`` ends either.
    """

    def __init__(self, to: int) -> None:
        self._to = to
        self._flows = threading.Event()
        self._flows.set()
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listener: socket.socket | None = None
        self.port = 0

    def __enter__(self) -> "Cable":
        self._listen()
        return self

    def __exit__(self, *_: object) -> None:
        self.sever()
        self._flows.set()

    def cut(self) -> None:
        """Nothing comes through any more, and nobody is told."""
        self._flows.clear()

    def sever(self) -> None:
        """Every connection ends at once, and no new one can be made."""
        with self._lock:
            listener, self._listener = self._listener, None
            ends, self._open = self._open, set()
        if listener is not None:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        for end in ends:
            _hang_up(end)

    def mend(self) -> None:
        """As it was before; what was held comes through."""
        self._flows.set()
        if self._listener is None:
            self._listen()

    def _listen(self) -> None:
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self.port))
        listener.listen()
        self.port = listener.getsockname()[1]
        self._listener = listener
        _thread(self._accept, listener)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            _thread(self._connect, near)

    def _connect(self, near: socket.socket) -> None:
        self._flows.wait()
        try:
            far = socket.create_connection(("127.0.0.1", self._to), timeout=5)
        except OSError:
            near.close()
            return
        far.settimeout(None)
        for end in (near, far):
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._lock:
            self._open |= {near, far}
            severed = self._listener is None
        if severed:
            _hang_up(near)
        _thread(self._pass_on, near, far)
        _thread(self._pass_on, far, near)

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(1 << 16):
                self._flows.wait()
                sink.sendall(data)
        self._flows.wait()  # an end is news, too
        for end in (source, sink):
            _hang_up(end)
        with self._lock:
            self._open -= {source, sink}


def _hang_up(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()


def _thread(target, *arguments) -> None:  # type: ignore[no-untyped-def]
    threading.Thread(target=target, args=arguments, name="cable", daemon=True).start()  # noqa: TID251 -- a test's own
