"""The parts of a rehearsal: an OBS and a YouTube of our own, on loopback, nothing real in reach."""

import os
import threading
from collections.abc import Mapping

from eventdesk.app.parts import ObsAccess, Workplace
from eventdesk.domain.secret import Secret
from eventdesk.drivers.obs.driver import ObsDriver
from eventdesk.drivers.youtube.chat_reader import ChatReader
from eventdesk.drivers.youtube.driver import CALL_TIMEOUT, YouTubeDriver
from eventdesk.drivers.youtube.oauth import Anonymous
from eventdesk.drivers.youtube.quota import Budget, SessionLedger
from eventdesk.standins.obs import ObsStandIn
from eventdesk.standins.youtube import YouTubeStandIn


class StandInParts:
    """A stand-in of an OBS for each output of a sheet, and one of YouTube, which receives what
    they stream. Each starts with the first driver that is made for it.
    """

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self._password = Secret(os.urandom(12).hex())
        self._youtube = YouTubeStandIn(clock=place.clock)
        self._obses: dict[str, ObsStandIn] = {}
        self._ledger = SessionLedger()
        self._lock = threading.Lock()
        self._running = False

    def obs(self, output: str) -> ObsDriver:
        """A driver for the OBS of this output."""
        self._start()
        with self._lock:
            obs = self._obses[output] = ObsStandIn.from_sheet(
                self.place.sheet(), self.place.clock, output=output, password=self._password
            )
            obs.on_stream(self._streams)
            obs.start()
        return self.place.obs(output, ("127.0.0.1", obs.port), self._password)

    def youtube(self) -> YouTubeDriver:
        """A driver for YouTube."""
        self._start()
        clock, endpoint = self.place.clock, self._youtube.url
        return YouTubeDriver(
            clock, Anonymous(), endpoint, budget=self._budget(), thumbnail=self.place.thumbnail
        )

    def accesses(self) -> Mapping[str, ObsAccess]:
        """Those that run."""
        with self._lock:
            return {
                output: ObsAccess(("127.0.0.1", obs.port), self._password)
                for output, obs in self._obses.items()
            }

    def chat(self) -> ChatReader:
        """A reader of its chat."""
        self._start()
        clock, endpoint = self.place.clock, self._youtube.url
        return ChatReader(clock, Anonymous(), endpoint, CALL_TIMEOUT, budget=self._budget())

    def _budget(self) -> Budget:
        return Budget(self.place.clock, self._ledger, sheet=self.place.sheet)

    def stop(self) -> None:
        """Hang up."""
        for obs in self._obses.values():
            obs.stop()
        if self._running:
            self._youtube.stop()

    def _start(self) -> None:
        with self._lock:
            if not self._running:
                self._youtube.start()
                self._running = True

    def _streams(self, _server: str, key: Secret, active: bool) -> bool:
        return self._youtube.ingest(key.reveal(), active)
