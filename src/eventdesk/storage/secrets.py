"""Passwords: from the environment for one run, or from the system's keyring. Never in a file."""

import logging
import os

from eventdesk.domain.secret import Secret

SERVICE = "EventDesk"
OBS_PASSWORD = "EVENTDESK_OBS_PASSWORD"  # noqa: S105 # the variable's name

log = logging.getLogger(__name__)


def obs_password(output: str) -> Secret | None:
    """The OBS password for an output: the environment's first, then the keyring's, else None."""
    given = os.environ.get(OBS_PASSWORD)
    if given is not None:
        return Secret(given)
    import keyring  # 0.12 s, and not needed when the environment has it  # noqa: PLC0415
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        kept = keyring.get_password(SERVICE, _name(output))
    except KeyringError as error:  # no keyring on this machine: the desk asks each time
        log.info("no keyring to read the password of %s from: %s", output, error)
        return None
    except Exception as error:  # noqa: BLE001 # a keyring's back end raises what it likes
        log.warning("the keyring failed for %s: %s", output, type(error).__name__)
        return None
    return Secret(kept) if kept else None


def keep_obs_password(output: str, password: Secret) -> bool:
    """Keep a password that worked in the keyring; False when this machine has none."""
    import keyring  # noqa: PLC0415 # see above
    from keyring.errors import KeyringError  # noqa: PLC0415

    try:
        keyring.set_password(SERVICE, _name(output), password.reveal())
    except KeyringError as error:
        log.info("no keyring to keep the password of %s in: %s", output, error)
        return False
    except Exception as error:  # noqa: BLE001 # see above
        log.warning("the keyring failed for %s: %s", output, type(error).__name__)
        return False
    return True


def _name(output: str) -> str:
    return f"obs:{output}"
