"""Preflight for the window, made on the thread that first asks for it: its imports can wait."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.finding import Finding
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.engine.ports import Clock

if TYPE_CHECKING:
    from eventdesk.app.parts import ObsAccess, Parts
    from eventdesk.app.preflight import Preflight
    from eventdesk.domain.survey import SetUp


class LateChecks:
    """Implements ``ui.preflight_run.Checks``. ``broadcast`` is the newest that is seen of it."""

    def __init__(
        self, parts: "Callable[[], Parts]", sheet: Callable[[], RunSheet], clock: Clock
    ) -> None:
        self._parts, self._sheet, self._clock = parts, sheet, clock
        self._lock = threading.Lock()
        self._made: Preflight | None = None
        self._typed: dict[str, Secret] = {}
        self.broadcast = BroadcastSeen()

    def note_password(self, output: str, password: Secret | None) -> None:
        """The password that somebody typed for this output, if one did: preflight needs it too."""
        if password is not None:
            self._typed[output] = password

    def look(self) -> tuple[Finding, ...]:
        """As Preflight's."""
        return self._preflight.look()

    def make_missing(self) -> "tuple[SetUp, ...]":
        """As Preflight's."""
        return self._preflight.make_missing()

    @property
    def _preflight(self) -> "Preflight":
        from eventdesk.app.preflight import Preflight  # noqa: PLC0415 # after the window

        with self._lock:
            if self._made is None:
                parts = self._parts()
                renderer = parts.place.renderer
                self._made = Preflight(
                    self._sheet,
                    self._accesses,
                    renderer,
                    self._clock,
                    accounts=parts.accounts,
                    broadcast=lambda: self.broadcast,
                )
            return self._made

    def _accesses(self) -> "Mapping[str, ObsAccess]":
        return {
            output: replace(obs, password=self._typed.get(output, obs.password))
            for output, obs in self._parts().accesses().items()
        }
