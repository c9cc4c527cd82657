"""Whether an OBS sees the desk's graphics folder: found out by giving it a picture from there."""

from collections.abc import Sequence

from eventdesk.domain.broadcast import Trouble
from eventdesk.drivers.obs import slots
from eventdesk.drivers.obs.animation import empty
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.protocol import check
from eventdesk.drivers.obs.slots import Slot
from eventdesk.drivers.obs.store import Store
from eventdesk.engine.ports import Renderer

_AGAIN_SECONDS = 30.0
"""After a no; a share may be mounted during the show, and each look takes half a second."""


class FolderProbe:
    """Remembers a yes for the session and a no for half a minute."""

    def __init__(self, store: Store, connection: Connection, renderer: Renderer) -> None:
        self._store = store
        self._connection = connection
        self._renderer = renderer
        self._seen_in: int | None = None
        self._unseen: tuple[int, float, str] | None = None  # in which session, when, which file

    @property
    def sure(self) -> bool:
        """Whether a yes was found out in this session."""
        return self._seen_in == self._store.observed.session

    def hindrance(self, hidden: Sequence[Slot], blank: str) -> Trouble | None:
        """Trouble("graphics-folder-unseen"), with the file that OBS cannot see, or None. Uses the
        slots that show nothing, and leaves ``blank`` in them; without any nothing is found out."""
        session, now = self._store.observed.session, self._store.clock.monotonic()
        if self.sure or not hidden:
            return None
        if self._unseen and self._unseen[0] == session and now - self._unseen[1] < _AGAIN_SECONDS:
            return Trouble("graphics-folder-unseen", self._unseen[2])
        try:
            probe = self._renderer.probe()
        except OSError as error:
            return Trouble("graphic-not-rendered", str(error))
        wire = self._connection.side
        seen = slots.load(wire, hidden[0], probe.path, (probe.width, probe.height))
        # A path that OBS cannot see would make it ask for the file at its next start.
        emptied, left = (hidden[:1], blank) if seen else (hidden, "")
        for answer in wire.batch([each for slot in emptied for each in empty(slot.actor(), left)]):
            check(answer)
        if seen:
            self._seen_in = session
            return None
        self._unseen = session, now, probe.path
        return Trouble("graphics-folder-unseen", probe.path)
