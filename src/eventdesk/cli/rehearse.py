"""``eventdesk rehearse``: a whole show against stand-ins, with a bar, and its as-run."""

import argparse
import sys
from pathlib import Path

from eventdesk.cli.as_run_formats import FORMATS
from eventdesk.cli.check import refuse
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Snapshot
from eventdesk.storage.plan import read_plan

_BAR = 30


def run(options: argparse.Namespace) -> int:
    """Play it; 1 when the sheet has errors, or when a cue was not seen on air."""
    return play(options.sheet, options.speed, "json" if options.json else "table")


def play(path: Path, speed: float, kind: str) -> int:
    """Play a sheet and print its as-run."""
    plan = read_plan(path)
    if plan is None:
        return refuse(path)
    # Qt and the devices take a third of a second to import: only once the sheet is good.
    from eventdesk.app.rehearsal import headless, rehearse  # noqa: PLC0415
    from eventdesk.engine.autopilot import RehearsalStuckError  # noqa: PLC0415

    application = headless()
    bar = Bar()
    try:
        what = rehearse(plan, speed, bar.show, path.parent)
    except RehearsalStuckError as stuck:
        print(f"eventdesk: the stand-ins did not become ready ({stuck})", file=sys.stderr)
        return 2
    finally:
        bar.close()
    print(FORMATS[kind](what))
    del application
    asked = {cue.id for cue in plan.sheet.cues if PROGRAM in cue.scenes}
    unseen = [row for row in what.rows if row.cue in asked and row.confirmed is None]
    return 1 if unseen or any(row.failures for row in what.rows) else 0


class Bar:
    """A progress bar on standard error; a line per cue when that is no terminal."""

    def __init__(self) -> None:
        self._last = ""
        self._live = sys.stderr.isatty()

    def show(self, snapshot: Snapshot) -> None:
        """Draw how far the show is."""
        on_air = snapshot.state.on_air
        if on_air is None:
            return
        done, total = len(snapshot.state.spans), len(snapshot.sheet.cues)
        clock = snapshot.rundown.now.astimezone(snapshot.sheet.event.timezone)
        title = on_air.cue.title.best(snapshot.sheet.event.languages)
        full = "█" * (_BAR * done // total)
        if self._live:
            line = f"\r\x1b[K{full:░<{_BAR}} {done}/{total} {clock:%H:%M:%S} {title}"
            print(line, end="", file=sys.stderr, flush=True)
        elif on_air.cue.id != self._last:
            print(f"{done}/{total} {clock:%H:%M:%S} {title}", file=sys.stderr, flush=True)
        self._last = on_air.cue.id

    def close(self) -> None:
        """Leave the line."""
        if self._live:
            print(file=sys.stderr)
