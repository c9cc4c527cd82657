"""The drivers of a show, put together: for real devices or for stand-ins."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from eventdesk.app.accounts import Accounts
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import scenes_named
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.drivers.youtube.driver import YouTubeDriver
from eventdesk.engine.ports import Clock
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.thumbnail import fit_thumbnail
from eventdesk.storage.secrets import obs_password


class Parts(Protocol):
    """Makes the drivers that a show runs on."""

    def obs(self) -> ObsDriver:
        """Program's OBS; nothing connects before it is started."""

    def youtube(self) -> YouTubeDriver:
        """The broadcast's YouTube; nothing is called before it is started."""

    def stop(self) -> None:
        """End what the parts themselves run."""


def graphics_folder(data_dir: Path) -> Path:
    """Where graphics are drawn to: OBS before 31.1 opens only plain ASCII paths on Windows, and
    a user's folder there may well have a Korean name."""
    if str(data_dir.absolute()).isascii():
        return data_dir.absolute() / "graphics"
    shared = os.environ.get("PROGRAMDATA") or tempfile.gettempdir()
    # One for each user and data folder: a folder of somebody else's could not be written to.
    mark = hashlib.sha256(str(data_dir.absolute()).encode()).hexdigest()[:12]
    return Path(shared, f"EventDesk-{mark}", "graphics")


@dataclass(frozen=True)
class Workplace:
    """What every driver needs: the sheet as it is now, the time, a folder for pictures, and the
    one that the sheet lies in."""

    sheet: Callable[[], RunSheet]
    clock: Clock
    graphics: Path
    folder: Path = Path()

    def obs(self, address: tuple[str, int], password: Secret | None) -> ObsDriver:
        """A driver for the program's OBS at this address."""
        return ObsDriver(
            output=PROGRAM,
            address=address,
            password=password,
            clock=self.clock,
            renderer=GraphicsRenderer(self.graphics),
            scenes=lambda: scenes_named(self.sheet(), PROGRAM),
        )

    def thumbnail(self, name: str) -> bytes:
        """The sheet's picture of this name as YouTube takes it. Raises OSError and ValueError."""
        return fit_thumbnail(self.folder / name).jpeg


class RealParts:
    """Drivers for the OBS at ``address``, and for the YouTube that the accounts belong to."""

    def __init__(self, place: Workplace, address: tuple[str, int], accounts: Accounts) -> None:
        self._place, self._address, self._accounts = place, address, accounts

    def obs(self) -> ObsDriver:
        """With the password of the environment or the keyring."""
        return self._place.obs(self._address, obs_password(PROGRAM))

    def youtube(self) -> YouTubeDriver:
        """For the pinned channel, or the only one signed in; only a stand-in lets nobody in."""
        speaker = self._accounts.speaker()
        trouble = speaker if isinstance(speaker, Trouble) else None
        return YouTubeDriver(
            self._place.clock,
            None if isinstance(speaker, Trouble) else speaker,
            self._accounts.place.endpoint,
            budget=self._accounts.budget(self._place.sheet),
            signed_out=trouble,
            thumbnail=self._place.thumbnail,
        )

    def stop(self) -> None:
        """Nothing of its own runs."""
