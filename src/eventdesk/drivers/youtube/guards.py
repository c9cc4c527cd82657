"""What keeps broadcasts from going live, or from ending, by themselves. For the driver's thread."""

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.drivers.youtube.known import key_checked, send
from eventdesk.drivers.youtube.metadata import arranged_body, other_details, switched_off_body
from eventdesk.drivers.youtube.state import EDITABLE, Broadcast, Observed
from eventdesk.drivers.youtube.steps import Arrange, SwitchOff

if TYPE_CHECKING:
    # Google's client takes 0.3 s to import; the driver's thread does it.
    from eventdesk.drivers.youtube.connection import Connection

log = logging.getLogger(__name__)

Remember = Callable[[Observed], None]


class Guards:
    """Switches autoStart and autoStop off. ``note`` is what of it the operator should know.

    ``remember`` gets what is known, before each write and after. Methods raise CallError.
    """

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._sent: Mapping[str, Any] | None = None
        self._told_off: set[str] = set()
        self.note: Trouble | None = None

    def forget(self) -> None:
        """Another run: nothing is carried over."""
        self._sent = self.note = None
        self._told_off.clear()

    def arrange(
        self, broadcast: Broadcast, plan: BroadcastPlan, observed: Observed, remember: Remember
    ) -> None:
        """Our own broadcast: nothing by itself, and the preview as the sheet has it."""
        now, observed = send(observed, Arrange)
        remember(observed)
        if now:
            self._sent = arranged_body(broadcast, plan)
            self._connection.update_details(self._sent)

    def compare(self, seen: Broadcast) -> None:
        """The post-read: every detail that was repeated must be there still."""
        if self._sent is None or seen.auto_start or seen.auto_stop:
            return  # nothing was sent, or it is not to be seen yet
        sent, self._sent = self._sent, None
        others = other_details(sent, seen)
        if others:
            log.warning("YouTube did not keep what was sent: %s", ", ".join(others))
            self.note = Trouble("updateNotKept", ", ".join(others))

    def check_key(
        self,
        broadcast: Broadcast,
        observed: Observed,
        remember: Remember,
        ours: frozenset[str] = frozenset(),
    ) -> None:
        """What else hangs on our stream's key: with autoStart it would go live with our picture,
        and what is on already shows it. The show's other broadcasts, ``ours``, may."""
        unfinished = self._connection.unfinished()
        remember(key_checked(observed, unfinished))
        for other in unfinished:
            if other.id in self._told_off and not other.auto_start:
                self.note = Trouble("rivalSwitchedOff", other.title)
            shares = other.stream_id == broadcast.stream_id and other.id != broadcast.id
            if shares and other.life not in EDITABLE and other.id not in ours:
                self.note = Trouble("keyAlsoLive", other.title)

    def switch_off(self, rival_id: str, observed: Observed, remember: Remember) -> None:
        """Another broadcast would go live with our picture. Its owner meant it to start by
        itself, but hardly with this show: it is switched off, and said."""
        rival = self._connection.broadcast(rival_id)
        now, observed = send(observed, SwitchOff)
        # Whether it helps, the next look at all of them says.
        remember(replace(observed, rivals=None))
        if now and rival is not None and rival.auto_start:
            log.warning("YouTube: %r would go live with our key: autoStart off", rival.title)
            self._told_off.add(rival_id)
            self._connection.update_details(switched_off_body(rival))
