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

_WITHOUT_RTMP = """\
eventdesk: no RTMP ingest: {error}
--ingest needs nginx with its RTMP module. On Debian and Ubuntu:
  sudo apt-get install nginx libnginx-mod-rtmp
Without it, leave --ingest out and tell the stand-in of each stream:
  POST /_control/ingest {{"key": "the stream's key", "active": true}}"""


def run(options: argparse.Namespace) -> int:
    """Serve on loopback until interrupted."""
    path = options.sheet or asset("demo", "daejeon-2021.yaml")
    plan = read_plan(path)
    if plan is None:
        return refuse(path)
    try:
        if options.device == "obs":
            return _simulated(plan.sheet, options)
        return _youtube(options)
    except OSError as error:
        print(f"eventdesk: cannot listen on port {options.port}: {error}", file=sys.stderr)
        return 2


def _simulated(sheet: RunSheet, options: argparse.Namespace) -> int:
    if options.output in sheet.outputs:
        return _obs(sheet, options.port, options.output)
    known = ", ".join(sheet.outputs)
    print(f"eventdesk: the sheet has no output {options.output}, it has: {known}", file=sys.stderr)
    return 2


def _obs(sheet: RunSheet, port: int, output: str) -> int:
    from eventdesk.app.rehearsal import headless  # noqa: PLC0415 # pictures need Qt
    from eventdesk.standins.obs import ObsStandIn  # noqa: PLC0415

    application = headless()
    given = os.environ.get(OBS_PASSWORD)
    password = Secret(given) if given else None
    obs = ObsStandIn.from_sheet(sheet, output=output, port=port, password=password)
    obs.start()
    with_password = f"with the password of {OBS_PASSWORD}" if given else "without a password"
    print(f"OBS stand-in: ws://127.0.0.1:{obs.port} {with_password}", flush=True)
    _until_interrupted()
    obs.stop()
    del application
    return 0


def _youtube(options: argparse.Namespace) -> int:
    from eventdesk.standins.youtube import (  # noqa: PLC0415 # only this verb
        Rtmp,
        RtmpServerError,
        YouTubeStandIn,
    )

    port = options.ingest_port
    rtmp = Rtmp(port, port and port + 1) if options.ingest else None
    try:
        youtube = YouTubeStandIn(
            options.port,
            clock=SystemClock(),
            rtmp=rtmp,
            sign_in=options.sign_in,
            folder=options.state,
        )
    except ValueError as error:
        print(f"eventdesk: cannot go on from {options.state}: {error}", file=sys.stderr)
        return 2
    try:
        youtube.start()
    except RtmpServerError as error:
        print(_WITHOUT_RTMP.format(error=error), file=sys.stderr)
        return 2
    print(f"YouTube stand-in: {youtube.url}", flush=True)
    if options.ingest:
        print(f"RTMP ingest: {youtube.ingest_url}", flush=True)
        print(f"RTMP backup ingest: {youtube.backup_ingest_url}", flush=True)
    _until_interrupted()
    youtube.stop()
    return 0


def _until_interrupted() -> None:
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    while not done.wait(0.5):  # in steps, so that Windows delivers the interrupt
        pass
