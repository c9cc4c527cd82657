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
from eventdesk.domain.succession import MAY_STREAM, in_the_way, obs_of, role_of
from eventdesk.domain.switcher import (
    LegReport,
    Link,
    StreamState,
    StreamWanted,
    SwitcherDesired,
    SwitcherSeen,
)
from eventdesk.engine.encoder_watch import not_yet
from eventdesk.engine.owed import Owed
from eventdesk.engine.ports import Broadcaster, Switcher, SwitcherReport

if TYPE_CHECKING:
    from eventdesk.domain.health import Health
from eventdesk.engine.shot import ShotWatch

STOP = StreamWanted(active=False)
WORDS = (
    e.CueTaken,
    e.CueTakenBack,
    e.DriftAdopted,
    e.DevicesReturned,
    e.BroadcastAsked,
    e.GoLiveForced,
    e.ChaptersAsked,
    e.ProgramMoved,
    e.SpareTaken,
    e.StreamForced,
    e.WordsAsked,
)
"""The operator's word on how the devices are to look: after one, hands are on again. Choosing a
standby or giving time is none."""


class Devices:
    """The switchers and the broadcaster of one show.

    ``desired`` is how each output is meant to look. What was asked of it may lag behind that:
    after a restart the stream waits for the operator's word. The switchers, and what each was
    asked, go by the output that the OBS is set up for, which a backup leaves when it is made
    program (``succession``). ``shot`` tells another hand's cut from what was asked. Used from the
    conductor's thread, but for ``start`` and ``stop``.
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
        self._ready: set[str] = set()
        self._waits = ""
        self.mean(state, Seen())
        # What a show that is taken up again means was asked before: it is not asked anew. But a
        # driver has to hear of the consent to keep the overlay, for it remembers nothing.
        self._asked = {
            obs: replace(self.desired[role_of(state, obs)], overlay=None) for obs in switchers
        }
        self._owed = Owed()
        self._told_to_stop: set[str] = set()
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
        """Work out how every output should look now, the program first; asks nothing."""
        parts = (role_of(state, obs) for obs in self._switchers)
        outputs = dict.fromkeys((PROGRAM, *state.sheet.outputs, *parts))
        self.desired = {each: switcher_desired(state, each, seen) for each in outputs}
        ready = (name for name, each in seen.switchers.items() if each.link is Link.READY)
        self._ready = {obs_of(state, name) for name in ready}
        self._waits = in_the_way(state, seen)
        if self._waits:
            self.desired[PROGRAM] = replace(self.desired[PROGRAM], stream=None)

    def ask(
        self, state: ShowState, events: tuple[e.Event, ...] = (), *, hands_off: bool = False
    ) -> None:
        """Ask the switchers for what ``events`` changed in ``desired``."""
        kinds = {type(event) for event in events}
        cue = state.on_air.cue if state.on_air and e.CueTaken in kinds else None
        for output, wanted in self.desired.items():
            obs = obs_of(state, output)
            switcher = self._switchers.get(obs)
            if switcher is None:
                continue
            before = self._asked[obs]
            if hands_off:
                wanted = replace(wanted, stream=before.stream, overlay=before.overlay)  # noqa: PLW2901
            if e.DriftAdopted in kinds and wanted.shows == output:  # it is so already
                self._asked[obs] = replace(wanted, overlay=before.overlay)
                continue
            self._asked[obs] = wanted
            # An overlay that failed may be asked for again.
            if wanted == before:
                continue
            if e.OverlayConsented in kinds:
                before = replace(before, overlay=None)
            # A new program may have been left behind by a hand, or have come back a moment ago.
            whole = e.DevicesReturned in kinds or (e.ProgramMoved in kinds and output == PROGRAM)
            request = wanted if whole else self._owed.added_to(ask(before, wanted, cue), wanted)
            request = replace(request, restore=whole or e.OverlayConsented in kinds)
            self._owed.asked(request)
            if request.stream == STOP and obs in self._ready:
                self._told_to_stop.add(obs)
            if request.scene and output == PROGRAM:
                self.shot.asked(request.take, request.scene)
            switcher.want(request)

    def moved(self) -> None:
        """Another OBS is program: what was owed of either, and told of the one before, is over."""
        self._owed = Owed()
        self.shot, self._not_yet = ShotWatch(), ""

    def part_streams(self, state: ShowState, seen: SwitcherSeen, *, hands_off: bool) -> None:
        """An OBS that was program comes back, and streams beside the one that is: it stops at
        once. The operator gave the word for it with the other's beginning."""
        obs, wanted = obs_of(state, seen.output), self.desired.get(seen.output)
        if seen.link is not Link.READY or seen.stream is StreamState.STOPPED:
            self._told_to_stop.discard(obs)
            return
        if hands_off or seen.output == PROGRAM or wanted is None or obs in self._told_to_stop:
            return
        if wanted.stream == STOP:
            self._told_to_stop.add(obs)
            only = SwitcherDesired(
                take=wanted.take,
                because="streams beside the program",
                graphic=wanted.graphic,
                renamed=wanted.renamed,
                output=wanted.output,
                shows=wanted.shows,
            )
            # The same ask was made before, of an OBS that was not there: it is made anew.
            for stream in (None, STOP):
                self._switchers[obs].want(replace(only, stream=stream))

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
            of_program = meant.plan.output == PROGRAM
            # The encoder matters on the way to live only: else every lost frame would cost a look.
            going_live = meant.stage is Stage.LIVE > reached and of_program
            wanted = replace(
                meant,
                resumed=self._broadcast_resumed,
                not_yet=self._not_yet if going_live else "",
                handover=self._waits == MAY_STREAM and of_program,
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
        cue = state.sheet.cue(state.standby) if state.standby else Cue("")
        for output, wanted in self.desired.items():
            switcher = self._switchers.get(obs_of(state, output))
            if switcher is None:
                continue
            for graphic in names_ahead(state) if wanted.shows == PROGRAM else ():
                switcher.prepare(graphic)
            if not hands_off:
                switcher.look_ahead(cue.id, cue.scenes.get(wanted.shows))
