"""What is good to have on YouTube: words, picture, playlist, chapters. For the driver's thread.

Each is read before it is written and read again after, so that nothing is written twice and
nothing that was there is lost unnoticed.
"""

import logging
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from eventdesk.domain.broadcast import BroadcastDesired, Trouble, Words
from eventdesk.drivers.youtube.known import given_up, send, untried
from eventdesk.drivers.youtube.metadata import (
    chapters_body,
    described_body,
    is_this_runs,
    other_words,
)
from eventdesk.drivers.youtube.readdressing import published_body, readdressed_body
from eventdesk.drivers.youtube.reasons import CallError
from eventdesk.drivers.youtube.state import Broadcast, Observed
from eventdesk.drivers.youtube.steps import (
    Describe,
    Enlist,
    Extra,
    Illustrate,
    Publish,
    Readdress,
    WriteChapters,
)

if TYPE_CHECKING:
    # Google's client takes 0.3 s to import; the driver's thread does it.
    from eventdesk.drivers.youtube.connection import Connection

log = logging.getLogger(__name__)

Thumbnail = Callable[[str], bytes]
"""Gives the sheet's picture as a JPEG that YouTube takes. Raises OSError when the file cannot be
read and ValueError when it is no picture."""


Remember = Callable[[Observed], None]


def owed(desired: BroadcastDesired | None, observed: Observed) -> Trouble | None:
    """What the audience should read and does not, once it is tried no more."""
    if desired is None or observed.broadcast is None:
        return None
    if desired.readdress and not observed.readdressed and not untried(observed, Readdress):
        return Trouble("wordsNotChanged", observed.broadcast.title)
    hidden = (
        desired.readdress
        and not desired.moved_to
        and observed.broadcast.privacy != desired.plan.privacy
    )
    if hidden and not untried(observed, Publish):
        return Trouble("privacyNotChanged", observed.broadcast.title)
    return None


class Extras:
    """Takes the optional steps. ``note`` is what of them the operator should know."""

    def __init__(self, connection: "Connection", thumbnail: Thumbnail) -> None:
        self._connection, self._thumbnail = connection, thumbnail
        self._sent: Mapping[str, Any] | None = None
        self.note: Trouble | None = None

    def forget(self) -> None:
        """Another run: nothing is carried over."""
        self._sent = self.note = None

    def take(
        self,
        step: Extra,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        """Bring the step forward. ``remember`` gets what is known, before each write and after.
        Raises CallError."""
        if observed.broadcast is None:
            return
        broadcast_id = observed.broadcast.id
        match step:
            case Publish():
                self._publish(observed.broadcast, desired, observed, remember)
            case Readdress():
                self._readdress(broadcast_id, desired, observed, remember)
            case Describe():
                self._describe(broadcast_id, desired, observed, remember)
            case Illustrate():
                self._illustrate(broadcast_id, desired, observed, remember)
            case Enlist():
                self._enlist(broadcast_id, desired, observed, remember)
            case WriteChapters():
                self._write_chapters(broadcast_id, desired, observed, remember)

    def _publish(
        self,
        broadcast: Broadcast,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        now, observed = send(observed, Publish)
        remember(observed)
        if now:
            self._connection.update_status(published_body(broadcast, desired.plan))

    def _readdress(
        self,
        broadcast_id: str,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        video = self._connection.video(broadcast_id)
        body = readdressed_body(desired, video) if video is not None else None
        if body is not None:
            now, observed = send(observed, Readdress)
            remember(observed)
            if now:
                self._write_video(body)
        elif video is not None:
            self._compare(video)
            remember(replace(given_up(observed, Readdress()), readdressed=True))

    def _describe(
        self,
        broadcast_id: str,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        video = self._connection.video(broadcast_id)
        if video is None:  # not there yet: another look later
            return
        ours = observed.broadcast is not None and is_this_runs(desired, observed.broadcast)
        body = described_body(desired, video, ours=ours)
        if body is not None:
            now, observed = send(observed, Describe)
            remember(observed)
            if now:
                self._write_video(body)
            return
        self._compare(video)
        words = Words(desired.plan.title, desired.plan.description) if desired.reword else None
        remember(replace(given_up(observed, Describe()), words=words or observed.words))

    def _write_chapters(
        self,
        broadcast_id: str,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        video = self._connection.video(broadcast_id)
        if video is None:  # the recording may take a while to be there
            return
        try:
            body = chapters_body(video, desired.chapters)
        except ValueError as error:
            self.note = Trouble(str(error))
            remember(given_up(observed, WriteChapters()))
            return
        if body is not None:
            now, sent = send(observed, WriteChapters)
            remember(sent)
            if now and not self._recorded(body):
                remember(observed)
            return
        self._compare(video)
        remember(replace(observed, chapters=desired.chapters))

    def _recorded(self, body: Mapping[str, Any]) -> bool:
        """Write the video; False while YouTube has not made one yet of what was live."""
        try:
            self._write_video(body)
        except CallError as failure:
            if failure.reason != "videoNotFound":
                raise
            return False
        return True

    def _write_video(self, body: Mapping[str, Any]) -> None:
        self._sent = body
        try:
            self._connection.update_video(body)
        except CallError as failure:
            if not failure.perhaps_done:
                self._sent = None  # there is nothing to find again
            raise

    def _compare(self, video: Mapping[str, Any]) -> None:
        """The post-read: whatever else was in the parts that were written must be there still."""
        sent, self._sent = self._sent, None
        others = other_words(sent, video) if sent else ()
        if others:
            log.warning("YouTube did not keep what was sent: %s", ", ".join(others))
            self.note = Trouble("updateNotKept", ", ".join(others))

    def _illustrate(
        self,
        broadcast_id: str,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        done = given_up(observed, Illustrate())
        name = desired.plan.thumbnail or ""
        try:
            picture = self._thumbnail(name)
        except OSError as error:
            self.note = Trouble("thumbnailMissing", f"{name}: {error.strerror or error}")
            remember(done)
            return
        except ValueError:
            self.note = Trouble("thumbnailUnusable", name)
            remember(done)
            return
        digest = sha256(picture).hexdigest()
        if digest != desired.thumbnail_sent:
            # Nothing shows whether a lost one arrived, and the same picture twice is one picture.
            tries = {**observed.tries, Illustrate: observed.tries.get(Illustrate, 0) + 1}
            remember(replace(observed, tries=tries))
            self._connection.set_thumbnail(broadcast_id, picture)
        remember(replace(done, thumbnail=digest))

    def _enlist(
        self,
        broadcast_id: str,
        desired: BroadcastDesired,
        observed: Observed,
        remember: Remember,
    ) -> None:
        playlist = desired.plan.playlist or ""
        if self._connection.is_in_playlist(broadcast_id, playlist):
            remember(given_up(observed, Enlist()))
            return
        now, observed = send(observed, Enlist)
        remember(observed)
        if now:
            self._connection.add_to_playlist(broadcast_id, playlist)
