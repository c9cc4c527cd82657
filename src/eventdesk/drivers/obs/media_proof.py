"""Whether media inputs do what a take asked of them: read back until they do, or do not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import MediaAction
from eventdesk.domain.switcher import SUPERSEDED
from eventdesk.domain.verbs import MediaVerb
from eventdesk.drivers.obs.protocol import Data, Request
from eventdesk.drivers.obs.store import Store

_SECONDS = 3.0
_STEP_SECONDS = 0.1
_REACHED: Mapping[MediaVerb, frozenset[str]] = {
    MediaVerb.RESTART: frozenset({"PLAYING"}),
    MediaVerb.PLAY: frozenset({"PLAYING"}),
    MediaVerb.PAUSE: frozenset({"PAUSED"}),
    MediaVerb.STOP: frozenset({"STOPPED", "ENDED", "NONE"}),
}


def media_trouble(
    store: Store,
    ask_all: Callable[[Sequence[Request]], list[dict[str, Any]]],
    actions: Sequence[MediaAction],
    newer: Callable[[], bool],
) -> Trouble | None:
    """None when all of them came to what was asked; waits, unless something newer is asked."""

    def not_reached(left: Sequence[MediaAction]) -> list[MediaAction]:
        answers = ask_all([("GetMediaInputStatus", {"inputName": each.input}) for each in left])
        return [
            action
            for action, answer in zip(left, answers, strict=True)
            if _media_state(answer) not in _REACHED[action.verb]
        ]

    left = list(actions)
    deadline = store.clock.monotonic() + _SECONDS
    while left := not_reached(left):
        if store.clock.monotonic() > deadline:
            return Trouble("media-differs", ", ".join(each.input for each in left))
        if store.wait(newer, _STEP_SECONDS):
            return SUPERSEDED
    return None


def _media_state(answer: Data) -> str:
    state = (answer.get("responseData") or {}).get("mediaState", "")
    return str(state).removeprefix("OBS_MEDIA_STATE_")
