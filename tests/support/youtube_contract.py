"""One script of calls whose answers are compared: the stand-in's with a golden file in every
test run, Google's with the same file by ``make youtube-contract``, in a private broadcast.

An answer is remembered as its shape (which fields, of which type; states and statuses by value)
or as its refusal (HTTP status and reason), because ids and times differ from run to run.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import datetime, timedelta
from difflib import unified_diff
from pathlib import Path
from typing import Any, Protocol

from googleapiclient.errors import HttpError
from googleapiclient.http import MediaInMemoryUpload
from msgspec import Struct, field

from eventdesk.standins.youtube.pictures import picture

GOLDEN = Path(__file__).parent.parent / "standins" / "youtube" / "golden"
DETAILS = {
    "enableContentEncryption": False,
    "enableDvr": True,
    "enableEmbed": True,
    "recordFromStart": True,
    "startWithSlate": False,
    "monitorStream": {"enableMonitorStream": True, "broadcastStreamDelayMs": 0},
}
_BY_VALUE = {
    *("kind", "lifeCycleStatus", "recordingStatus", "privacyStatus", "latencyPreference"),
    *("closedCaptionsType", "projection", "streamStatus", "ingestionType", "resolution"),
    *("frameRate", "type", "severity", "liveBroadcastContent", "uploadStatus"),
}


class Place(Protocol):
    """Where the script runs."""

    client: Any
    """Google's client."""

    def now(self) -> datetime:
        """The time there, aware."""

    def wait(self, look: Callable[[], bool]) -> None:
        """Look again and again until it is so; TimeoutError when it does not become so."""

    def feed(self, stream: Mapping[str, Any]) -> AbstractContextManager[object]:
        """An encoder that sends to this stream."""


def shape(value: object, name: str = "") -> object:
    """What stays the same from run to run."""
    if isinstance(value, Mapping):
        return {key: shape(each, key) for key, each in sorted(value.items())}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    if name in _BY_VALUE or isinstance(value, bool):
        return value
    if isinstance(value, str) and name.endswith(("At", "Time")):
        return "time"
    return type(value).__name__


class Script(Struct):
    """The calls, one after the other; ``found`` is step → shape or refusal."""

    place: Place
    found: dict[str, object] = field(default_factory=dict)
    took: dict[str, timedelta] = field(default_factory=dict)
    """How long YouTube took to come to a state: never the same, so told and not compared."""

    def step(self, name: str, request: Any) -> Any:
        """Make the call and remember its outcome; the answer, None when it is refused."""
        try:
            answer = request.execute(num_retries=0)
        except HttpError as error:
            described = json.loads(error.content)["error"]
            self.found[name] = {
                "refused": [error.status_code, described["errors"][0]["reason"]],
                "envelope": shape(described),
            }
            return None
        self.found[name] = shape(answer) if answer else "nothing"
        return answer

    def run(self) -> dict[str, object]:
        """All of it. What it made is deleted in the end, whatever happens on the way."""
        api = self.place.client
        self.step("channel", api.channels().list(mine=True, part="id,snippet"))
        self._refused_inserts()
        made = self.step("insert", api.liveBroadcasts().insert(part=_ALL, body=self._body()))
        stream = self._streams()
        try:
            self._before(made["id"], stream)
            self._while_live(made["id"], stream)
        finally:
            self._clean_up(made["id"], stream["id"])
        return self.found

    def _body(self, **snippet: object) -> dict[str, Any]:
        start = (self.place.now() + timedelta(hours=1)).isoformat()
        given = {"title": "EventDesk contract", "scheduledStartTime": start, **snippet}
        return {
            "snippet": {name: value for name, value in given.items() if value is not None},
            "status": {"privacyStatus": "private", "selfDeclaredMadeForKids": False},
            "contentDetails": {"enableAutoStart": False, "enableAutoStop": False},
        }

    def _refused_inserts(self) -> None:
        past = (self.place.now() - timedelta(days=1)).isoformat()
        wrong: dict[str, dict[str, Any]] = {
            "no title": self._body(title=None),
            "no start": self._body(scheduledStartTime=None),
            "long title": self._body(title="x" * 101),
            "start in the past": self._body(scheduledStartTime=past),
            "unknown field": self._body(titel="x"),
            "no privacy": {**self._body(), "status": {}},
        }
        for name, body in wrong.items():
            request = self.place.client.liveBroadcasts().insert(part=_ALL, body=body)
            self.step(f"insert, {name}", request)

    def _streams(self) -> Any:
        streams = self.place.client.liveStreams()
        cdn = {"ingestionType": "rtmp", "resolution": "variable", "frameRate": "variable"}
        snippet = {"title": "EventDesk contract"}
        parts = "id,snippet,cdn,status,contentDetails"
        no_rate = {"ingestionType": "rtmp", "resolution": "variable"}
        for name, body in {
            "no cdn": {"snippet": snippet},
            "no frame rate": {"snippet": snippet, "cdn": no_rate},
            "no title": {"snippet": {}, "cdn": cdn},
        }.items():
            self.step(f"stream, {name}", streams.insert(part=parts, body=body))
        body = {"snippet": snippet, "cdn": cdn}
        return self.step("stream", streams.insert(part=parts, body=body))

    def _before(self, made: str, stream: Mapping[str, Any]) -> None:
        broadcasts, videos = self.place.client.liveBroadcasts(), self.place.client.videos()
        self.step("list by id", broadcasts.list(id=made, part=_ALL))
        self.step("list, unknown id", broadcasts.list(id="nobody", part="id"))
        self.step("list, two filters", broadcasts.list(mine=True, id=made, part="id"))
        self.step("list, no filter", broadcasts.list(part="id"))
        for to in ("testing", "live", "complete"):
            self._go(made, to, f"created to {to}")
        self.step("bind, unknown stream", broadcasts.bind(id=made, streamId="none", part=_ALL))
        self.step("bind", broadcasts.bind(id=made, streamId=stream["id"], part=_ALL))
        self._go(made, "testing", "ready to testing without a stream")
        self._go(made, "complete", "ready to complete")
        whole = self._body(description="Long")["snippet"]
        update = {"id": made, "snippet": whole}
        self.step("update snippet", broadcasts.update(part="id,snippet", body=update))
        details = {"id": made, "contentDetails": {"enableDvr": True}}
        self.step(
            "update half the details", broadcasts.update(part="id,contentDetails", body=details)
        )
        body = {"id": made, "snippet": {"title": "Contract", "categoryId": "28"}}
        self.step("video", videos.list(id=made, part=_VIDEO))
        self.step("video update", videos.update(part="snippet", body=body))
        body = {"id": made, "snippet": {"title": "Contract", "categoryId": "9999"}}
        self.step("video update, unknown category", videos.update(part="snippet", body=body))
        words = {"en": {"title": "Contract", "description": ""}}
        body = {"id": made, "localizations": words}
        self.step("localizations, no language", videos.update(part="localizations", body=body))
        self._thumbnail(made, "thumbnail", picture("high.png"))
        self._thumbnail(made, "thumbnail, no picture", b"not a picture")
        self._thumbnail("nobody", "thumbnail, no video", picture("high.png"))

    def _thumbnail(self, video: str, name: str, data: bytes) -> None:
        media = MediaInMemoryUpload(data, mimetype="image/png", resumable=False)
        request = self.place.client.thumbnails().set(videoId=video, media_body=media)
        self.step(name, request)

    def _go(self, made: str, to: str, name: str) -> None:
        broadcasts = self.place.client.liveBroadcasts()
        request = broadcasts.transition(id=made, broadcastStatus=to, part="id,status")
        self.step(name, request)

    def _reach(self, made: str, life: str) -> None:
        request = self.place.client.liveBroadcasts().list(id=made, part="status")
        self._wait(life, lambda: request.execute()["items"][0]["status"]["lifeCycleStatus"] == life)

    def _wait(self, state: str, look: Callable[[], bool]) -> None:
        begun = self.place.now()
        self.place.wait(look)
        self.took[state] = self.place.now() - begun

    def _while_live(self, made: str, stream: Mapping[str, Any]) -> None:
        api = self.place.client
        broadcasts = api.liveBroadcasts()
        status = api.liveStreams().list(id=stream["id"], part="id,status")

        def active() -> bool:
            return bool(status.execute()["items"][0]["status"]["streamStatus"] == "active")

        with self.place.feed(stream):
            self._wait("active", active)
            self.step("stream, active", status)
            self._go(made, "live", "ready to live, monitor on")
            self._go(made, "testing", "ready to testing")
            self._go(made, "testing", "testing again")
            self._reach(made, "testing")
            self._go(made, "live", "testing to live")
            self._reach(made, "live")
            self.step("live", broadcasts.list(id=made, part=_ALL))
            body = {"id": made, "contentDetails": {**DETAILS, "enableDvr": False}}
            self.step("DVR while live", broadcasts.update(part="id,contentDetails", body=body))
            self.step("bind while live", broadcasts.bind(id=made, part="id"))
            self.step("delete while live", broadcasts.delete(id=made))
            chat = broadcasts.list(id=made, part="snippet").execute()["items"][0]["snippet"]
            messages = api.liveChatMessages()
            page = messages.list(liveChatId=chat["liveChatId"], part="id,snippet,authorDetails")
            self.step("chat", page)
            self._go(made, "complete", "live to complete")
            self._reach(made, "complete")
        self._go(made, "complete", "complete again")
        self._go(made, "live", "complete to live")
        self.step("delete when complete", broadcasts.delete(id=made))
        self.step("video, complete", api.videos().list(id=made, part=_VIDEO))

    def _clean_up(self, made: str, stream: str) -> None:
        api = self.place.client
        end = api.liveBroadcasts().transition(id=made, broadcastStatus="complete", part="id")
        with suppress(HttpError):  # it is over already, unless something went wrong on the way
            end.execute(num_retries=0)
        self.step("video delete", api.videos().delete(id=made))
        self.step("delete, unknown", api.liveBroadcasts().delete(id="nobody"))
        self.step("stream delete", api.liveStreams().delete(id=stream))


_ALL = "id,snippet,status,contentDetails"
_VIDEO = "id,snippet,status,liveStreamingDetails"


def as_text(found: Mapping[str, object]) -> str:
    """As the golden file has it."""
    return json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def differences(found: Mapping[str, object]) -> Iterator[str]:
    """How an outcome differs from the golden file, line by line; nothing when it does not."""
    golden = (GOLDEN / "contract.json").read_text(encoding="utf-8")
    return unified_diff(golden.splitlines(), as_text(found).splitlines(), "stand-in", "here", n=8)


@contextmanager
def _google() -> Iterator[Place]:
    from support.youtube_channel import open_channel

    with open_channel() as place:
        yield place


def main() -> int:
    """Run it against Google; print what differs. 0 when nothing does."""
    with _google() as place:
        script = Script(place)
        found = script.run()
    for state, took in script.took.items():
        print(f"{state} after {took.total_seconds():.0f} s")
    lines = list(differences(found))
    print("\n".join(lines) or "YouTube answers as its stand-in does.")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
