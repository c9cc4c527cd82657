"""Pictures of scenes, as OBS draws them: the scene itself, not the transition on air."""

import base64
import binascii

from eventdesk.drivers.obs.blankness import is_blank
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.protocol import ObsError, RefusedError

NARROWEST, WIDEST = 160, 640
_QUALITY = 75
_SECONDS = 2.0


def picture(connection: Connection, scene: str, width: int) -> bytes | None:
    """A JPEG of the scene, ``width`` brought into 160..640 pixels; None when there is none."""
    data = {
        "sourceName": scene,
        "imageFormat": "jpg",
        "imageWidth": min(max(width, NARROWEST), WIDEST),  # the height with it would distort
        "imageCompressionQuality": _QUALITY,
    }
    try:
        answer = connection.side.call("GetSourceScreenshot", data, _SECONDS)
        return base64.b64decode(str(answer["imageData"]).partition(",")[2], validate=True)
    except (ObsError, KeyError, binascii.Error):
        return None


def is_empty(connection: Connection, source: str) -> bool:
    """Whether a source draws nothing at all, by its picture."""
    picture = source_picture(connection, source)
    return picture is None or is_blank(picture)


def source_picture(connection: Connection, source: str) -> bytes | None:
    """A small PNG of one source, with its transparency; None when it has no size, or OBS gives
    none. Its colours are multiplied by their opacity (measured on OBS 29)."""
    data = {"sourceName": source, "imageFormat": "png", "imageWidth": WIDEST}
    try:
        answer = connection.side.call("GetSourceScreenshot", data, _SECONDS)
        return base64.b64decode(str(answer["imageData"]).partition(",")[2], validate=True)
    except (RefusedError, KeyError, binascii.Error):
        return None
