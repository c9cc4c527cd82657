"""The devices as the conductor holds them: how they are meant to look and what each was asked."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Stage
from eventdesk.domain.broadcast_desired import broadcasts_desired
from eventdesk.domain.desired import ask, names_ahead, switcher_desired
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import LegReport, SwitcherDesired, SwitcherSeen
from eventdesk.engine.encoder_watch import not_yet
from eventdesk.engine.owed import Owed
from eventdesk.engine.ports import Broadcaster, Switcher, SwitcherReport

if TYPE_CHECKING:
    from eventdesk.domain.health import Health
from eventdesk.engine.shot import ShotWatch

WORDS = (
    e.CueTaken,
    e.CueTakenBack,
    e.DriftAdopted,
    e.DevicesReturned,
    e.BroadcastAsked,
    e.GoLiveForced,
    e.ChaptersAsked,
    e.SpareTaken,
    e.WordsAsked,
)
"""The operator's word on how the devices are to look: after one, hands are on again. Choosing a
standby or giving time is none."""


class Devices:
    """The switchers and the broadcaster of one show.

    ``desired`` is how each output is meant to look. What was asked of it may lag behind that:
    after a restart the stream waits for the operator's word. ``shot`` tells another hand's cut
    from what was asked. Used from the conductor's thread, but for ``start`` and ``stop``.
    """

    def __init__(
        self,
        switchers: Mapping[str, Switcher],
        broadcaster: Broadcaster | None,
        run: str,
        state: ShowState,
    ) -> None:
        self._switchers, self._broadcaster, self._run = switchers, broadcaster, run
        self.desired: dict[str, SwitcherDesired] = {}
        self.mean(state, Seen())
        # What a show that is taken up again means was asked before: it is not asked anew. But a
        # driver has to hear of the consent to keep the overlay, for it remembers nothing.
        self._asked = {each: replace(self.desired[each], overlay=None) for each in switchers}
        self._owed = Owed()
        self.shot = ShotWatch()
        self._broadcasts_asked: dict[str, BroadcastDesired] = {}
        self._broadcast_resumed = state.broadcast is not Stage.NONE
        self._not_yet = ""

    def start(
        self,
        report: Callable[[SwitcherReport], None],
        report_broadcast: Callable[[BroadcastSeen], None],
    ) -> None:
        """Let them connect and report."""
        for switcher in self._switchers.values():
            switcher.start(report)
        if self._broadcaster is not None:
            self._broadcaster.start(report_broadcast)

    def stop(self) -> None:
        """Let them disconnect; nothing changes on them."""
        for switcher in self._switchers.values():
            switcher.stop()
        if self._broadcaster is not None:
            self._broadcaster.stop()

    def mean(self, state: ShowState, seen: Seen) -> None:
        """Work out how every output should look now; asks nothing."""
        outputs = {*state.sheet.outputs, *self._switchers}
        self.desired = {each: switcher_desired(state, each, seen) for each in outputs}

    def ask(
        self, state: ShowState, events: tuple[e.Event, ...] = (), *, hands_off: bool = False
    ) -> None:
        """Ask the switchers for what ``events`` changed in ``desired``."""
        kinds = {type(event) for event in events}
        cue = state.on_air.cue if state.on_air and e.CueTaken in kinds else None
        for output, switcher in self._switchers.items():
            before, wanted = self._asked[output], self.desired[output]
            if hands_off:
                wanted = replace(wanted, stream=before.stream, overlay=before.overlay)
            if e.DriftAdopted in kinds:  # what was adopted is so already
                self._asked[output] = replace(wanted, overlay=before.overlay)
                continue
            self._asked[output] = wanted
            # An overlay that failed may be asked for again.
            if wanted == before:
                continue
            if e.OverlayConsented in kinds:
                before = replace(before, overlay=None)
            whole = e.DevicesReturned in kinds
            request = wanted if whole else self._owed.added_to(ask(before, wanted, cue), wanted)
            request = replace(request, restore=whole or e.OverlayConsented in kinds)
            self._owed.asked(request)
            if request.scene and output == PROGRAM:
                self.shot.asked(request.take, request.scene)
            switcher.want(request)

    def answered(self, report: LegReport) -> None:
        """How far a leg is."""
        self.shot.answered(report)
        self._owed.answered(report)

    def ask_broadcast(self, state: ShowState, *, hands_off: bool = False) -> None:
        """Ask YouTube for the stage that is meant of each broadcast; with ``hands_off`` only for
        the one it was seen at, which finds the run's broadcasts again and moves nothing."""
        if self._broadcaster is None:
            return
        for meant in broadcasts_desired(state, self._run):
            reached = state.record(meant.name).reached
            # The encoder matters on the way to live only: else every lost frame would cost a look.
            going_live = meant.stage is Stage.LIVE > reached and meant.plan.output == PROGRAM
            wanted = replace(
                meant,
                resumed=self._broadcast_resumed,
                not_yet=self._not_yet if going_live else "",
            )
            if hands_off:
                wanted = replace(wanted, stage=reached, chapters=(), reword=(), readdress=False)
            if wanted != self._broadcasts_asked.get(meant.name):
                self._broadcasts_asked[meant.name] = wanted
                self._broadcaster.want(wanted)

    def look_at_encoder(self, seen: SwitcherSeen, health: "Health") -> None:
        """Judge by this look whether the program's picture may go live."""
        if seen.output == PROGRAM:
            self._not_yet = not_yet(seen, health)

    def prepare(self, state: ShowState, *, hands_off: bool = False) -> None:
        """Have the names drawn that may be shown next, so that showing one costs nothing, and the
        scenes of the cue on standby looked at."""
        program = self._switchers.get(PROGRAM)
        if program is not None:
            for graphic in names_ahead(state):
                program.prepare(graphic)
        if hands_off:
            return
        cue = state.sheet.cue(state.standby) if state.standby else Cue("")
        for output, switcher in self._switchers.items():
            switcher.look_ahead(cue.id, cue.scenes.get(output))
