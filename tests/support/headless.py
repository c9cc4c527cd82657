"""The desk without its window: conductor, journal and driver on one OBS; a test is the operator."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from eventdesk.app.parts import Workplace
from eventdesk.domain import commands as c
from eventdesk.domain.runsheet import PROGRAM, Cue
from eventdesk.domain.secret import Secret
from eventdesk.domain.snapshot import Snapshot
from eventdesk.domain.switcher import Leg, LegStatus, Link, SwitcherSeen
from eventdesk.engine.autopilot import settled
from eventdesk.engine.clocks import SystemClock
from eventdesk.engine.conductor import Conductor, Show
from eventdesk.storage.journal import open_journal
from eventdesk.storage.library import open_show
from eventdesk.storage.plan import read_plan

PATIENCE = 20.0
_LAST_WORDS = {LegStatus.ON_AIR, LegStatus.FAILED}


class HeadlessDesk:
    """Started by ``with``; ``snapshot`` is what a window would draw. Names are drawn: it needs a
    QGuiApplication."""

    def __init__(
        self, text: str, folder: Path, port: int, password: str | None, clock: Any = None
    ) -> None:
        path = folder / "show.yaml"
        path.write_text(text, encoding="utf-8")
        plan = read_plan(path)
        assert plan is not None, "the sheet has errors"
        self.clock = clock or SystemClock()
        show = open_show(plan, open_journal(folder / "journal.db"), self.clock)
        place = Workplace(lambda: show.state.sheet, self.clock, folder / "graphics")
        secret = None if password is None else Secret(password)
        self.driver = place.obs(("127.0.0.1", port), secret)
        self._news = threading.Condition()
        self._latest: Snapshot | None = None
        self.conductor = Conductor(
            Show(show.state, show.run, rehearsal=False),
            self.clock,
            show.journal,
            {PROGRAM: self.driver},
            None,
            publish=self._published,
            guard=timedelta(0),
        )

    def __enter__(self) -> "HeadlessDesk":
        self.conductor.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.conductor.stop()

    @property
    def snapshot(self) -> Snapshot:
        """The newest."""
        with self._news:
            assert self._latest is not None
            return self._latest

    @property
    def seen(self) -> SwitcherSeen:
        """How the desk sees OBS."""
        return self.snapshot.switchers[PROGRAM]

    @property
    def cue(self) -> Cue | None:
        """The cue on air."""
        on_air = self.snapshot.state.on_air
        return on_air.cue if on_air else None

    def until(self, look: Callable[[Snapshot], object], seconds: float = PATIENCE) -> bool:
        """Wait until a snapshot is so; whether one was in time."""
        with self._news:
            return self._news.wait_for(
                lambda: self._latest is not None and bool(look(self._latest)), seconds
            )

    def ready(self, seconds: float = PATIENCE) -> bool:
        """Wait until OBS is connected and what is on air is proven."""
        return self.until(_ready, seconds)

    def settle(self, seconds: float = PATIENCE, rest: float = 0.0) -> bool:
        """Wait until OBS is connected and owes no answer, and stays so for the ``rest``: a take
        that found no OBS is carried out when OBS is back."""
        deadline = self.clock.monotonic() + seconds
        while self.until(_at_rest, deadline - self.clock.monotonic()):
            if not (rest and self.until(lambda snapshot: not _at_rest(snapshot), rest)):
                return True
        return False

    def install_overlay(self) -> bool:
        """Have the overlay put into OBS."""
        self.conductor.ask(c.InstallOverlay())
        return self.until(lambda snapshot: snapshot.switchers[PROGRAM].overlay)

    def go(self) -> str | None:
        """Press Space; the cue that is on air by it. Returns when it is taken, not when it is
        done."""
        standby = self.snapshot.state.standby
        self.conductor.ask(c.Go(standby))

        def taken(snapshot: Snapshot) -> bool:
            return snapshot.state.on_air is not None and snapshot.state.on_air.cue.id == standby

        assert self.until(taken), f"GO was not taken: {self.snapshot.notice}"
        return standby

    def _published(self, snapshot: Snapshot) -> None:
        with self._news:
            self._latest = snapshot
            self._news.notify_all()


def _at_rest(snapshot: Snapshot) -> bool:
    on_air = snapshot.state.on_air
    if on_air is None or not _ready(snapshot) or not settled(snapshot):
        return False
    scene = snapshot.legs.get(on_air.cue.id, {}).get((PROGRAM, Leg.SCENE))
    return scene is not None and scene.status in _LAST_WORDS


def _ready(snapshot: Snapshot) -> bool:
    seen = snapshot.switchers[PROGRAM]
    return seen.link is Link.READY and not seen.transitioning
