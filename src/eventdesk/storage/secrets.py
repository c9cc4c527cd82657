"""Secrets: from the environment for one run, or from the system's keyring. Never in a file."""

import logging
import os
import re

from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret

SERVICE = "EventDesk"
OBS_PASSWORD = "EVENTDESK_OBS_PASSWORD"  # noqa: S105 # the variable's name

log = logging.getLogger(__name__)


def obs_password(output: str) -> Secret | None:
    """The OBS password for an output: the environment's first, then the keyring's, else None."""
    given = os.environ.get(password_variable(output))
    if given is not None:
        return Secret(given)
    return Keyring(SERVICE).get(f"obs:{output}")


def password_variable(output: str) -> str:
    """The environment variable of an output's password: EVENTDESK_OBS_PASSWORD is the program's,
    EVENTDESK_OBS_PASSWORD_VENUE that of ``venue``."""
    if output == PROGRAM:
        return OBS_PASSWORD
    mark = re.sub(r"\W", "_", output).upper()
    return f"{OBS_PASSWORD}_{mark}"


def keep_obs_password(output: str, password: Secret) -> bool:
    """Keep a password that worked in the keyring; False when this machine has none."""
    return Keyring(SERVICE).keep(f"obs:{output}", password)


class Keyring:
    """The system's secret store under one service name: the real channels' and the stand-ins'
    secrets have different ones, so that neither is ever found in the other's place.

    Importing ``keyring`` takes 0.12 s, so it waits for the first use.
    """

    def __init__(self, service: str = SERVICE) -> None:
        self._service = service

    def get(self, name: str) -> Secret | None:
        """The secret of this name; None when there is none, or no keyring."""
        import keyring  # noqa: PLC0415 # see above
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            kept = keyring.get_password(self._service, name)
        except KeyringError as error:  # no keyring on this machine: people are asked each time
            log.info("no keyring to read %s from: %s", name, type(error).__name__)
            return None
        except Exception as error:  # noqa: BLE001 # a keyring's back end raises what it likes
            log.warning("the keyring failed for %s: %s", name, type(error).__name__)
            return None
        return Secret(kept) if kept else None

    def keep(self, name: str, secret: Secret) -> bool:
        """Keep it; False when this machine has no keyring that does."""
        import keyring  # noqa: PLC0415 # see above
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            if _writes_plain_text(keyring.get_keyring()):
                log.info("the keyring of this machine is a plain file: %s is not kept", name)
                return False
            keyring.set_password(self._service, name, secret.reveal())
        except KeyringError as error:
            log.info("no keyring to keep %s in: %s", name, type(error).__name__)
            return False
        except Exception as error:  # noqa: BLE001 # see above
            log.warning("the keyring failed for %s: %s", name, type(error).__name__)
            return False
        return True

    def forget(self, name: str) -> bool:
        """Remove it; False when the keyring may still hold it."""
        import keyring  # noqa: PLC0415 # see above
        from keyring.errors import KeyringError, PasswordDeleteError  # noqa: PLC0415

        try:
            keyring.delete_password(self._service, name)
        except PasswordDeleteError:  # most back ends say so of what is not there
            return self.get(name) is None
        except KeyringError as error:
            log.info("no keyring to remove %s from: %s", name, type(error).__name__)
        except Exception as error:  # noqa: BLE001 # see above
            log.warning("the keyring failed for %s: %s", name, type(error).__name__)
            return False
        return True


def _writes_plain_text(backend: object) -> bool:
    """Whether it is the file without encryption that keyrings.alt offers, alone or in a chain."""
    chained = getattr(backend, "backends", None) or (backend,)
    return any(type(one).__name__ == "PlaintextKeyring" for one in chained)


class SecretShelf:
    """A keyring, or this session's memory where there is none. Thread-safe enough: each name has
    one writer, the sign-in that it belongs to."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring
        self._memory: dict[str, Secret] = {}

    def get(self, name: str) -> Secret | None:
        """The secret of this name, if it is known."""
        held = self._memory.get(name)
        return held if held is not None else self._keyring.get(name)

    def keep(self, name: str, secret: Secret) -> bool:
        """Keep it; False when it is only held until the program ends."""
        if self._keyring.keep(name, secret):
            self._memory.pop(name, None)
            return True
        self._memory[name] = secret
        return False

    def forget(self, name: str) -> bool:
        """Remove it; False when the keyring may still hold it."""
        self._memory.pop(name, None)
        return self._keyring.forget(name)
