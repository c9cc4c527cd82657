"""The page's server: files over HTTP, and the state over a websocket, on one port with a token.

It lives on one thread of its own with an event loop; every method may be called from any thread.
"""

import asyncio
import logging
import secrets
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit
from weakref import WeakSet

from msgspec.structs import replace
from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.protocol import State

from eventdesk.domain.graphic import Canvas, Rendered
from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.page.files import PageFiles
from eventdesk.drivers.obs.page.state import Answer, Frames, PageState, Placed, read_answer
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
SAY_AGAIN_SECONDS = 2.0
"""The page takes a desk that is silent for 7 s for gone (connection.js)."""
_START_SECONDS = 5.0
_CLOSE_SECONDS = 1.0
_PING_SECONDS = 5.0
_LONGEST_ANSWER = 64 * 1024


class PageServer:
    """Serves the page at ``address`` (port 0: any free one) as soon as it is started.

    ``png`` reads a picture file as PNG; ``changed`` is called, from the server's thread, when a
    page has said something new, has come or has gone.
    """

    def __init__(
        self,
        address: tuple[str, int],
        png: Callable[[str], bytes],
        clock: Clock,
        changed: Callable[[], None] = lambda: None,
        token: Secret | None = None,
    ) -> None:
        self._host, self._port = address
        self._clock = clock
        self._changed = changed
        self._token = token or Secret(secrets.token_urlsafe(24))
        self._files = PageFiles(self._token, png)
        self._desk = secrets.token_hex(8)
        self._lock = threading.Lock()
        self._state = PageState(since=clock.monotonic())
        self._answers: dict[ServerConnection, Answer | None] = {}  # of the pages inside OBS
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bells: set[asyncio.Event] = set()  # one for each page that is told the state
        self._lines: WeakSet[ServerConnection] = WeakSet()
        self._stopping = asyncio.Event()
        self._ended: Future[None] = Future()

    # Life

    def start(self) -> None:
        """Listen. Raises OSError when nothing can listen at this address."""
        ready: Future[None] = Future()
        self._ended, self._stopping = Future(), asyncio.Event()
        start_thread("obs-page", lambda: self._run(ready))
        ready.result(_START_SECONDS)

    def stop(self) -> None:
        """Hang up; a page goes on showing what it shows."""
        loop = self._loop
        if loop:
            loop.call_soon_threadsafe(self._stopping.set)
            self._ended.result(_START_SECONDS)

    @property
    def running(self) -> bool:
        """Whether pages can connect."""
        return self._loop is not None

    @property
    def url(self) -> Secret:
        """Where the page is: whoever has it can see the graphics."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return Secret(f"http://{host}:{self._port}/{self._token.reveal()}/")

    # What is to be seen

    def prepare(self, canvas: Canvas, *rendered: Rendered) -> int:
        """Have these fetched and decoded; the revision that says so. Raises OSError or ValueError
        when a picture cannot be read."""
        placed = tuple(Placed(self._files.offer(each.path), each) for each in rendered)
        with self._lock:
            if (self._state.next, self._state.canvas) != (placed, canvas):
                self._turn(replace(self._state, next=placed, canvas=canvas))
            return self._state.revision

    def show(
        self, rendered: Rendered | None, canvas: Canvas, enter: Frames = (), leave: Frames = ()
    ) -> int:
        """Bring this on as ``enter`` says, while what is there goes as ``leave`` says; None only
        takes that off. Gives the revision. Raises OSError or ValueError as ``prepare``."""
        shows = Placed(self._files.offer(rendered.path), rendered) if rendered else None
        with self._lock:
            before = self._state
            self._turn(
                replace(
                    before,
                    turn=before.turn + 1,
                    since=self._clock.monotonic(),
                    canvas=canvas,
                    shows=shows,
                    enter=enter,
                    leave=leave,
                    next=tuple(each for each in before.next if each != shows),
                )
            )
            return self._state.revision

    def _turn(self, state: PageState) -> None:
        self._state = replace(state, revision=self._state.revision + 1)
        if self._loop:
            self._loop.call_soon_threadsafe(self._ring)

    def _ring(self) -> None:
        for bell in self._bells:
            bell.set()

    # What is seen

    @property
    def state(self) -> PageState:
        """What the pages are told."""
        return self._state

    @property
    def connected(self) -> bool:
        """Whether a page inside OBS is there."""
        return bool(self._answers)

    def ready(self, rendered: Rendered) -> bool:
        """Whether every page inside OBS can show this picture without a wait."""
        name = self._files.offer(rendered.path)
        return self._all(lambda answer: name in answer.ready)

    def failed(self, rendered: Rendered) -> bool:
        """Whether a page inside OBS could not load this picture."""
        name = self._files.offer(rendered.path)
        return any(answer and name in answer.failed for answer in self._heard())

    def began(self, revision: int) -> bool:
        """Whether every page inside OBS has heard of this revision."""
        return self._all(lambda answer: answer.revision >= revision)

    def at_rest(self, revision: int) -> bool:
        """Whether every page inside OBS shows what this revision means, and nothing moves."""
        return self._all(lambda answer: answer.revision >= revision and answer.at_rest)

    def painted(self, revision: int) -> bool:
        """The same, and on the screen: a page in a source that OBS does not show paints nothing."""
        return self.at_rest(revision) and self._all(lambda answer: answer.painted)

    def _heard(self) -> tuple[Answer | None, ...]:
        with self._lock:
            return tuple(self._answers.values())

    def _all(self, says: Callable[[Answer], bool]) -> bool:
        heard = self._heard()
        return bool(heard) and all(answer is not None and says(answer) for answer in heard)

    # On the server's own thread

    def _run(self, ready: "Future[None]") -> None:
        try:
            asyncio.run(self._live(ready))
        finally:
            self._loop = None
            self._ended.set_result(None)

    async def _live(self, ready: "Future[None]") -> None:
        try:
            server = await self._listen()
        except OSError as error:
            ready.set_exception(error)
            return
        self._port = next(iter(server.sockets)).getsockname()[1]
        self._loop = asyncio.get_running_loop()
        ready.set_result(None)
        await self._stopping.wait()
        self._loop = None
        server.close()
        for line in self._lines:
            if line.state is State.CONNECTING:  # browsers open lines ahead and ask nothing on them
                line.transport.abort()
        await server.wait_closed()

    async def _listen(self) -> Server:
        lines = self._lines

        class Line(ServerConnection):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                super().connection_made(transport)
                lines.add(self)

        return await serve(
            self._converse,
            self._host,
            self._port,
            process_request=self._give,
            create_connection=Line,
            compression=None,
            ping_interval=_PING_SECONDS,
            ping_timeout=_PING_SECONDS,
            close_timeout=_CLOSE_SECONDS,
            max_size=_LONGEST_ANSWER,
            logger=_quiet_logger(),
            server_header=None,
        )

    def _give(self, _connection: ServerConnection, request: Request) -> Response | None:
        served = self._files.serve(request.path)
        if served.status is HTTPStatus.SWITCHING_PROTOCOLS:
            return None
        headers = Headers(served.headers)
        return Response(served.status.value, served.status.phrase, headers, served.body)

    async def _converse(self, page: ServerConnection) -> None:
        inside = "obs" in parse_qs(urlsplit(page.request.path).query).get("in", ())  # type: ignore[union-attr]  # there is one after the handshake
        if inside:
            self._hear(page, None)
        telling = asyncio.create_task(self._tell(page))
        try:
            async for text in page:
                if inside:
                    self._hear(page, read_answer(text))
        except (ValueError, TypeError, KeyError):
            log.warning("a page of graphics that does not speak as ours does")
        finally:
            telling.cancel()
            with self._lock:
                self._answers.pop(page, None)
            self._changed()

    def _hear(self, page: ServerConnection, answer: Answer | None) -> None:
        with self._lock:
            self._answers[page] = answer
        self._changed()

    async def _tell(self, page: ServerConnection) -> None:
        bell = asyncio.Event()
        self._bells.add(bell)
        try:
            while True:
                bell.clear()
                await page.send(self._state.message(self._desk, self._clock.monotonic()))
                with suppress(TimeoutError):
                    await asyncio.wait_for(bell.wait(), SAY_AGAIN_SECONDS)
        except ConnectionClosed:
            return
        finally:
            self._bells.discard(bell)


def _quiet_logger() -> logging.Logger:
    """For the library's own log: it would tell the token, in the path of each request."""
    quiet = logging.getLogger(f"{__name__}.library")
    quiet.setLevel(logging.CRITICAL)
    return quiet
