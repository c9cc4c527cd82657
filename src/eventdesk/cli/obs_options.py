"""``--obs [OUTPUT=]HOST:PORT``: which OBS is meant, and with what password."""

from collections.abc import Iterable

from eventdesk.app.parts import ObsAccess
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.storage.addresses import parse_address
from eventdesk.storage.secrets import obs_password


def accesses(texts: Iterable[str] | None) -> dict[str, ObsAccess]:
    """Each output's OBS; program's, where nobody names it, is on this machine. The passwords are
    the environment's or the keyring's. Raises ValueError with words for what is no address."""
    found: dict[str, ObsAccess] = {}
    for text in texts or [""]:
        name, equals, where = text.rpartition("=")
        address = parse_address(where or "localhost")
        if address is None:
            raise ValueError(f"--obs takes HOST:PORT or OUTPUT=HOST:PORT, not {text}")
        output = name if equals and name else PROGRAM
        found[output] = ObsAccess(address, obs_password(output))
    return found
