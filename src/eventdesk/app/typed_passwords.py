"""Passwords that were typed in the window: each is kept once its OBS has taken it."""

import logging
from collections.abc import Callable

from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.succession import role_of
from eventdesk.domain.switcher import Link
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)


class TypedPasswords:
    """Each by the output that its OBS is set up for, whichever part it plays."""

    def __init__(self, keep: Callable[[str, Secret], bool]) -> None:
        """``keep`` puts one into the keyring, which may take its time: it has a thread."""
        self._keep = keep
        self._typed: dict[str, Secret] = {}

    def typed(self, obs: str, password: Secret) -> None:
        """Somebody typed this one; whether it is right will be seen."""
        self._typed[obs] = password

    def look(self, snapshot: Snapshot) -> None:
        """Keep those that have worked."""
        for obs in tuple(self._typed):
            seen = snapshot.switchers.get(role_of(snapshot.state, obs))
            if seen is not None and seen.link is Link.READY:
                self._keep_on_a_thread(obs, self._typed.pop(obs))

    def _keep_on_a_thread(self, obs: str, password: Secret) -> None:
        start_thread("keyring", lambda: log.info("kept: %s", self._keep(obs, password)))
