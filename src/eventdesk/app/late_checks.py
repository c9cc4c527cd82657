"""Preflight for the window, made on the thread that first asks for it: its imports can wait."""

import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastSeen
from eventdesk.domain.finding import Finding
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.succession import obs_of
from eventdesk.domain.switcher import SwitcherSeen

if TYPE_CHECKING:
    from eventdesk.app.accounts import Accounts
    from eventdesk.app.parts import ObsAccess, Parts
    from eventdesk.app.preflight import Preflight
    from eventdesk.domain.survey import SetUp


class LateChecks:
    """Implements ``ui.preflight_run.Checks``."""

    def __init__(
        self,
        parts: "Callable[[], Parts]",
        accounts: "Callable[[], Accounts | None]",
        sheet: Callable[[], RunSheet],
    ) -> None:
        """``accounts`` gives whose YouTube it is, None for a stand-in's."""
        self._parts, self._accounts, self._sheet = parts, accounts, sheet
        self._lock = threading.Lock()
        self._made: Preflight | None = None
        self._typed: dict[str, Secret] = {}
        self._switchers: Mapping[str, SwitcherSeen] = {}
        self._broadcast = BroadcastSeen()
        self._state: ShowState | None = None

    def note_password(self, output: str, password: Secret | None) -> None:
        """The password that somebody typed for this output, if one did: preflight needs it too."""
        if password is not None:
            self._typed[output] = password

    def see(self, snapshot: Snapshot) -> None:
        """What the drivers know already."""
        state, switchers = snapshot.state, snapshot.switchers
        self._switchers = {obs_of(state, part): seen for part, seen in switchers.items()}
        self._broadcast, self._state = snapshot.broadcast, state

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
                self._made = Preflight(
                    self._sheet,
                    self._accesses,
                    self._parts().place,
                    accounts=self._accounts(),
                    broadcast=lambda: self._broadcast,
                    own_doing=self._own_doing,
                )
            return self._made

    def _own_doing(self) -> frozenset[str]:
        from eventdesk.domain.preflight import own_doing  # noqa: PLC0415 # after the window

        return own_doing(self._state) if self._state is not None else frozenset()

    def _accesses(self) -> "Mapping[str, ObsAccess]":
        return {
            output: replace(
                obs,
                password=self._typed.get(output, obs.password),
                renamed=self._switchers[output].renamed if output in self._switchers else {},
            )
            for output, obs in self._parts().accesses().items()
        }
