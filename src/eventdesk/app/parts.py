"""The drivers of a show, put together: for real devices or for stand-ins."""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field
from PySide6.QtGui import QImage

from eventdesk.app.accounts import Accounts
from eventdesk.app.shared_folder import SharedFolder, SharedRenderer
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import scenes_named
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.drivers.obs.page.server import LOOPBACK
from eventdesk.drivers.obs.page_surface import PageOffer
from eventdesk.drivers.youtube.chat_reader import ChatReader
from eventdesk.drivers.youtube.driver import CALL_TIMEOUT, YouTubeDriver
from eventdesk.drivers.youtube.quota import Budget, SessionLedger
from eventdesk.engine.assets import asset
from eventdesk.engine.ports import Clock, Renderer
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.graphics.template_set import FOLDER
from eventdesk.graphics.thumbnail import fit_thumbnail
from eventdesk.graphics.web import png
from eventdesk.storage.secrets import obs_password

log = logging.getLogger(__name__)


class ObsAccess(Struct, frozen=True):
    """Where an output's OBS listens, and its password if one is known. ``renamed`` maps the
    sheet's names to those that OBS is known to have for the same things now."""

    address: tuple[str, int]
    password: Secret | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)


class Parts(Protocol):
    """Makes the drivers that a show runs on."""

    place: "Workplace"

    def obs(self) -> ObsDriver:
        """Program's OBS; nothing connects before it is started."""

    def youtube(self) -> YouTubeDriver:
        """The broadcast's YouTube; nothing is called before it is started."""

    def accesses(self) -> Mapping[str, ObsAccess]:
        """The OBSes that are set up, by output, for a look besides the drivers'."""

    def chat(self) -> ChatReader:
        """The reader of its chat; nothing is called before it is asked to follow one."""

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


def renderer_beside(graphics: Path, sheets: Path | None) -> GraphicsRenderer:
    """A renderer into this folder, with the templates that come with EventDesk and those beside
    the sheet; ``sheets`` is the sheet's folder, which a logo's path is relative to as well."""
    folders = [asset(FOLDER), *([sheets / FOLDER] if sheets else [])]
    return GraphicsRenderer(graphics, folders, sheets)


class Reach(Struct, frozen=True):
    """How the OBS of one output gets at the graphics. ``folder`` is the graphics folder as its
    machine sees it, None when that is as here; ``page`` is where the page is served, for an OBS
    that sees none: the desk's address and a port, 0 for any free one."""

    folder: str | None = None
    page: tuple[str, int] = (LOOPBACK, 0)


class Workplace(Struct, frozen=True, dict=True):
    """What every driver needs: the sheet as it is now, the time, a folder for pictures.

    ``beside`` is the sheet's folder: its templates, its logo and its thumbnail are there.
    """

    sheet: Callable[[], RunSheet]
    clock: Clock
    graphics: Path
    beside: Path | None = None

    def obs(
        self, address: tuple[str, int], password: Secret | None, reach: Reach = Reach()
    ) -> ObsDriver:
        """A driver for the program's OBS at this address."""
        renderer: Renderer = self.renderer
        read = png
        if reach.folder is not None:
            shared = SharedFolder(self.graphics, reach.folder)
            renderer = SharedRenderer(renderer, shared)

            def read(path: str) -> bytes:
                return png(shared.to_desk(path))

        return ObsDriver(
            output=PROGRAM,
            address=address,
            password=password,
            clock=self.clock,
            renderer=renderer,
            scenes=lambda: scenes_named(self.sheet(), PROGRAM),
            page=PageOffer(reach.page, read),
            text_inputs=lambda: self.sheet().text_inputs,
            watch=True,
        )

    @cached_property
    def renderer(self) -> GraphicsRenderer:
        """One for all: what the preview has drawn is there when it goes on air."""
        return renderer_beside(self.graphics, self.beside)

    def preview(self, scene: QImage, graphic: Graphic, canvas: Canvas) -> QImage | None:
        """The picture of a scene with this graphic over it as air will have it; None when it
        cannot be drawn, which the desk shows. From any thread."""
        try:
            return self.renderer.compose(scene, self.renderer.render(graphic, canvas), canvas)
        except (OSError, ValueError) as error:  # no room on the disk, or no such template
            log.debug("no preview of %s: %s", graphic.name.best(), error)
            return None

    def thumbnail(self, name: str) -> bytes:
        """The sheet's picture of this name as YouTube takes it. Raises OSError and ValueError."""
        return fit_thumbnail((self.beside or Path()) / name).jpeg


class RealParts:
    """Drivers for the OBS at ``address``, and for the YouTube that the accounts belong to."""

    def __init__(
        self,
        place: Workplace,
        address: tuple[str, int],
        accounts: Accounts,
        reach: Reach = Reach(),
    ) -> None:
        self.place, self._address, self._accounts = place, address, accounts
        self._reach = reach
        self._unkept = SessionLedger()

    def obs(self) -> ObsDriver:
        """With the password of the environment or the keyring."""
        return self.place.obs(self._address, obs_password(PROGRAM), self._reach)

    def accesses(self) -> Mapping[str, ObsAccess]:
        """With the password of the environment or the keyring."""
        return {PROGRAM: ObsAccess(self._address, obs_password(PROGRAM))}

    def youtube(self) -> YouTubeDriver:
        """For the pinned channel, or the only one signed in; only a stand-in lets nobody in."""
        speaker = self._accounts.speaker()
        trouble = speaker if isinstance(speaker, Trouble) else None
        return YouTubeDriver(
            self.place.clock,
            None if isinstance(speaker, Trouble) else speaker,
            self._accounts.place.endpoint,
            budget=self._budget(),
            signed_out=trouble,
            thumbnail=self.place.thumbnail,
        )

    def chat(self) -> ChatReader:
        """For the same channel, with credentials of its own thread, counted in the same ledger."""
        speaker = self._accounts.speaker()
        trouble = speaker if isinstance(speaker, Trouble) else None
        return ChatReader(
            self.place.clock,
            None if isinstance(speaker, Trouble) else speaker,
            self._accounts.place.endpoint,
            CALL_TIMEOUT,
            budget=self._budget(),
            signed_out=trouble,
        )

    def _budget(self) -> Budget:
        return self._accounts.budget(self.place.sheet, self._unkept)

    def stop(self) -> None:
        """Nothing of its own runs."""
