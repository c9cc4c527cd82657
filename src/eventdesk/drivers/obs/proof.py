"""Whether what a source carries is on air: its activity, the overlay around it, and a picture.

``GetSourceActive`` tells what is drawn on air and nothing of what covers it; a picture of the scene
tells what covers it, but in studio mode it draws the scene itself and not the copy that is on air
(both measured on OBS 29). Only together they are a proof.
"""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from eventdesk.domain.broadcast import Trouble
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.slots import unmoved
from eventdesk.drivers.obs.state import OVERLAY_SCENE, Item, Observed
from eventdesk.drivers.obs.wire import Wire

ALIKE = 0.92
"""A picture shows the graphic from this likeness on. Measured on OBS 29 over black, white, noise
and film, with seven looks at 720p and 1080p: on air 0.998 to 1; the same name with one letter
changed up to 0.84, another name up to 0.67, half covered 0.55, absent 0.13 (letters without plate
or shadow, white over white, cannot be told; nobody can see them either)."""
PICTURE_WIDTH = 640
"""Of the canvas, in pixels: fine enough to tell names apart, and OBS is busy for 15 ms with it."""

Likeness = Callable[[bytes], float]
"""How much an encoded picture of the program shows of the graphic, 0..1; raises OSError or
ValueError when it cannot be compared."""


def on_air(wire: Wire, observed: Observed, carrier: str, likeness: Likeness) -> Trouble | None:
    """None when this source's graphic is seen on air in the scene that is on air; else which
    of the known troubles keeps it from being seen. For a source inside the overlay scene."""
    scene = observed.seen.scene
    if scene is None:
        return Trouble("graphic-not-on-air")
    item = observed.item(scene, OVERLAY_SCENE)
    other = next((each for each in observed.items.get(scene, ()) if _shared(each)), None)
    answers = _Answers(wire.batch(_questions(scene, carrier, item, other)))
    if answers.data(0).get("currentProgramSceneName") != scene:
        return Trouble("graphic-not-on-air")
    active = bool(answers.data(1).get("videoActive"))
    if not active:
        return _inactive(observed, scene, item, other_active=_active(answers, item, other))
    place = answers.data(3).get("sceneItemTransform") if item else None
    shown = item is not None and item.enabled and place is not None and _at_rest(place)
    if item is None or shown:  # without an item of its own the scene nests the overlay deeper
        return _seen(answers.data(2), likeness)
    if not observed.seen.studio_mode:
        return Trouble("overlay-hidden", scene)
    # Switched off or moved in the scene since it was taken: its copy on air is as it was.
    picture = wire.batch([_picture(OVERLAY_SCENE)])[0]
    return _seen(picture.get("responseData") or {}, likeness)


def _questions(
    scene: str, carrier: str, item: Item | None, other: Item | None
) -> tuple[Request, ...]:
    questions: list[Request] = [
        ("GetCurrentProgramScene", {}),
        ("GetSourceActive", {"sourceName": carrier}),
        _picture(scene),
    ]
    if item:
        data = {"sceneName": scene, "sceneItemId": item.id}
        questions.append(("GetSceneItemTransform", data))
    if other:
        questions.append(("GetSourceActive", {"sourceName": other.source}))
    return tuple(questions)


def _picture(scene: str) -> Request:
    data = {"sourceName": scene, "imageFormat": "png", "imageWidth": PICTURE_WIDTH}
    return "GetSourceScreenshot", data


class _Answers:
    def __init__(self, results: list[dict[str, Any]]) -> None:
        self._results = results

    def data(self, number: int) -> Data:
        """A result's data; nothing when it was refused."""
        result = self._results[number]
        return (result.get("responseData") or {}) if succeeded(result) else {}

    def last(self) -> Data:
        """The last result's data."""
        return self.data(len(self._results) - 1)


def _shared(item: Item) -> bool:
    return item.enabled and item.source != OVERLAY_SCENE


def _active(answers: _Answers, item: Item | None, other: Item | None) -> bool:
    """Whether another source of the scene is on air; it is asked for last."""
    return bool(item and other and answers.last().get("videoActive"))


def _inactive(
    observed: Observed, scene: str, item: Item | None, *, other_active: bool
) -> Trouble | None:
    """Why nothing of the overlay is on air in this scene."""
    if item is None:
        return Trouble("overlay-missing", scene)
    if not item.enabled:
        return Trouble("overlay-hidden", scene)
    if observed.seen.studio_mode and not other_active:
        # The copy on air shares no source with the scene: OBS's setting "Duplicate Sources". When
        # it shares others, the copy was made before the overlay was there.
        return Trouble("duplicate-sources")
    return Trouble("graphic-not-on-air")


def _at_rest(place: Data) -> bool:
    return (place["positionX"], place["positionY"]) == (0, 0) and unmoved(place)


def _seen(answer: Data, likeness: Likeness) -> Trouble | None:
    try:
        encoded = str(answer.get("imageData", "")).partition(",")[2]
        share = likeness(base64.b64decode(encoded, validate=True))
    except (OSError, ValueError, binascii.Error) as error:
        return Trouble("graphic-not-on-air", str(error))
    return None if share >= ALIKE else Trouble("graphic-covered", f"{share:.2f}")
