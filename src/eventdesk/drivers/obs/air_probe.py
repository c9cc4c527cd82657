"""Looks at the program twice a second, and hears what its meters told meanwhile.

The picture goes over the socket of slow things, 64 pixels wide: it costs OBS 3 ms and no GO
waits for it. It is the scene as OBS draws it, in studio mode not the copy that is on air (measured
on OBS 29); its sources are the same, and it is these that go black or hang.
"""

import base64
import logging

from eventdesk.domain.air_sample import AirSample, Picture
from eventdesk.drivers.obs.bitmap import picture_of
from eventdesk.drivers.obs.connection import Connection
from eventdesk.drivers.obs.meters import Meters
from eventdesk.drivers.obs.protocol import ClosedError, ObsError
from eventdesk.drivers.obs.reasons import NONSENSE
from eventdesk.drivers.obs.store import Store
from eventdesk.engine.threads import start_thread

log = logging.getLogger(__name__)

INTERVAL = 0.5
"""Real seconds from one look to the next."""
WIDTH = 64
_SECONDS = 2.0


class AirProbe:
    """One thread; it reports an AirSample after every look while OBS is connected."""

    def __init__(self, store: Store, connection: Connection, meters: Meters) -> None:
        self._store, self._connection, self._meters = store, connection, meters

    def start(self) -> None:
        """Begin to look."""
        start_thread(f"obs-{self._store.output}-watch", self._run)

    def _run(self) -> None:
        while not self._store.stopped:
            self._store.wait(lambda: self._store.ready, None)
            try:
                if self._store.ready:
                    self._look()
            except Exception:  # a bug must not end the watch for the rest of the evening
                log.critical("%s: the watch met a bug", self._store.output, exc_info=True)
            self._store.wait(lambda: False, INTERVAL)

    def _look(self) -> None:
        scene = self._store.seen.scene
        picture = self._picture(scene) if scene is not None else None
        if self._store.seen.scene != scene:
            scene = picture = None  # changed meanwhile: it may be of either
        at = self._store.clock.monotonic()
        sample = AirSample(
            self._store.output, at, scene if picture else None, picture, self._meters.take()
        )
        self._store.sample(sample)

    def _picture(self, scene: str) -> Picture | None:
        data = {"sourceName": scene, "imageFormat": "bmp", "imageWidth": WIDTH}
        try:
            answer = self._connection.side.call("GetSourceScreenshot", data, _SECONDS)
            bmp = base64.b64decode(str(answer["imageData"]).partition(",")[2], validate=True)
            return picture_of(bmp)
        except ClosedError:
            return None
        except (ObsError, *NONSENSE) as error:
            log.debug("%s: no picture of the program: %s", self._store.output, error)
            return None
