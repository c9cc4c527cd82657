"""The parts of a rehearsal: an OBS and a YouTube of our own, on loopback, nothing real in reach."""

import os
import threading
from collections.abc import Mapping

from eventdesk.app.parts import ObsAccess, Workplace
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.drivers.youtube.chat_reader import ChatReader
from eventdesk.drivers.youtube.driver import CALL_TIMEOUT, YouTubeDriver
from eventdesk.drivers.youtube.oauth import Anonymous
from eventdesk.drivers.youtube.quota import Budget, SessionLedger
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import YouTubeStandIn


class StandInParts:
    """Two stand-ins made for a sheet and joined: what the one streams, the other receives.

    They start with the first driver that is made.
    """

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self._password = Secret(os.urandom(12).hex())
        self._youtube = YouTubeStandIn(clock=place.clock)
        self._obs = ObsStandIn.from_sheet(place.sheet(), place.clock, password=self._password)
        self._obs.on_stream(self._streams)
        self._ledger = SessionLedger()
        self._lock = threading.Lock()
        self._running = False

    def obs(self) -> ObsDriver:
        """A driver for the one."""
        self._start()
        return self.place.obs(("127.0.0.1", self._obs.port), self._password)

    def youtube(self) -> YouTubeDriver:
        """A driver for the other."""
        self._start()
        clock, endpoint = self.place.clock, self._youtube.url
        return YouTubeDriver(
            clock, Anonymous(), endpoint, budget=self._budget(), thumbnail=self.place.thumbnail
        )

    def accesses(self) -> Mapping[str, ObsAccess]:
        """The one, while it runs."""
        self._start()
        return {PROGRAM: ObsAccess(("127.0.0.1", self._obs.port), self._password)}

    def chat(self) -> ChatReader:
        """A reader of its chat."""
        self._start()
        clock, endpoint = self.place.clock, self._youtube.url
        return ChatReader(clock, Anonymous(), endpoint, CALL_TIMEOUT, budget=self._budget())

    def _budget(self) -> Budget:
        return Budget(self.place.clock, self._ledger, sheet=self.place.sheet)

    def stop(self) -> None:
        """Hang up."""
        if self._running:
            self._obs.stop()
            self._youtube.stop()

    def _start(self) -> None:
        with self._lock:
            if not self._running:
                self._youtube.start()
                self._obs.start()
                self._running = True

    def _streams(self, _server: str, key: Secret, active: bool) -> bool:
        return self._youtube.ingest(key.reveal(), active)
