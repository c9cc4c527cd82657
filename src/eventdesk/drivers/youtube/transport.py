"""One HTTP exchange per request, sent exactly once, and never longer than a deadline.

Google's client speaks through any object with ``request``. Its own httplib2 sends a POST again
when the reply is lost (measured: two broadcasts from one insert), so it gets this instead.
"""

import contextlib
import http.client
import socket
import ssl
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from threading import Condition
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httplib2

from eventdesk.domain.secret import Secret
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.engine.threads import start_thread

LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Watchdog:
    """Cuts a call that takes too long as a whole: a socket's time-out begins again with every
    byte, and a venue's network can drip."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._guards = 0  # counts guards begun and ended, so that a new one is told apart
        self._seconds: float | None = None
        self._cut: Callable[[], None] | None = None
        self._bit = False
        self._stopped = False
        start_thread("youtube-watchdog", self._run)

    @contextlib.contextmanager
    def guard(self, seconds: float, cut: Callable[[], None]) -> Iterator[None]:
        """Call ``cut`` from another thread when the block takes longer, or on ``stop``."""
        self._set(seconds, cut)
        try:
            yield
        finally:
            self._set(None, None)

    def stop(self) -> None:
        """Cut what runs now, and everything after it at once."""
        with self._changed:
            self._stopped = True
            self._changed.notify()
            self._bite()

    @property
    def stopped(self) -> bool:
        """Whether nothing more may be sent."""
        with self._changed:
            return self._stopped

    @property
    def bit(self) -> bool:
        """Whether the last guarded block was cut for taking too long."""
        with self._changed:
            return self._bit

    def _set(self, seconds: float | None, cut: Callable[[], None] | None) -> None:
        with self._changed:
            self._guards += 1
            self._seconds, self._cut = seconds, cut
            if cut is not None:
                self._bit = False
                if self._stopped:
                    self._bite()
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while not self._stopped:
                over = partial(self._over, self._guards)
                if not self._changed.wait_for(over, self._seconds):
                    self._bit, self._seconds = True, None
                    self._bite()

    def _over(self, guard: int) -> bool:
        return self._stopped or self._guards != guard

    def _bite(self) -> None:
        cut, self._cut = self._cut, None
        if cut is not None:
            cut()


class OneShotTransport:
    """Sends each request once on a connection of its own; ``timeout`` is real seconds, for each
    wait on the socket and for the whole exchange. For one thread; ``stop`` from any.

    ``token`` None is for Google's OAuth pages, which take none. ``book`` is told each method of
    the API before it is sent ("liveBroadcasts.list") and may refuse it with CallError.
    """

    def __init__(
        self,
        token: Callable[[], Secret] | None,
        timeout: float,
        book: Callable[[str], None] | None = None,
    ) -> None:
        self._token = token
        self._book = book
        self._timeout = timeout
        self._watchdog = Watchdog()

    def stop(self) -> None:
        """End the exchange that runs; later ones fail at once."""
        self._watchdog.stop()

    def close(self) -> None:
        """Google's client closes its transport; there is nothing kept open."""

    def request(
        self,
        uri: str,
        method: str = "GET",
        body: str | bytes | None = None,
        headers: Mapping[str, str] | None = None,
        **_unused: object,
    ) -> tuple[httplib2.Response, bytes]:
        """Status with headers, and the body. CallError when there is no whole answer."""
        url = urlsplit(uri)
        signed = {**(headers or {}), "Connection": "close"}
        if self._token is not None:
            signed["Authorization"] = f"Bearer {self._token().reveal()}"
        connection = _connection(url, self._timeout)
        try:
            self._connect(connection)
            if self._book is not None:
                self._book(api_method(method, url.path))
            with self._watchdog.guard(self._timeout, lambda: _hang_up(connection)):
                return self._exchange(connection, url, method, body, signed)
        finally:
            connection.close()

    def _connect(self, connection: http.client.HTTPConnection) -> None:
        """Nothing is sent yet: whatever fails here was certainly not done."""
        if self._watchdog.stopped:
            raise CallError("unreachable", "stopped")
        try:
            connection.connect()
        except ssl.SSLCertVerificationError as error:
            raise CallError("certificateRefused", error.verify_message) from error
        except (OSError, http.client.HTTPException) as error:
            raise CallError("unreachable", _plain(error)) from error

    def _exchange(
        self,
        connection: http.client.HTTPConnection,
        url: SplitResult,
        method: str,
        body: str | bytes | None,
        headers: Mapping[str, str],
    ) -> tuple[httplib2.Response, bytes]:
        target = url.path + (f"?{url.query}" if url.query else "")
        sent = body.encode() if isinstance(body, str) else body
        try:
            connection.request(method, target, sent, dict(headers))
            answer = connection.getresponse()
            content = answer.read()
        except TimeoutError as error:
            raise CallError("timeout", perhaps_done=True) from error
        except (OSError, http.client.HTTPException) as error:
            reason = "timeout" if self._watchdog.bit else "connectionLost"
            raise CallError(reason, _plain(error), perhaps_done=True) from error
        # http.client takes a connection that ends among the headers for a whole answer.
        if self._watchdog.bit or self._watchdog.stopped:
            reason = "timeout" if self._watchdog.bit else "connectionLost"
            raise CallError(reason, "cut", perhaps_done=True)
        return httplib2.Response(answer), content


_VERBS = {"GET": "list", "POST": "insert", "PUT": "update", "DELETE": "delete"}


def api_method(verb: str, path: str) -> str:
    """The API's name for a request: "liveBroadcasts.transition" for POST to .../v3/
    liveBroadcasts/transition, "liveBroadcasts.list" for GET of .../v3/liveBroadcasts.

    Ruled by the path, so that a call that nobody thought of is counted like any other.
    """
    words = path.partition("/youtube/v3/")[2].strip("/").split("/")
    if words[0] == "liveChat" and len(words) > 1:
        words = [f"liveChat{words[1].capitalize()}", *words[2:]]
    return f"{words[0]}.{words[1] if len(words) > 1 else _VERBS.get(verb, verb)}"


def _connection(url: SplitResult, timeout: float) -> http.client.HTTPConnection:
    host = url.hostname or ""
    if host in LOOPBACK:  # never through a proxy, whatever the environment says
        return http.client.HTTPConnection(host, url.port, timeout=timeout)
    if url.scheme != "https":
        raise CallError("unreachable", "a token is sent over https only")
    context = ssl.create_default_context()
    proxy = urlsplit(getproxies().get("https", ""))
    if not proxy.hostname or proxy_bypass(host):
        return http.client.HTTPSConnection(host, url.port, timeout=timeout, context=context)
    tunnel = http.client.HTTPSConnection(
        proxy.hostname, proxy.port, timeout=timeout, context=context
    )
    tunnel.set_tunnel(host, url.port or 443, _proxy_headers(proxy))
    return tunnel


def _proxy_headers(proxy: SplitResult) -> dict[str, str]:
    if not proxy.username:
        return {}
    word = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    encoded = b64encode(word.encode()).decode()
    return {"Proxy-Authorization": f"Basic {encoded}"}


def _hang_up(connection: http.client.HTTPConnection) -> None:
    """Wake the thread that waits on the connection; closing alone would not."""
    sock = connection.sock
    if sock is not None:
        with contextlib.suppress(OSError):  # it is gone already, which is what is wanted
            socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _plain(error: Exception) -> str:
    return type(error).__name__ if isinstance(error, http.client.HTTPException) else str(error)
