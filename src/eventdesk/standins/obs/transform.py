"""Where a scene item stands on the canvas, and the checks OBS makes before it moves."""

from msgspec import Struct
from msgspec.structs import asdict

from eventdesk.standins.obs.fields import Fields
from eventdesk.standins.obs.wire import Data, Refused, Status

FARTHEST = 90001.0
LARGEST_CROP = 100000
LEFT, RIGHT, TOP, BOTTOM = 1, 2, 4, 8
BOUNDS_TYPES = tuple(
    f"OBS_BOUNDS_{name}"
    for name in (
        "NONE",
        "STRETCH",
        "SCALE_INNER",
        "SCALE_OUTER",
        "SCALE_TO_WIDTH",
        "SCALE_TO_HEIGHT",
        "MAX_ONLY",
    )
)


class Transform(Struct):
    """A scene item's transform in canvas pixels and degrees, by the protocol's field names."""

    positionX: float = 0.0  # noqa: N815 -- the protocol's names, written to the wire as they are
    positionY: float = 0.0  # noqa: N815
    rotation: float = 0.0
    scaleX: float = 1.0  # noqa: N815
    scaleY: float = 1.0  # noqa: N815
    alignment: int = LEFT | TOP
    boundsType: str = BOUNDS_TYPES[0]  # noqa: N815
    boundsAlignment: int = 0  # noqa: N815
    boundsWidth: float = 0.0  # noqa: N815
    boundsHeight: float = 0.0  # noqa: N815
    cropLeft: int = 0  # noqa: N815
    cropTop: int = 0  # noqa: N815
    cropRight: int = 0  # noqa: N815
    cropBottom: int = 0  # noqa: N815

    def on_the_wire(self, size: tuple[int, int]) -> Data:
        """The protocol's object for an item whose source has this size in pixels."""
        width, height = size
        return asdict(self) | {
            "sourceWidth": float(width),
            "sourceHeight": float(height),
            "width": width * self.scaleX,  # the crop is not taken off (measured on OBS 29)
            "height": height * self.scaleY,
        }

    def changed(self, wanted: Data, size: tuple[int, int]) -> "Transform":
        """A copy with these fields changed; raises Refused and changes nothing at all."""
        fields = Fields(wanted)
        changes: Data = {}
        for name in ("positionX", "positionY"):
            if name in fields:
                changes[name] = float(fields.number(name, -FARTHEST, FARTHEST))
        if "rotation" in fields:
            changes["rotation"] = float(fields.number("rotation", -360, 360))
        changes |= _scale(fields, size)
        for name in ("alignment", "boundsAlignment"):
            if name in fields:
                changes[name] = fields.whole(name, 0)
        changes |= _bounds(fields)
        for name in ("cropLeft", "cropTop", "cropRight", "cropBottom"):
            if name in fields:
                changes[name] = fields.whole(name, 0, LARGEST_CROP)
        if not changes:
            raise Refused(Status.CANNOT_ACT, "You have not provided any valid transform changes.")
        return Transform(**(asdict(self) | changes))


def _scale(fields: Fields, size: tuple[int, int]) -> Data:
    changes: Data = {}
    for name, length in zip(("scaleX", "scaleY"), size, strict=True):
        if name in fields:
            scale = fields.number(name)
            if not -FARTHEST < scale * length < FARTHEST:
                raise Refused(
                    Status.OUT_OF_RANGE,
                    f"The field `{name}` is too small or large for the current source resolution.",
                )
            changes[name] = float(scale)
    return changes


def _bounds(fields: Fields) -> Data:
    changes: Data = {}
    if "boundsType" in fields:
        kind = fields.string("boundsType")
        if kind not in BOUNDS_TYPES:
            raise Refused(Status.INVALID_FIELD, "The field `boundsType` has an invalid value.")
        changes["boundsType"] = kind
    for name in ("boundsWidth", "boundsHeight"):
        if name in fields:
            # 1 and not 0: so OBS refuses its own answer when it is sent back unchanged.
            changes[name] = float(fields.number(name, 1, FARTHEST))
    return changes
