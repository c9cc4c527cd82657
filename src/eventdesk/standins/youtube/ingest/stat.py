"""nginx-rtmp's report of its streams, read."""

from collections.abc import Iterator
from xml.etree import ElementTree

from msgspec import Struct

SIDES = ("primary", "backup")


class Arriving(Struct, frozen=True):
    """One stream as it arrives. Zero or an empty text is what is not known (yet).

    ``came`` is in bytes since its beginning, ``seconds`` ago; bit rates are in bits per second,
    the module's own means over ten seconds.
    """

    side: str
    key: str
    seconds: float
    came: int
    video_bitrate: int = 0
    audio_bitrate: int = 0
    video_codec: str = ""
    video_profile: str = ""
    width: int = 0
    height: int = 0
    frame_rate: float = 0.0
    audio_codec: str = ""
    channels: int = 0
    sample_rate: int = 0


def read_stat(xml: bytes) -> list[Arriving]:
    """The streams that are being published, first the primary server's. ValueError for XML that
    is none of nginx-rtmp's."""
    try:
        root = ElementTree.fromstring(xml)  # noqa: S314 - from the nginx that we started
    except ElementTree.ParseError as error:
        raise ValueError(f"nginx answers with no XML: {error}") from error
    servers = root.findall("server")
    if len(servers) != len(SIDES):
        raise ValueError("nginx reports of other servers than ours")
    return [each for side, server in zip(SIDES, servers, strict=True) for each in _of(side, server)]


def _of(side: str, server: ElementTree.Element) -> Iterator[Arriving]:
    for stream in server.iterfind("application/live/stream"):
        if stream.find("publishing") is None:
            continue

        def text(path: str, stream: ElementTree.Element = stream) -> str:
            return stream.findtext(path) or ""

        yield Arriving(
            side=side,
            key=text("name"),
            seconds=int(text("time") or 0) / 1000,
            came=int(text("bytes_in") or 0),
            video_bitrate=int(text("bw_video") or 0),
            audio_bitrate=int(text("bw_audio") or 0),
            video_codec=text("meta/video/codec"),
            video_profile=text("meta/video/profile"),
            width=int(text("meta/video/width") or 0),
            height=int(text("meta/video/height") or 0),
            frame_rate=float(text("meta/video/frame_rate") or 0),
            audio_codec=text("meta/audio/codec"),
            channels=int(text("meta/audio/channels") or 0),
            sample_rate=int(text("meta/audio/sample_rate") or 0),
        )
