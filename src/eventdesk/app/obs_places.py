"""Which OBS each output is: what the command line says, else the settings, else the usual place."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.storage.addresses import OBS_PORT, Address

USUAL: Address = ("localhost", OBS_PORT)
"""Where the program's OBS is when nobody says otherwise."""


class UnknownOutputError(Exception):
    """``name`` is no output of the sheet, which has ``outputs``."""

    def __init__(self, name: str, outputs: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.outputs = name, outputs


class ObsPlace(Struct, frozen=True):
    """One OBS: where it listens, where its machine sees the graphics folder (None: as here), and
    where the page with the graphics is served to it."""

    address: Address
    folder: str | None
    page: Address


class ObsPlaces(Struct, frozen=True):
    """``addresses`` and ``folders`` are the command line's, by output; ``page`` is the desk's own
    address for pages of graphics, with port 0 for any free one."""

    addresses: Mapping[str, Address] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    page: Address = ("127.0.0.1", 0)
    settings: Path | None = None

    def of(self, output: str, outputs: Sequence[str]) -> ObsPlace | None:
        """The OBS of an output, ``outputs`` being all of the sheet's; None when none is set up.
        Raises SettingsError when the settings are needed and cannot be read."""
        address, folder = self.addresses.get(output), self.folders.get(output)
        if address is None:  # else the settings' folder may well be another machine's
            from eventdesk.storage.settings import read_settings, settings_path  # noqa: PLC0415 # after the window

            known = read_settings(self.settings or settings_path()).outputs.get(output)
            if known is not None:
                address, folder = known.address, folder or known.graphics_folder
            elif output == PROGRAM:
                address = USUAL
        return None if address is None else ObsPlace(address, folder, self._page(output, outputs))

    def check(self, outputs: Iterable[str]) -> None:
        """UnknownOutputError when the command line names another than these."""
        for name in (*self.addresses, *self.folders):
            if name not in outputs:
                raise UnknownOutputError(name, tuple(outputs))

    def _page(self, output: str, outputs: Sequence[str]) -> Address:
        """Each OBS has a page of its own: with a given port, the ports after it are the others'."""
        host, port = self.page
        others = [name for name in outputs if name != PROGRAM]
        after = 1 + others.index(output) if output in others else 0
        return host, port + after if port else 0
