"""The stand-in for OBS: an obs-websocket 5 server on a real socket, for rehearsal and tests."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine, Mapping, Sequence
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.engine.clocks import SystemClock
from eventdesk.engine.ports import Clock
from eventdesk.engine.threads import start_thread
from eventdesk.standins.obs.dispatch import Dispatcher, LoggedRequest
from eventdesk.standins.obs.faults import Damage, Faults
from eventdesk.standins.obs.machine import OBS_29, Abilities, Machine
from eventdesk.standins.obs.mixer import SceneTransition
from eventdesk.standins.obs.outputs import OnStream
from eventdesk.standins.obs.pictures import Browser
from eventdesk.standins.obs.server import ObsServer
from eventdesk.standins.obs.sheet import DEFAULT_TRANSITIONS, scenes_named, sheet_contents
from eventdesk.standins.obs.sources import Look, NewInput
from eventdesk.standins.obs.wire import CloseCode, Data, Refused

T = TypeVar("T")
PATIENCE = 10.0
"""Seconds that a call from another thread waits for the stand-in's own thread."""


class ObsStandIn:
    """An OBS that draws, switches and answers as OBS 29 does, and streams to nobody.

    It lives on one thread of its own with an event loop; every method may be called from any other
    thread. ``start`` and ``stop`` may alternate: a new start has the scenes that were given here,
    on the same port. Transitions and films run in the clock's show time, so a rehearsal at ×60
    shortens them; what the device itself needs (a frame, the start of a stream) does not shrink.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        port: int = 0,
        password: Secret | None = None,
        scenes: Mapping[str, Sequence[NewInput]] | None = None,
        inputs: Sequence[NewInput] = (),
        transitions: Mapping[str, str] = DEFAULT_TRANSITIONS,
        canvas: Canvas | None = None,
        recordings: Path | None = None,
        browser: Browser | None = None,
        filters: Mapping[str, Sequence[str]] | None = None,
        abilities: Abilities = OBS_29,
    ) -> None:
        """``scenes`` maps names to inputs, ``inputs`` are the global ones, ``transitions`` map
        names to kinds. ``canvas`` also gives the frame rate. ``port`` 0 takes a free one.
        With a ``browser`` it offers browser sources, one of which that browser can show.
        ``filters`` maps inputs and scenes to their filters' names."""
        self.port = port
        self._clock = clock or SystemClock()
        self._password = password
        self._scenes = scenes if scenes is not None else scenes_named(["Scene"])
        self._inputs = inputs
        self._transitions = transitions
        self._canvas = canvas or Canvas()
        self._recordings = recordings or Path(tempfile.gettempdir())
        self._browser = browser
        self._filters, self._abilities = filters, abilities
        self._on_stream: OnStream | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._ended: Future[None] | None = None

    @classmethod
    def from_sheet(
        cls,
        sheet: RunSheet,
        clock: Clock | None = None,
        *,
        output: str = PROGRAM,
        **options: Any,  # noqa: ANN401 -- __init__'s own
    ) -> "ObsStandIn":
        """One with the scenes, inputs and transitions that the sheet names for this output."""
        contents = sheet_contents(sheet, output)
        return cls(
            clock,
            scenes=contents.scenes,
            inputs=contents.inputs,
            transitions=contents.transitions,
            filters=contents.filters,
            **options,
        )

    # Life

    def start(self) -> None:
        """Listen on ``port``; raises OSError when it is taken."""
        if self._loop:
            raise RuntimeError("the stand-in is running")
        ready: Future[None] = Future()
        ended: Future[None] = Future()

        def run() -> None:
            try:
                asyncio.run(self._run(ready))
            except OSError as error:
                if ready.done():
                    raise
                ready.set_exception(error)
            finally:
                ended.set_result(None)

        start_thread("obs-standin", run)
        self._ended = ended
        ready.result(PATIENCE)

    def stop(self) -> None:
        """Quit as a user quits OBS: ExitStarted, then every connection closed with 1001."""
        self._end(self._quit)

    def kill(self) -> None:
        """End as a crash does: no event, no close frame, nobody listens any more."""
        self._end(self._crash)

    def __enter__(self) -> "ObsStandIn":
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()

    # What others do with it

    def ask(self, request: str, **fields: Any) -> Data:  # noqa: ANN401 -- JSON
        """Do a request as OBS's own user would, past the websocket; raises Refused."""
        answer = self._call(
            self._dispatcher.answer, {"requestType": request, "requestData": fields}, 0
        )
        status = answer["requestStatus"]
        if not status["result"]:
            raise Refused(status["code"], status.get("comment", ""))
        data: Data = answer.get("responseData") or {}
        return data

    def take_by_hand(self, scene: str) -> None:
        """Somebody clicks a scene in OBS; raises Refused when there is none."""
        self.ask("SetCurrentProgramScene", sceneName=scene)

    def forget_scene(self, scene: str) -> None:
        """Somebody deletes a scene in OBS; raises Refused when there is none."""
        self.ask("RemoveScene", sceneName=scene)

    def show_picture(self, name: str, look: Look) -> None:
        """Have an input draw black, a moving picture, one that hangs, or what it usually does."""
        self._call(lambda: self._machine.show_look(self._machine.sources.input(name), look))

    def sound(self, name: str, peak: float) -> None:
        """Have an input sound like this before its fader: a factor of full scale, 0 is silence."""
        self._call(lambda: setattr(self._machine.sources.input(name), "peak", peak))

    def on_stream(self, callback: OnStream) -> None:
        """Connect an ingest: called with server, key and whether the stream begins or ends, on
        the stand-in's thread; its answer to a beginning is whether it takes the stream."""
        self._on_stream = callback
        if self._loop:
            self._call(self._connect_ingest)

    def lose_ingest(self) -> None:
        """The ingest drops the stream: RECONNECTING."""
        self._call(self._machine.streaming.lose_ingest)

    def find_ingest(self) -> None:
        """The ingest is back: RECONNECTED, if it takes the stream."""
        self._call(self._machine.streaming.find_ingest)

    @property
    def requests(self) -> tuple[LoggedRequest, ...]:
        """What was asked since the start: names and times, no fields."""
        return self._call(tuple, self._dispatcher.log)

    @property
    def chapters(self) -> tuple[tuple[timedelta, str], ...]:
        """The chapters of the recording that runs, or ran last: how far in, and its name."""
        return self._call(tuple, self._machine.recording.chapters)

    @property
    def connections(self) -> int:
        """How many clients are connected."""
        return self._call(len, self._server.sessions)

    # What can go wrong

    def kill_connections(self) -> None:
        """Cut every connection without a close frame; new ones are welcome."""
        self._call(self._server.abort)

    def kick(self) -> None:
        """OBS's user throws every client out: close code 4011."""
        self._await(
            self._server.close_all(CloseCode.SESSION_INVALIDATED, "Your session was kicked.")
        )

    def freeze(self) -> None:
        """Hang: sockets stay open, nothing is read or answered, no event is sent."""
        self._call(lambda: self._server.freeze(frozen=True))

    def thaw(self) -> None:
        """Go on; what was sent meanwhile is worked off."""
        self._call(lambda: self._server.freeze(frozen=False))

    def refuse_connections(self) -> None:
        """Stop listening; those who are connected stay."""
        self._call(self._server.refuse)

    def accept_connections(self) -> None:
        """Listen again, on the same port."""
        self._await(self._server.listen(self._dispatcher))

    def delay_answers(self, seconds: float) -> None:
        """Answer every request this much late, in real seconds; 0 ends it."""
        self._call(setattr, self._faults, "delay", seconds)

    def shuffle_answers(self, *, on: bool = True) -> None:
        """Let answers overtake each other."""
        self._call(setattr, self._faults, "shuffle", on)

    def fail_next(self, request: str, status: int, comment: str = "", times: int = 1) -> None:
        """Answer the next requests of this name with this status."""
        self._call(self._faults.fail_next, request, status, comment, times)

    def damage_next(self, request: str, damage: Damage, times: int = 1) -> None:
        """Damage the answers to the next requests of this name, on their way."""
        self._call(self._faults.damage_next, request, damage, times)

    # On the stand-in's own thread

    async def _run(self, ready: "Future[None]") -> None:
        self._stopping = asyncio.Event()
        self._faults = Faults()
        self._server = ObsServer(self._faults, self._password, self.port)
        self._machine = Machine(
            self._clock,
            self._server.tell,
            scenes=self._scenes,
            inputs=self._inputs,
            transitions=[SceneTransition(*each, {}) for each in self._transitions.items()],
            canvas=(self._canvas.width, self._canvas.height),
            fps=self._canvas.fps,
            recordings=self._recordings,
            browser=self._browser,
            filters=self._filters,
            abilities=self._abilities,
        )
        self._connect_ingest()
        self._dispatcher = Dispatcher(self._machine, self._faults)
        await self._server.listen(self._dispatcher)
        self.port = self._server.port
        self._loop = asyncio.get_running_loop()
        ready.set_result(None)
        await self._stopping.wait()
        await self._server.close()

    def _connect_ingest(self) -> None:
        if self._on_stream:
            self._machine.streaming.on_stream = self._on_stream

    def _quit(self) -> None:
        self._server.freeze(frozen=False)
        self._server.tell("ExitStarted", {})
        self._stopping.set()

    def _crash(self) -> None:
        self._server.refuse()
        self._server.abort()
        self._stopping.set()

    # From other threads

    def _end(self, last: Callable[[], None]) -> None:
        if self._loop and self._ended:
            self._call(last)
            self._ended.result(PATIENCE)
            self._loop = None

    def _call(self, action: Callable[..., T], *arguments: object) -> T:
        async def run() -> T:
            return action(*arguments)

        return self._await(run())

    def _await(self, running: Coroutine[Any, Any, T]) -> T:
        if not self._loop:
            running.close()
            raise RuntimeError("the stand-in is not running")
        return asyncio.run_coroutine_threadsafe(running, self._loop).result(PATIENCE)
