"""What preflight has to know of YouTube, asked: a forced refresh, the channel, and what is on."""

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from msgspec.structs import replace

from eventdesk.app.accounts import Accounts
from eventdesk.app.sign_in_check import check_sign_in
from eventdesk.domain.broadcast import STREAM_TITLE, Trouble
from eventdesk.domain.finding import Finding
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.sign_in import SignInSeen
from eventdesk.domain.youtube_check import YouTubeFacts, youtube_findings
from eventdesk.drivers.youtube.oauth import Anonymous, Credentials
from eventdesk.drivers.youtube.reasons import PASSING, QUOTA, CallError, treatment
from eventdesk.drivers.youtube.state import Life
from eventdesk.engine.ports import Clock
from eventdesk.graphics.thumbnail import UnreadablePictureError, fit_thumbnail

if TYPE_CHECKING:
    from eventdesk.drivers.youtube.connection import Connection

_SECOND_TRY = 3.0
"""Real seconds: "not enabled" is now and then a passing mistake of YouTube's."""
_ON = {Life.TESTING, Life.LIVE_STARTING, Life.LIVE}


def check_youtube(
    accounts: Accounts, sheet: RunSheet, beside: Path, clock: Clock
) -> tuple[Finding, ...]:
    """Preflight's lines on YouTube, the gravest first; ``beside`` is the sheet's folder. Takes
    five units of quota, and seconds: call it from a thread that may wait. Changes nothing."""
    if sheet.broadcast is None:
        return ()
    seen = check_sign_in(accounts)
    return youtube_findings(sheet, facts(accounts, seen, sheet, beside, clock), accounts.table())


def facts(
    accounts: Accounts, seen: SignInSeen, sheet: RunSheet, beside: Path, clock: Clock
) -> YouTubeFacts:
    """What is found out, ``seen`` being how the sign-in is."""
    speaker = accounts.speaker()
    open_sign_in = isinstance(speaker, Anonymous)
    asked = not isinstance(speaker, Trouble) and (seen.trouble is None or open_sign_in)
    channel = YouTubeFacts(clock.now(), seen, open_sign_in=open_sign_in)
    if asked and not isinstance(speaker, Trouble):
        channel = _channel(accounts, speaker, channel)
    picture, coarse = _thumbnail(sheet, beside)
    return replace(channel, quota_left=accounts.budget().left, picture=picture, coarse=coarse)


def _channel(accounts: Accounts, credentials: Credentials, known: YouTubeFacts) -> YouTubeFacts:
    """With what keeps the channel from live streaming, and the titles of what is on there."""
    try:
        with accounts.connected(credentials) as connection:
            _probe(connection)
            on_air = _on_air(connection)
    except CallError as failure:
        trouble = Trouble(failure.reason, failure.detail)
        passing = treatment(failure) is PASSING or failure.reason in {*QUOTA, "quotaReserved"}
        if passing:
            return replace(known, unasked=trouble)
        return replace(known, asked=True, live=trouble)
    return replace(known, asked=True, on_air=on_air)


def on_air_now(accounts: Accounts, credentials: Credentials) -> tuple[str, ...]:
    """The titles of the channel's broadcasts that are on, previewed ones too. CallError."""
    with accounts.connected(credentials) as connection:
        return _on_air(connection)


def _on_air(connection: "Connection") -> tuple[str, ...]:
    return tuple(each.title for each in connection.unfinished() if each.life in _ON)


def _probe(connection: "Connection") -> None:
    """Ask for the channel's streams, which only a channel that may stream live has. CallError."""
    try:
        connection.stream_named(STREAM_TITLE)
    except CallError as failure:
        if failure.reason != "liveStreamingNotEnabled":
            raise
        Event().wait(_SECOND_TRY)
        connection.stream_named(STREAM_TITLE)


def _thumbnail(sheet: RunSheet, beside: Path) -> tuple[Trouble | None, bool]:
    """What is wrong with the sheet's picture, and whether it is small."""
    name = sheet.broadcast.thumbnail if sheet.broadcast else None
    if name is None:
        return None, False
    try:
        return None, fit_thumbnail(beside / name).coarse
    except UnreadablePictureError:
        return Trouble("thumbnailUnusable", name), False
    except OSError as error:
        return Trouble("thumbnailMissing", f"{name}: {error.strerror or error}"), False
