"""The whole way of the picture tried before the show: OBS streams into a private broadcast, up to
YouTube's own preview, and everything is taken down again. Nobody but the channel sees it."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from threading import Condition

from msgspec import Struct

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Service, Stage, Trouble
from eventdesk.domain.runsheet import BroadcastPlan
from eventdesk.domain.switcher import Link, StreamState, StreamWanted, SwitcherDesired, SwitcherSeen
from eventdesk.domain.text import Text
from eventdesk.engine.ports import Broadcaster, Clock, Switcher, SwitcherReport

TITLE = "EventDesk ingest test"
OBS_PATIENCE, YOUTUBE_PATIENCE = 20.0, 90.0
PREVIEW_PATIENCE = 180.0
"""Show seconds: YouTube takes up to three minutes to show a picture."""
HEALTH_PATIENCE = 30.0
_ENDING = 60.0
_NO_WORD = ("", "noData")
_GIVEN_UP = (Service.SIGNED_OUT, Service.BLOCKED)


class IngestResult(Struct, frozen=True):
    """How it went. ``failed`` is the step that did not come, "" when all did: "obs", "obs-busy",
    "youtube" or "preview"; ``trouble`` is YouTube's or OBS's own word. ``broadcast`` is the test's
    id, which is still there to be deleted, and ``ended`` whether it ended."""

    failed: str = ""
    trouble: Trouble | None = None
    health: str = ""
    issues: tuple[str, ...] = ()
    broadcast: str | None = None
    ended: bool = False


class IngestTest:
    """One try. ``tell`` gets each step that was reached: "obs", "youtube", "preview", "health"."""

    def __init__(
        self,
        obs: Switcher,
        youtube: Broadcaster,
        clock: Clock,
        tell: Callable[[str], None],
        latency: str = "normal",
    ) -> None:
        self._obs, self._youtube, self._clock, self._tell = obs, youtube, clock, tell
        self._changed = Condition()
        self._switcher = SwitcherSeen("")
        self._broadcast = BroadcastSeen()
        self._streams = False
        title = Text((("en", TITLE),))
        self._plan = BroadcastPlan(title=title, privacy="private", latency=latency)
        self._start = clock.now() + timedelta(minutes=5)
        self._marker = f"EventDesk test {secrets.token_hex(4)}"

    def run(self) -> IngestResult:
        """Try it; blocks for a minute or more. Whatever comes of it, OBS stops what it began to
        stream for it and the broadcast ends."""
        self._obs.start(self._see_obs)
        self._youtube.start(self._see_youtube)
        try:
            failed = self._try()
            seen, obs = self._broadcast, self._switcher
            trouble = obs.trouble if failed == "obs" else seen.trouble
            health, issues = seen.health, seen.issues
        finally:
            ended = self._take_down()
            self._youtube.stop()
            self._obs.stop()
        return IngestResult(failed, trouble, health, issues, seen.id, ended)

    def _try(self) -> str:
        """The step that did not come; "" when all did."""
        if not self._wait(lambda: self._switcher.link is Link.READY, OBS_PATIENCE):
            return "obs"
        if self._switcher.stream is not StreamState.STOPPED:
            return "obs-busy"  # whatever it is, it is not ours to stop
        self._tell("obs")
        self._youtube.want(self._desired(Stage.PREVIEW))
        self._wait(lambda: bool(self._broadcast.target) or self._given_up(), YOUTUBE_PATIENCE)
        target = self._broadcast.target
        if target is None:
            return "youtube"
        self._tell("youtube")
        self._streams = True
        self._obs.want(SwitcherDesired(1, "ingest test", stream=StreamWanted(True, target)))
        previewed = self._wait(
            lambda: self._broadcast.stage is Stage.PREVIEW or self._given_up(), PREVIEW_PATIENCE
        )
        if not previewed or self._broadcast.stage is not Stage.PREVIEW:
            return "preview"
        self._tell("preview")
        self._wait(lambda: self._broadcast.health not in _NO_WORD, HEALTH_PATIENCE)
        self._tell("health")
        return ""

    def _take_down(self) -> bool:
        """End the broadcast, then stop OBS; whether both were seen."""
        begun = self._broadcast.stage is Stage.PREVIEW
        if begun:
            self._youtube.want(self._desired(Stage.ENDED))
            begun = self._wait(lambda: self._broadcast.stage is Stage.ENDED, _ENDING)
        if self._streams:
            off = SwitcherDesired(2, "ingest test", stream=StreamWanted(active=False))
            self._obs.want(off)
            self._wait(lambda: self._switcher.stream is StreamState.STOPPED, OBS_PATIENCE)
        return begun

    def _desired(self, stage: Stage) -> BroadcastDesired:
        return BroadcastDesired(stage, self._plan, ("en",), self._start, self._marker)

    def _given_up(self) -> bool:
        return self._broadcast.service in _GIVEN_UP

    def _see_obs(self, report: SwitcherReport) -> None:
        if isinstance(report, SwitcherSeen):
            with self._changed:
                self._switcher = report
                self._changed.notify_all()

    def _see_youtube(self, seen: BroadcastSeen) -> None:
        with self._changed:
            self._broadcast = seen
            self._changed.notify_all()

    def _wait(self, condition: Callable[[], bool], show_seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(condition, self._clock.real_seconds(show_seconds))
