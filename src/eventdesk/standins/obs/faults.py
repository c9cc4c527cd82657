"""What can go wrong with an OBS, on request: for tests, and for a rehearsal that trains people."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable
from enum import StrEnum

from eventdesk.standins.obs.wire import Refused

HUGE = 50 * 2**20
"""Bytes of an answer that is too large for anybody."""
SHUFFLE_PATIENCE = 0.1
"""Seconds that a shuffled answer waits for another one to overtake it."""


class Damage(StrEnum):
    """What can become of an answer on its way."""

    CUT = "cut"  # half a frame, then the connection is gone
    TWICE = "twice"
    NONSENSE = "nonsense"  # text that is no JSON
    HUGE = "huge"  # HUGE bytes


class Faults:
    """The faults that are on. All calls on the event loop's thread."""

    def __init__(self) -> None:
        self._awake = asyncio.Event()
        self._awake.set()
        self._failures: dict[str, deque[Refused]] = {}
        self._shuffled: list[Callable[[], None]] = []
        self._damages: dict[str, deque[Damage]] = {}
        self.delay = 0.0
        self.shuffle = False

    @property
    def frozen(self) -> bool:
        """Whether OBS answers nothing, with its sockets open."""
        return not self._awake.is_set()

    def freeze(self, *, frozen: bool) -> None:
        """Hang, or go on."""
        if frozen:
            self._awake.clear()
        else:
            self._awake.set()

    async def awake(self) -> None:
        """Wait until OBS does not hang."""
        await self._awake.wait()

    def fail_next(self, request: str, status: int, comment: str, times: int) -> None:
        """Answer the next ``times`` requests of this name with this status."""
        queue = self._failures.setdefault(request, deque())
        queue.extend(Refused(status, comment) for _ in range(times))

    def strike(self, request: str) -> None:
        """Raise the failure that waits for this request, if one does."""
        waiting = self._failures.get(request)
        if waiting:
            raise waiting.popleft()

    def damage_next(self, request: str, damage: Damage, times: int) -> None:
        """Damage the answers to the next ``times`` requests of this name, or batches with it."""
        self._damages.setdefault(request, deque()).extend([damage] * times)

    def damage(self, requests: Iterable[str]) -> Damage | None:
        """The damage that waits for an answer to one of these requests, if one does."""
        waiting = (self._damages.get(name) for name in requests)
        return next((queue.popleft() for queue in waiting if queue), None)

    def deliver(self, send: Callable[[], None]) -> None:
        """Send an answer now, late, or after the one that comes next."""
        if self.shuffle:
            self._shuffled.append(send)
            if len(self._shuffled) > 1:
                self._release()
            else:
                asyncio.get_running_loop().call_later(SHUFFLE_PATIENCE, self._release)
        elif self.delay:
            asyncio.get_running_loop().call_later(self.delay, send)
        else:
            send()

    def _release(self) -> None:
        waiting, self._shuffled = self._shuffled, []
        for send in reversed(waiting):
            send()
