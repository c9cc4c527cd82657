"""The settings of this machine's user: a TOML file that a person can read and edit.

It names the OAuth client, the channels that are signed in, which of them a data folder works
for, what YouTube's quota is, and what the watchers take for bad. It never holds a secret: those
are in the keyring.
"""

import os
import tomllib
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import platformdirs
from msgspec import Struct, field

from eventdesk.domain.quota import RESERVE, QuotaTable
from eventdesk.domain.sign_in import ChannelSeen
from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.storage.watch_settings import read_watch

_CHANNEL_KEYS = {"id", "title", "picture", "signed_in", "expires"}
_QUOTA_KEYS = {"daily", "reserve", "costs"}
_YOUTUBE_KEYS = {"client_id", "pins", "quota", "channels"}


class SettingsError(Exception):
    """The file cannot be read as settings; its text says where and why, and quotes no value."""


class KnownChannel(Struct, frozen=True):
    """A channel that was signed in here; ``expires`` is Google's word for the sign-in's end."""

    channel: ChannelSeen
    signed_in: datetime
    expires: datetime | None = None


class Settings(Struct, frozen=True):
    """All settings. ``pins`` maps a data folder to the id of the channel it works for."""

    client_id: str | None = None
    channels: tuple[KnownChannel, ...] = ()
    pins: Mapping[str, str] = field(default_factory=dict)
    quota: QuotaTable = field(default_factory=QuotaTable)
    watch: WatchLimits = field(default_factory=WatchLimits)

    def channel(self, channel_id: str) -> KnownChannel | None:
        """What is known of the channel of this id."""
        return next((one for one in self.channels if one.channel.id == channel_id), None)


def settings_path() -> Path:
    """Where this system keeps an application's settings for this user."""
    return Path(platformdirs.user_config_dir("EventDesk", appauthor=False), "settings.toml")


def read_settings(path: Path) -> Settings:
    """The settings at ``path``; the defaults when there is no file. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {_plain(error)}") from error
    try:
        return _settings(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise SettingsError(f"{path}: {error}") from error


def _plain(error: OSError | UnicodeDecodeError) -> str:
    return error.strerror or "" if isinstance(error, OSError) else "not UTF-8"


def change_settings(path: Path, change: Callable[[Settings], Settings]) -> Settings:
    """Write what ``change`` makes of the settings; a person's comments, order and other tables
    stay. The file is replaced whole or not at all. Raises SettingsError and OSError."""
    import tomlkit  # noqa: PLC0415 # 0.1 s, and not needed to read

    changed = change(read_settings(path))
    document = tomlkit.parse(path.read_text(encoding="utf-8")) if path.exists() else _new()
    youtube = document.setdefault("youtube", tomlkit.table())
    if changed.client_id is None:
        youtube.pop("client_id", None)
    else:
        youtube["client_id"] = changed.client_id
    youtube["pins"] = dict(changed.pins)
    rows = tomlkit.aot()
    for known in changed.channels:
        rows.append(tomlkit.item(_row(known)))
    youtube.pop("channels", None)
    if changed.channels:
        youtube["channels"] = rows
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(tomlkit.dumps(document))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return changed


def _new() -> Any:  # noqa: ANN401 # tomlkit's own document
    import tomlkit  # noqa: PLC0415

    return tomlkit.document().add(tomlkit.comment("EventDesk's settings. No secret is kept here."))


def _row(known: KnownChannel) -> dict[str, object]:
    channel = known.channel
    row: dict[str, object] = {"id": channel.id, "title": channel.title}
    if channel.picture:
        row["picture"] = channel.picture
    row["signed_in"] = known.signed_in
    if known.expires is not None:
        row["expires"] = known.expires
    return row


def _settings(data: Mapping[str, Any]) -> Settings:
    youtube = _table(data, "youtube")
    _only(youtube, _YOUTUBE_KEYS, "youtube")
    rows = youtube.get("channels", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ValueError("youtube.channels is a list of tables: [[youtube.channels]]")
    pins = _table(youtube, "pins")
    return Settings(
        client_id=_text(youtube, "client_id", "youtube") if "client_id" in youtube else None,
        channels=tuple(map(_channel, rows)),
        pins={folder: _text(pins, folder, "youtube.pins") for folder in pins},
        quota=_quota(_table(youtube, "quota")),
        watch=read_watch(_table(data, "watch")),
    )


def _channel(row: Mapping[str, Any]) -> KnownChannel:
    place = "youtube.channels"
    _only(row, _CHANNEL_KEYS, place)
    return KnownChannel(
        ChannelSeen(
            id=_text(row, "id", place),
            title=_text(row, "title", place),
            picture=_text(row, "picture", place) if "picture" in row else "",
        ),
        signed_in=_moment(row, "signed_in"),
        expires=_moment(row, "expires") if "expires" in row else None,
    )


def _quota(table: Mapping[str, Any]) -> QuotaTable:
    place = "youtube.quota"
    _only(table, _QUOTA_KEYS, place)
    costs, usual = _table(table, "costs"), QuotaTable()
    reserve = _count(table, "reserve", place) if "reserve" in table else usual.reserve
    if reserve < RESERVE:
        raise ValueError(f"{place}.reserve is at least {RESERVE}: going live and ending need it")
    return QuotaTable(
        daily=_count(table, "daily", place) if "daily" in table else usual.daily,
        reserve=reserve,
        costs={method: _count(costs, method, f"{place}.costs") for method in costs},
    )


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key, {})
    if not isinstance(found, dict):
        raise ValueError(f"{key} is a table")  # noqa: TRY004 # one kind of error for the file
    return found


def _only(table: Mapping[str, Any], known: set[str], place: str) -> None:
    for key in table:
        if key not in known:
            raise ValueError(f"{place} has no setting {key!r}")


def _text(table: Mapping[str, Any], key: str, place: str) -> str:
    found = table.get(key)
    if not isinstance(found, str) or not found:
        raise ValueError(f"{place}: {key} is a text")
    return found


def _count(table: Mapping[str, Any], key: str, place: str) -> int:
    found = table.get(key)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(f"{place}: {key} is a number of units, 0 or more")
    return found


def _moment(table: Mapping[str, Any], key: str) -> datetime:
    found = table.get(key)
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise ValueError(f"youtube.channels: {key} is a date and time with its offset from UTC")
    return found
