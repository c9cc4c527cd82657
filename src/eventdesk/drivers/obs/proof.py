"""Whether what a source carries is on air: its activity, the overlay around it, and a picture.

``GetSourceActive`` tells what is drawn on air and nothing of what covers it; a picture of the scene
tells what covers it, but in studio mode it draws the scene itself and not the copy that is on air
(both measured on OBS 29). Only together they are a proof.
"""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from eventdesk.domain.broadcast import Trouble
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.slots import unmoved
from eventdesk.drivers.obs.state import OVERLAY_SCENE, Item, Observed
from eventdesk.drivers.obs.surface import Failed
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


class SceneOutlook(Struct, frozen=True):
    """The surfaces' Outlook on the scene that is on air."""

    place: "_Place | None"

    @classmethod
    def of(cls, observed: Observed) -> "SceneOutlook":
        """For the scene that OBS says is on air."""
        return cls(_Place.of(observed))

    def questions(self) -> tuple[Request, ...]:
        """What to ask OBS; nothing when it is not known what is on air."""
        return (*self.place.questions(), _active(OVERLAY_SCENE)) if self.place else ()

    def obstacle(self, results: Sequence[dict[str, Any]]) -> Trouble | None:
        """What the answers to ``questions`` say would keep it from being seen."""
        place, answers = self.place, _Answers(results)
        if place is None or answers.data(0).get("currentProgramSceneName") != place.scene:
            return None  # it is only changing: what comes is for the proof to tell
        if not answers.last().get("videoActive"):
            return place.why_inactive(answers)
        return Trouble("overlay-hidden", place.scene) if place.displaced(answers) else None

    def check(self, wire: Wire) -> None:
        """Ask alone."""
        questions = self.questions()
        trouble = self.obstacle(wire.batch(questions)) if questions else None
        if trouble is not None:
            raise Failed(trouble)


def on_air(wire: Wire, observed: Observed, carrier: str, likeness: Likeness) -> Trouble | None:
    """None when this source's graphic is seen on air in the scene that is on air; else which
    of the known troubles keeps it from being seen. For a source inside the overlay scene."""
    place = _Place.of(observed)
    if place is None:
        return Trouble("graphic-not-on-air")
    questions = (*place.questions(), _picture(place.scene), _active(carrier))
    answers = _Answers(wire.batch(questions))
    if answers.data(0).get("currentProgramSceneName") != place.scene:
        return Trouble("graphic-not-on-air")
    if not answers.last().get("videoActive"):
        return place.why_inactive(answers)
    if place.displaced(answers):
        return Trouble("overlay-hidden", place.scene)
    picture = answers.data(len(questions) - 2)
    if place.edited(answers):
        # In studio mode, since the scene was taken: its copy on air is as it was.
        picture = _Answers(wire.batch([_picture(OVERLAY_SCENE)])).data(0)
    return _seen(picture, likeness)


class _Place(Struct, frozen=True):
    """Where the overlay is in the scene on air: its ``item``, None when the scene has none of its
    own, and an ``other`` item, whose source tells whether the copy in studio mode shares any."""

    scene: str
    item: Item | None
    other: Item | None
    studio: bool

    @classmethod
    def of(cls, observed: Observed) -> "_Place | None":
        """The scene that OBS says is on air; None when that is not known."""
        scene = observed.seen.scene
        if scene is None:
            return None
        held = observed.items.get(scene, ())
        other = next((i for i in held if i.enabled and i.source != OVERLAY_SCENE), None)
        return cls(scene, observed.item(scene, OVERLAY_SCENE), other, observed.seen.studio_mode)

    def questions(self) -> tuple[Request, ...]:
        """The scene on air, the overlay's place in it, the other source's activity."""
        found: list[Request] = [("GetCurrentProgramScene", {})]
        if self.item:
            data = {"sceneName": self.scene, "sceneItemId": self.item.id}
            found.append(("GetSceneItemTransform", data))
        if self.other:
            found.append(_active(self.other.source))
        return tuple(found)

    def edited(self, answers: "_Answers") -> bool:
        """Whether the overlay's item is switched off or moved, in the scene as it is edited."""
        if self.item is None:  # the overlay is nested deeper, by the producer
            return False
        place = answers.data(1).get("sceneItemTransform")
        return not self.item.enabled or place is None or not _at_rest(place)

    def displaced(self, answers: "_Answers") -> bool:
        """The same, on air."""
        return not self.studio and self.edited(answers)

    def why_inactive(self, answers: "_Answers") -> Trouble:
        """Why nothing of the overlay is on air."""
        if self.item is None:
            return Trouble("overlay-missing", self.scene)
        if not self.item.enabled:
            return Trouble("overlay-hidden", self.scene)
        shares = self.other is not None and answers.data(2).get("videoActive")
        if self.studio and not shares:
            # The copy on air shares no source with the scene: OBS's "Duplicate Sources". When it
            # shares others, the copy was made before the overlay was there.
            return Trouble("duplicate-sources")
        return Trouble("graphic-not-on-air")


def _active(source: str) -> Request:
    return "GetSourceActive", {"sourceName": source}


def _picture(scene: str) -> Request:
    data = {"sourceName": scene, "imageFormat": "png", "imageWidth": PICTURE_WIDTH}
    return "GetSourceScreenshot", data


class _Answers:
    def __init__(self, results: Sequence[dict[str, Any]]) -> None:
        self._results = results

    def data(self, number: int) -> Data:
        """A result's data; nothing when it was refused."""
        result = self._results[number]
        return (result.get("responseData") or {}) if succeeded(result) else {}

    def last(self) -> Data:
        """The last result's data."""
        return self.data(len(self._results) - 1)


def _at_rest(place: Data) -> bool:
    return (place["positionX"], place["positionY"]) == (0, 0) and unmoved(place)


def _seen(answer: Data, likeness: Likeness) -> Trouble | None:
    try:
        encoded = str(answer.get("imageData", "")).partition(",")[2]
        share = likeness(base64.b64decode(encoded, validate=True))
    except (OSError, ValueError, binascii.Error) as error:
        return Trouble("graphic-not-on-air", str(error))
    return None if share >= ALIKE else Trouble("graphic-covered", f"{share:.2f}")
