"""One YouTube, real or a stand-in, and where what belongs to it is kept."""

from pathlib import Path

from msgspec import Struct

from eventdesk.drivers.youtube.driver import GOOGLE
from eventdesk.drivers.youtube.token_service import GOOGLE_OAUTH, OAuthSite, stand_in_oauth
from eventdesk.storage.secrets import SERVICE
from eventdesk.storage.settings import settings_path


class ServicePlace(Struct, frozen=True):
    """Its addresses, its files, and its name in the keyring."""

    endpoint: str
    oauth: OAuthSite
    settings: Path
    ledger: Path
    keyring: str
    real: bool

    @classmethod
    def of(cls, data_dir: Path, endpoint: str | None) -> "ServicePlace":
        """Google's, or the stand-in's at ``endpoint``."""
        if endpoint is None:
            ledger = data_dir / "youtube.db"
            return cls(GOOGLE, GOOGLE_OAUTH, settings_path(), ledger, SERVICE, real=True)
        root = endpoint if endpoint.endswith("/") else f"{endpoint}/"
        folder = data_dir / "stand-in"
        return cls(
            root,
            stand_in_oauth(root),
            folder / "settings.toml",
            folder / "youtube.db",
            f"{SERVICE} stand-in",
            real=False,
        )
