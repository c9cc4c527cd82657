"""Studio mode's preview: the scene of the cue on standby is looked at before it is taken."""

import logging
from concurrent.futures import Future
from typing import Any

from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.protocol import Request, succeeded
from eventdesk.drivers.obs.store import Store

log = logging.getLogger(__name__)

_SETTLED_MILLISECONDS = 100
"""Until a swap at a transition's end is over for certain."""


class Preview:
    """Sets the preview once for each standby; a hand that chooses another one wins until then.

    The takes' lane does it while nothing else is to do and no transition runs: at a transition's
    end OBS swaps the scene that was on air into the preview, over whatever was set meanwhile
    (obs-websocket#1320, measured on OBS 29). A take names its scene itself rather than trigger a
    transition from the preview: it is as fast (14 ms against 16 to the end of a Cut, medians of
    40), and nobody can change the preview under it.
    """

    def __init__(self, store: Store, connection: Connection) -> None:
        self._store = store
        self._connection = connection
        self._wanted: tuple[str, str] | None = None
        self._done: tuple[str, str] | None = None
        self._session, self._entries = 0, 0
        self._swap: str | None = None  # what OBS swaps into the preview after our take
        self._sent_at = -1  # how many changes of the preview were told when one was sent

    def want(self, cue: str, scene: str | None) -> None:
        """This cue is on standby, with this scene; None leaves the preview as it is."""
        with self._store.changed:
            self._wanted = (cue, scene) if scene is not None else None
            self._store.changed.notify_all()

    def swapped(self) -> None:
        """A take of ours changes the preview to what is on air now: that is no hand."""
        self._done, self._swap = None, self._store.seen.scene

    def due(self) -> bool:
        """Whether the preview is to be set now."""
        known, seen = self._store.observed, self._store.seen
        if not self._store.ready or not seen.studio_mode or seen.transitioning:
            return False
        if known.session != self._session:
            # Another OBS, or the same one a moment later with what a hand chose there.
            if known.previews == self._sent_at or seen.preview != known.left_preview:
                self._done = None
            self._session, self._entries = known.session, known.studio_entries
        if known.studio_entries != self._entries:
            self._done, self._entries = None, known.studio_entries
        wanted = self._wanted
        if wanted is None or wanted == self._done:
            return False
        return seen.now(wanted[1]) in seen.scenes

    def set(self) -> None:
        """Set it. Nobody waits for the answer: a GO may be the next thing."""
        wanted = self._wanted
        if wanted is None:
            return
        self._done = wanted
        cue, scene = wanted[0], self._store.seen.now(wanted[1])
        if self._store.seen.preview != scene:
            # Should it be lost with its OBS before that tells of it, it is set again.
            self._sent_at = self._store.observed.previews
            log.info("%s: SetCurrentPreviewScene %s (standby %s)", self._store.output, scene, cue)
            questions: tuple[Request, ...] = (
                ("SetCurrentPreviewScene", {"sceneName": scene}),
                ("Sleep", {"sleepMillis": _SETTLED_MILLISECONDS}),
                ("GetCurrentPreviewScene", {}),
            )
            answers = self._connection.side.ask_batch(questions)
            answers.add_done_callback(lambda done: self._heard(wanted, scene, done))

    def _heard(
        self, wanted: tuple[str, str], scene: str, answers: "Future[list[dict[str, Any]]]"
    ) -> None:
        """OBS's events overtake each other: the preview is what it says when asked. Where its swap
        came last, the preview is set once more."""
        if answers.exception() is not None or not succeeded(answers.result()[-1]):
            return  # OBS has gone, or studio mode was left
        found = answers.result()[-1]["responseData"]["currentPreviewSceneName"]
        with self._store.changed:
            if found not in (scene, None) and found == self._swap and self._done == wanted:
                self._done, self._swap = None, None
            self._store.update_seen(preview=found)
