"""``eventdesk simulate``: one stand-in alone, for any other client to talk to."""

import argparse
import os
import signal
import sys
import threading

from eventdesk.cli.check import refuse
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.engine.assets import asset
from eventdesk.engine.clocks import SystemClock
from eventdesk.storage.plan import read_plan
from eventdesk.storage.secrets import OBS_PASSWORD


def run(options: argparse.Namespace) -> int:
    """Serve on loopback until interrupted."""
    path = options.sheet or asset("demo", "daejeon-2021.yaml")
    plan = read_plan(path)
    if plan is None:
        return refuse(path)
    try:
        return _obs(plan.sheet, options.port) if options.device == "obs" else _youtube(options)
    except OSError as error:
        print(f"eventdesk: cannot listen on port {options.port}: {error}", file=sys.stderr)
        return 2


def _obs(sheet: RunSheet, port: int) -> int:
    from eventdesk.app.rehearsal import headless  # noqa: PLC0415 # pictures need Qt
    from eventdesk.standins.obs import ObsStandIn  # noqa: PLC0415

    application = headless()
    given = os.environ.get(OBS_PASSWORD)
    obs = ObsStandIn.from_sheet(sheet, port=port, password=Secret(given) if given else None)
    obs.start()
    with_password = f"with the password of {OBS_PASSWORD}" if given else "without a password"
    print(f"OBS stand-in: ws://127.0.0.1:{obs.port} {with_password}", flush=True)
    _until_interrupted()
    obs.stop()
    del application
    return 0


def _youtube(options: argparse.Namespace) -> int:
    from eventdesk.standins.youtube import YouTubeStandIn  # noqa: PLC0415 # only this verb

    youtube = YouTubeStandIn(options.port, clock=SystemClock())
    youtube.start()
    print(f"YouTube stand-in: {youtube.url}", flush=True)
    _until_interrupted()
    youtube.stop()
    return 0


def _until_interrupted() -> None:
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    while not done.wait(0.5):  # in steps, so that Windows delivers the interrupt
        pass
