"""The parts of a desk, put together: drivers for real devices or for stand-ins."""

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import scenes_named
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.drivers.youtube.driver import GOOGLE, YouTubeDriver
from eventdesk.drivers.youtube.oauth import Anonymous
from eventdesk.engine.ports import Clock
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import YouTubeStandIn


@dataclass(frozen=True)
class Devices:
    """What a show runs on: the program's OBS, and YouTube if the sheet has a broadcast."""

    obs: ObsDriver
    youtube: YouTubeDriver | None


def graphics_folder(data_dir: Path) -> Path:
    """Where graphics are drawn to: OBS before 31.1 opens only plain ASCII paths on Windows, and
    a user's folder there may well have a Korean name."""
    candidates = [data_dir, Path(os.environ.get("PROGRAMDATA", "")), Path(tempfile.gettempdir())]
    plain = (path for path in candidates if str(path) not in {"", "."} and str(path).isascii())
    return next(plain, Path(os.sep)) / "graphics"


def make_devices(
    sheet: Callable[[], RunSheet],
    clock: Clock,
    graphics: Path,
    *,
    address: tuple[str, int],
    password: Secret | None,
    youtube_endpoint: str | None,
) -> Devices:
    """Drivers for these addresses; nothing connects before they are started."""
    obs = ObsDriver(
        output=PROGRAM,
        address=address,
        password=password,
        clock=clock,
        renderer=GraphicsRenderer(graphics),
        scenes=lambda: scenes_named(sheet(), PROGRAM),
    )
    youtube = None
    if sheet().broadcast is not None:
        # Only a stand-in is spoken to without a sign-in; the real one needs an account.
        credentials = Anonymous() if youtube_endpoint else None
        youtube = YouTubeDriver(clock, credentials, youtube_endpoint or GOOGLE)
    return Devices(obs, youtube)


class StandIns:
    """An OBS and a YouTube on loopback, made for a sheet and joined: what the one streams, the
    other receives."""

    def __init__(self, sheet: RunSheet, clock: Clock) -> None:
        self.password = Secret(os.urandom(12).hex())
        self.youtube = YouTubeStandIn(clock=clock)
        self.obs = ObsStandIn.from_sheet(sheet, clock, password=self.password)
        self.obs.on_stream(self._streams)

    def start(self) -> None:
        """Listen on free ports."""
        self.youtube.start()
        self.obs.start()

    def stop(self) -> None:
        """Hang up."""
        self.obs.stop()
        self.youtube.stop()

    def devices(self, sheet: Callable[[], RunSheet], clock: Clock, graphics: Path) -> Devices:
        """Drivers for these two."""
        address = ("127.0.0.1", self.obs.port)
        return make_devices(
            sheet,
            clock,
            graphics,
            address=address,
            password=self.password,
            youtube_endpoint=self.youtube.url,
        )

    def _streams(self, _server: str, key: Secret, active: bool) -> bool:
        return self.youtube.ingest(key.reveal(), active)
