"""``eventdesk youtube test-ingest``: OBS's picture in YouTube's private preview, and away again."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.engine.clocks import SystemClock

if TYPE_CHECKING:
    from eventdesk.app.accounts import Accounts
    from eventdesk.app.ingest_test import IngestResult
    from eventdesk.domain.runsheet import RunSheet
    from eventdesk.drivers.youtube.oauth import Credentials

UNITS = 300
"""About what it takes of the day's quota."""
OBS_PORT = 4455
_STEPS = {
    "obs": "OBS is connected, and streams nothing.",
    "youtube": "A private broadcast is there; OBS begins to stream into it.",
    "preview": "YouTube shows the picture in its private preview.",
    "health": "YouTube has judged the stream.",
}
_FAILED = {
    "obs": "OBS does not answer there",
    "obs-busy": "OBS streams already, and the test would end that: stop it in OBS first",
    "youtube": "YouTube gave no broadcast to stream into",
    "preview": "the picture did not come into YouTube's preview",
}


def run(accounts: "Accounts", options: argparse.Namespace) -> int:
    """Try it and print each step; 1 when it did not go as it should, 2 when it is not tried.
    CallError."""
    from eventdesk.app.youtube_check import on_air_now  # noqa: PLC0415
    from eventdesk.storage.plan import read_plan  # noqa: PLC0415
    from eventdesk.ui import youtube_words  # noqa: PLC0415 # Qt

    plan, address = read_plan(options.sheet), _address(options.obs)
    if address is None:
        return _refuse(f"--obs takes HOST:PORT, not {options.obs}")
    sheet = plan.sheet if plan is not None else None
    if sheet is None or sheet.broadcast is None:
        return _refuse(f"{options.sheet} has errors or no broadcast: see eventdesk check")
    speaker = accounts.speaker()
    if isinstance(speaker, Trouble):
        return _refuse(youtube_words.trouble(speaker))
    on_air = on_air_now(accounts, speaker)
    if on_air:
        return _refuse(f"live on the channel now: {', '.join(on_air)}. Nothing was tried.")
    print(f"This takes a minute or two, and about {UNITS} units of the day's quota.", flush=True)
    result = _try(accounts, speaker, sheet, address)
    _tell(result)
    _clean_up(accounts, speaker, result)
    return 1 if result.failed or result.health == "bad" else 0


def _try(
    accounts: "Accounts", speaker: "Credentials", sheet: "RunSheet", address: tuple[str, int]
) -> "IngestResult":
    from eventdesk.app.ingest_test import IngestTest  # noqa: PLC0415 # the drivers
    from eventdesk.app.parts import Workplace  # noqa: PLC0415
    from eventdesk.drivers.youtube.driver import YouTubeDriver  # noqa: PLC0415
    from eventdesk.storage.secrets import obs_password  # noqa: PLC0415

    clock = SystemClock()
    youtube = YouTubeDriver(clock, speaker, accounts.place.endpoint, budget=accounts.budget())
    with tempfile.TemporaryDirectory() as folder:
        obs = Workplace(lambda: sheet, clock, Path(folder)).obs(address, obs_password(PROGRAM))
        latency = sheet.broadcast.latency if sheet.broadcast else "normal"
        return IngestTest(obs, youtube, clock, _step, latency).run()


def _step(reached: str) -> None:
    print(_STEPS[reached], flush=True)


def _tell(result: "IngestResult") -> None:
    from eventdesk.ui import device_words, youtube_words  # noqa: PLC0415 # Qt

    if result.failed:
        words = youtube_words if result.failed in {"youtube", "preview"} else device_words
        why = f": {words.trouble(result.trouble)}" if result.trouble else "."
        print(f"eventdesk: {_FAILED[result.failed]}{why}", file=sys.stderr)
        return
    print(f"Health: {device_words.health(result.health)}")
    for issue in result.issues:
        print(f"  {youtube_words.trouble(Trouble(issue))}")


def _clean_up(accounts: "Accounts", speaker: "Credentials", result: "IngestResult") -> None:
    """Delete the test's broadcast: nobody needs to find it in YouTube Studio."""
    from eventdesk.app.ingest_test import TITLE  # noqa: PLC0415
    from eventdesk.drivers.youtube.reasons import CallError  # noqa: PLC0415
    from eventdesk.ui import youtube_words  # noqa: PLC0415

    if result.broadcast is None:
        return
    try:
        with accounts.connected(speaker) as connection:
            connection.delete(result.broadcast, ended=result.ended)
    except CallError as failure:
        why = youtube_words.trouble(Trouble(failure.reason, failure.detail))
        print(f"eventdesk: “{TITLE}” is left in YouTube Studio: {why}", file=sys.stderr)
    else:
        print("The test's broadcast is deleted again.")


def _refuse(why: str) -> int:
    print(f"eventdesk: {why}", file=sys.stderr)
    return 2


def _address(text: str | None) -> tuple[str, int] | None:
    host, colon, port = (text or "localhost").rpartition(":")
    if not colon:
        return port, OBS_PORT
    return (host.strip("[]"), int(port)) if host and port.isdigit() else None
