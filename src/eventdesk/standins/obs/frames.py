"""The beat of OBS's video: what waits for a frame, and what takes effect with one."""

import asyncio
import math
from collections.abc import Callable


class Frames:
    """Frames of ``fps`` a second on the event loop; it only beats while somebody waits.

    A frame first lets its waiters go on (a batch's step, as OBS runs SerialFrame inside the
    graphics tick) and then applies what was put off, so that both land on the same frame.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, fps: float) -> None:
        self._loop = loop
        self._fps = fps
        self._origin = loop.time()
        self._number = 0
        self._scheduled = False
        self._waiters: list[asyncio.Future[None]] = []
        self._put_off: list[Callable[[], None]] = []

    @property
    def rendered(self) -> int:
        """How many frames there were since the start, beaten or not."""
        return math.floor((self._loop.time() - self._origin) * self._fps)

    async def next(self) -> None:
        """Wait for the next frame."""
        waiter: asyncio.Future[None] = self._loop.create_future()
        self._waiters.append(waiter)
        self._schedule()
        await waiter

    def with_next(self, action: Callable[[], None]) -> None:
        """Call this when the frame that is under way, or else the next one, is drawn."""
        self._put_off.append(action)
        self._schedule()

    def _schedule(self) -> None:
        if not self._scheduled:
            self._scheduled = True
            passed = (self._loop.time() - self._origin) * self._fps
            self._number = max(self._number + 1, math.ceil(passed))
            self._loop.call_at(self._origin + self._number / self._fps, self._beat)

    def _beat(self) -> None:
        self._scheduled = False
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)
        # The waiters were put into the loop's queue just now, so they run before this.
        self._loop.call_soon(self._draw)

    def _draw(self) -> None:
        actions, self._put_off = self._put_off, []
        for action in actions:
            action()
