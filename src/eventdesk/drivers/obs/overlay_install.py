"""Bringing the overlay scene into OBS, keeping it on top, and taking it out again."""

import logging
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from eventdesk.domain.broadcast import Trouble
from eventdesk.drivers.obs import overlay, resync, state
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.protocol import Request, succeeded
from eventdesk.drivers.obs.slots import failures
from eventdesk.drivers.obs.store import Store
from eventdesk.drivers.obs.surface import Part

log = logging.getLogger(__name__)

_ROUNDS = 5
"""Scene, slots, items, lock and place: each needs the numbers that the round before brought."""
_BATCH_SECONDS = 10.0
_PAUSE_MILLISECONDS = 150
_FAILED = "overlay-failed"


class OverlayInstaller:
    """Belongs to the strap lane's thread. Trouble with the overlay is shown in ``seen``."""

    def __init__(
        self,
        store: Store,
        connection: Connection,
        parts: Callable[[], tuple[Part, ...]],
        scenes: Callable[[], frozenset[str]],
    ) -> None:
        self._store = store
        self._connection = connection
        self._parts = parts
        self._scenes = scenes
        self._keeps = False

    def want(self, installed: bool | None, *, restore: bool = False) -> None:
        """Have it installed, and kept so, or removed; None leaves it at that. ``restore`` also
        undoes that a hand hid or moved it, by the operator's word alone."""
        if installed is None:
            return
        self._keeps = installed
        if installed:
            parts = self._parts()
            self._converge(lambda: overlay.install(self._store.observed, self._scenes(), parts))
            if restore:
                self._restore()
        else:
            parts = self._parts()
            self._converge(lambda: overlay.remove(self._store.observed, parts))

    def repair(self) -> None:
        """Put back what is missing of an overlay that is to be kept: a hand deleted some of it, or
        OBS was restarted or shows another scene collection."""
        if self._keeps:
            self.want(installed=True)

    def due(self) -> bool:
        """Whether a hand did something to an overlay that is to be kept."""
        return self._keeps and bool(overlay.keep(self._store.observed))

    def keep(self) -> None:
        """Bring it back to the top, under its own names."""
        self._converge(lambda: overlay.keep(self._store.observed))

    def _restore(self) -> None:
        requests = overlay.restore(self._store.observed)
        if requests:
            answers = self._connection.side.batch(requests, timeout=_BATCH_SECONDS)
            refused = "; ".join(failures(answers))
            if refused:
                self._say(Trouble(_FAILED, refused))
            self._read_back(requests, hesitate=False)

    def _converge(self, missing: Callable[[], tuple[Request, ...]]) -> None:
        trouble = ""
        for _ in range(_ROUNDS):
            requests = missing()
            if not requests:
                self._say(None)
                return
            log.info("%s: overlay: %d requests", self._store.output, len(requests))
            answers = self._connection.side.batch(requests, timeout=_BATCH_SECONDS)
            trouble = "; ".join(failures(answers))
            self._read_back(requests, hesitate=bool(trouble))
        if missing():
            self._say(Trouble(_FAILED, trouble))
            self._keeps = False  # or it would be tried in a circle
        else:
            self._say(None)

    def _say(self, trouble: Trouble | None) -> None:
        now = self._store.seen.trouble
        if trouble or (now and now.code == _FAILED):
            self._store.update_seen(trouble=trouble)

    def _read_back(self, requests: Iterable[Request], *, hesitate: bool) -> None:
        """Read the scenes that these requests touched; events may be late or lost. After a refusal
        with a pause: an input that was just deleted still has its name for some frames and cannot
        be made anew (seen on OBS 29)."""
        named = {data["sceneName"] for _, data in requests if "sceneName" in data}
        touched = sorted(named | {state.OVERLAY_SCENE})
        pause = _PAUSE_MILLISECONDS if hesitate else 0
        questions: list[Request] = [("Sleep", {"sleepMillis": pause})]
        questions += [("GetSceneList", {}), ("GetInputList", {})]
        questions += [("GetSceneItemList", {"sceneName": scene}) for scene in touched]
        _, scenes, inputs, *lists = self._connection.side.batch(questions, timeout=_BATCH_SECONDS)
        names = resync.scene_names((scenes.get("responseData") or {}).get("scenes", ()))
        there = [each["inputName"] for each in (inputs.get("responseData") or {})["inputs"]]
        items = {
            scene: resync.scene_items(answer["responseData"]["sceneItems"])
            for scene, answer in zip(touched, lists, strict=True)
            if succeeded(answer)
        }

        def merged(known: state.Observed) -> state.Observed:
            kept = {scene: held for scene, held in known.items.items() if scene not in touched}
            seen = replace(
                known.seen,
                scenes=names,
                inputs={name: known.seen.inputs.get(name) for name in there},
            )
            strays = {now: old for now, old in known.strays.items() if now in {*names, *there}}
            found = replace(known, seen=seen, items={**kept, **items}, strays=strays)
            return state.with_parts(state.settle(found))

        self._store.update(merged)
