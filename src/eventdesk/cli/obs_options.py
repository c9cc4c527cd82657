"""``--obs [OUTPUT=]HOST:PORT``: which OBS is meant, and with what password."""

from collections.abc import Iterable

from eventdesk.app.obs_places import ObsPlaces
from eventdesk.app.parts import ObsAccess
from eventdesk.cli.obs_places import addresses_of
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.storage.secrets import obs_password
from eventdesk.storage.settings import SettingsError


def accesses(texts: Iterable[str] | None, outputs: Iterable[str] = ()) -> dict[str, ObsAccess]:
    """The OBSes that are named, and those of these ``outputs`` that the settings know; program's,
    where nobody names it, is on this machine. The passwords are the environment's or the keyring's.
    Raises ValueError with words for what is no address, and for settings that cannot be read."""
    given = addresses_of([text for text in texts or () if text])
    places = ObsPlaces(given)
    wanted = dict.fromkeys((*given, *outputs) or (PROGRAM,))
    try:
        found = {output: places.of(output, tuple(wanted)) for output in wanted}
    except SettingsError as error:
        raise ValueError(str(error)) from error
    return {
        output: ObsAccess(place.address, obs_password(output))
        for output, place in found.items()
        if place is not None
    }
