"""The desk's OBSes: each by the output that it is set up for, asked for by the part it plays."""

from collections.abc import Callable

from eventdesk.app.typed_passwords import TypedPasswords
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.domain.show import ShowState
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.succession import obs_of
from eventdesk.engine.late import LateSwitcher
from eventdesk.engine.ports import Switcher


class DeskObses:
    """``switchers`` are the conductor's. Pictures and passwords go to whichever OBS plays the part
    by now: that is what the window speaks of."""

    def __init__(
        self,
        make: Callable[[str], Switcher],
        keep: Callable[[str, Secret], bool],
        *,
        rehearse: bool,
    ) -> None:
        """``make`` gives an output's driver once it is needed; ``keep`` a password that worked to
        the keyring, but none of a rehearsal's."""
        self._make, self._rehearse = make, rehearse
        self._passwords = TypedPasswords(keep)
        self._state: ShowState | None = None
        self.switchers = {PROGRAM: self._late(PROGRAM)}

    def open(self, state: ShowState) -> None:
        """The show is known: its other outputs, and the OBSes that have been program in it."""
        self._state = state
        for output in dict.fromkeys((*state.sheet.outputs, *state.programs)):
            self.switchers.setdefault(output, self._late(output))

    def begin(self) -> None:
        """The window is there: make the drivers now."""
        for switcher in self.switchers.values():
            switcher.begin()

    def see(self, snapshot: Snapshot) -> None:
        """The newest snapshot."""
        self._state = snapshot.state
        self._passwords.look(snapshot)

    def picture(self, scene: str, width: int) -> bytes | None:
        """As a driver's, of the OBS that is program by now."""
        return self.picture_of(PROGRAM, scene, width)

    def picture_of(self, output: str, scene: str, width: int) -> bytes | None:
        """As a driver's, of another output's."""
        switcher = self.switchers.get(self._obs_of(output))
        return switcher.picture(scene, width) if switcher else None

    def reconnect(self, output: str, password: Secret | None) -> str:
        """As a driver's; a password that works is kept. Gives whose OBS it was."""
        obs = self._obs_of(output)
        if obs in self.switchers:
            if password is not None and not self._rehearse:
                self._passwords.typed(obs, password)
            self.switchers[obs].reconnect(password)
        return obs

    def _obs_of(self, output: str) -> str:
        return output if self._state is None else obs_of(self._state, output)

    def _late(self, output: str) -> LateSwitcher:
        return LateSwitcher(output, lambda: self._make(output))
