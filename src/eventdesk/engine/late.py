"""Devices whose drivers are made later: the window comes first, then what it takes to reach them.

Importing and making the drivers costs as much as opening the whole window does, and nobody can
press GO before there is a window.
"""

import threading
from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen
from eventdesk.domain.chat import ChatSeen
from eventdesk.domain.graphic import Graphic
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import SwitcherDesired
from eventdesk.engine.ports import Broadcaster, ChatSource, Switcher, SwitcherReport
from eventdesk.engine.threads import Thread, start_thread


class _Driver(Protocol):
    def start(self, report: Callable[[Any], None]) -> None: ...

    def stop(self) -> None: ...


Report = TypeVar("Report")
Driver = TypeVar("Driver", bound=_Driver)


class _Late(Generic[Driver, Report]):
    """Makes the driver on a thread of its own once ``begin`` was called, and starts it. What is
    asked before that is passed on in order, so that no GO is lost."""

    def __init__(self, name: str, make: Callable[[], Driver]) -> None:
        self._name, self._make = name, make
        self._begun = threading.Event()
        self._lock = threading.Lock()
        self._driver: Driver | None = None
        self._making = threading.Lock()
        self._waiting: list[Callable[[Driver], None]] = []
        self._last: Callable[[Driver], None] | None = None
        self._report: Callable[[Report], None] | None = None
        self._stopped = False
        self._thread: Thread | None = None

    def begin(self) -> None:
        """The window is there: make the driver now."""
        self._begun.set()

    def start(self, report: Callable[[Report], None]) -> None:
        """As the driver's, as soon as there is one."""
        self._report = report

        def run() -> None:
            self._begun.wait()
            with self._making:
                if self._stopped:
                    return
                driver = self._make()
                with self._lock:
                    driver.start(report)
                    for ask in self._waiting:
                        ask(driver)
                    self._waiting.clear()
                    self._driver = driver

        self._thread = start_thread(f"late-{self._name}", run)

    def renew(self) -> None:
        """Make the driver anew, for somebody has signed in since: it reports as the old one did,
        and is asked for what that was asked for last. May wait: call it from a thread that may."""
        with self._making:
            old, report = self._driver, self._report
            if self._stopped or old is None or report is None:
                return  # what is made later is made with what there is then
            old.stop()
            driver = self._make()
            with self._lock:
                driver.start(report)
                if self._last is not None:
                    self._last(driver)
                self._driver = driver

    def stop(self) -> None:
        """As the driver's; one that was never begun is never made."""
        self._stopped = True
        self._begun.set()
        if self._thread is not None:
            self._thread.join(timeout=5)
        if self._driver is not None:
            self._driver.stop()

    def _pass(self, ask: Callable[[Driver], None], *, lasts: bool = False) -> None:
        """Ask it of the driver, as soon as there is one; ``lasts`` also of one made anew."""
        if lasts:
            with self._lock:
                self._last = ask
        driver = self._driver
        if driver is None:
            with self._lock:
                driver = self._driver
                if driver is None:
                    self._waiting.append(ask)
                    return
        ask(driver)


class LateSwitcher(_Late[Switcher, SwitcherReport]):
    """A ``ports.Switcher`` from before its driver is there."""

    def __init__(self, output: str, make: Callable[[], Switcher]) -> None:
        super().__init__(output, make)
        self.output = output

    def want(self, desired: SwitcherDesired) -> None:
        """As the driver's."""
        self._pass(lambda driver: driver.want(desired))

    def prepare(self, graphic: Graphic) -> None:
        """As the driver's."""
        self._pass(lambda driver: driver.prepare(graphic))

    def look_ahead(self, cue: str, scene: str | None) -> None:
        """As the driver's."""
        self._pass(lambda driver: driver.look_ahead(cue, scene))

    def reconnect(self, password: Secret | None = None) -> None:
        """As the driver's."""
        self._pass(lambda driver: driver.reconnect(password))

    def picture(self, scene: str, width: int) -> bytes | None:
        """As the driver's; None before there is one."""
        driver = self._driver
        return driver.picture(scene, width) if driver else None


class LateBroadcaster(_Late[Broadcaster, BroadcastSeen]):
    """A ``ports.Broadcaster`` from before its driver is there."""

    def want(self, desired: BroadcastDesired) -> None:
        """As the driver's."""
        self._pass(lambda driver: driver.want(desired), lasts=True)


class LateChat(_Late[ChatSource, ChatSeen]):
    """A ``ports.ChatSource`` whose reader is made when somebody first wants to see a chat."""

    def follow(self, broadcast_id: str | None) -> None:
        """As the reader's."""
        if broadcast_id is not None:
            self.begin()
        self._pass(lambda reader: reader.follow(broadcast_id), lasts=True)
