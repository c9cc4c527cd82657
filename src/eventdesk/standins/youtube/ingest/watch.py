"""Between the RTMP server and the channel: who sends, and how healthy what arrives is."""

import logging
from collections.abc import Mapping
from http.client import HTTPException
from threading import Event

from eventdesk.engine.threads import Thread, start_thread
from eventdesk.standins.youtube.ingest.health import Measured, judge
from eventdesk.standins.youtube.ingest.keyframes import KeyFrames
from eventdesk.standins.youtube.ingest.nginx import RtmpServer
from eventdesk.standins.youtube.ingest.sessions import Sessions
from eventdesk.standins.youtube.ingest.stat import Arriving, read_stat
from eventdesk.standins.youtube.memory import Memory
from eventdesk.standins.youtube.service import Service

log = logging.getLogger(__name__)


class Ingest:
    """Takes the RTMP server's word for who sends, and measures every ``every`` real seconds on a
    thread of its own. An unknown key is refused."""

    def __init__(self, service: Service, memory: Memory, server: RtmpServer, every: float) -> None:
        self.server = server
        self._service = service
        self._memory = memory
        self._every = every
        self._sessions = Sessions()
        self._came: dict[tuple[str, str], Arriving] = {}
        self._key_frames = KeyFrames(server)
        self._stopping = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Listen. RtmpServerError when that does not work out. Nobody sends to a server that has
        only just begun, whatever the channel remembers."""
        self.server.start()
        with self._service.settled() as channel:
            channel.addresses.ingest = self.server.url
            channel.addresses.backup = self.server.backup_url
            for stream in channel.streams.values():
                channel.ingest(stream.key, False)
        self._thread = start_thread("youtube-standin-ingest", self._watch)

    def stop(self) -> None:
        """Throw every encoder out and end the process."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()
        self._key_frames.stop()
        self.server.stop()
        self._nobody()

    def notified(self, side: str, what: Mapping[str, str]) -> bool:
        """What nginx tells of a session; False refuses it, or ends it."""
        client, key = what.get("clientid", ""), what.get("name", "")
        with self._service.settled() as channel:
            known = channel.stream_with(key) is not None
            match what.get("call"):
                case "publish" if known:
                    self._sessions.begin(client, side, key)
                    channel.ingest(key, True)
                case "update_publish" if known:
                    self._sessions.update(client, int(what.get("timestamp") or 0))
                    return True  # nothing to remember
                case "publish_done":
                    known = True
                    ended = self._sessions.end(client)
                    if ended is not None:
                        channel.ingest(ended, False)
                case "update_play":
                    return True
                case _:
                    return False
        self._memory.keep()
        return known

    def _nobody(self) -> None:
        with self._service.settled() as channel:
            for key in self._sessions.end_all():
                channel.ingest(key, False)

    def _watch(self) -> None:
        while not self._stopping.wait(self._every):
            if not self.server.is_running:
                log.error("the RTMP server has ended by itself")
                self._nobody()
                return
            try:
                arriving = read_stat(self.server.stat())
            except (OSError, HTTPException, ValueError) as error:
                log.warning("the RTMP server does not say what arrives: %r", error)
                continue
            self._measure(arriving)

    def _measure(self, arriving: list[Arriving]) -> None:
        by_key: dict[str, dict[str, Measured]] = {}
        for each in arriving:
            by_key.setdefault(each.key, {})[each.side] = self._measured(each)
        self._came = {(each.side, each.key): each for each in arriving}
        with self._service.settled() as channel:
            for key, sides in by_key.items():
                stream = channel.stream_with(key)
                if stream is None or stream.judged:
                    continue
                frozen = self._sessions.is_frozen(key)
                health, issues = judge(
                    sides.get("primary"), sides.get("backup"), stream.cdn, frozen
                )
                stream.health, stream.checked_at = health, channel.clock.now()
                stream.issues = [issue.as_json() for issue in issues]

    def _measured(self, each: Arriving) -> Measured:
        before = self._came.get((each.side, each.key))
        bitrate = None
        if before is not None and each.seconds > before.seconds:
            bitrate = (each.came - before.came) * 8 / (each.seconds - before.seconds)
        return Measured(each, bitrate, self._key_frames.of(each))
