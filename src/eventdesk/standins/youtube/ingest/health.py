"""What YouTube would say of a stream that arrives so.

The types and what they mean are YouTube's (liveStreams, health_status_messages); the recommended
rates are those of its page on encoder settings. It publishes no severities: an error is here what
leaves viewers without picture or sound, a warning everything else.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from eventdesk.standins.youtube.ingest.stat import Arriving

# Lines of picture → recommended bits per second at up to 30 frames, and above.
_MEGA = 1_000_000
_RATES: Mapping[int, tuple[tuple[float, float], tuple[float, float]]] = {
    240: ((0.3, 0.7), (0.3, 0.7)),
    360: ((0.4, 1.0), (0.4, 1.0)),
    480: ((0.5, 2.0), (0.5, 2.0)),
    720: ((1.5, 4.0), (2.25, 6.0)),
    1080: ((3.0, 6.0), (4.5, 9.0)),
    1440: ((6.0, 13.0), (9.0, 18.0)),
    2160: ((13.0, 34.0), (20.0, 51.0)),
}
_FAST, _FASTEST = 31, 61
_SAMPLE_RATES = (44_100, 48_000)
_LOUD = (64_000, 512_000)
_MOST_CHANNELS = 6
_KEY_FRAME_SECONDS = 4.0
# The module's own means, and the codecs, are there only some seconds after the beginning.
_KNOWN_AFTER = 3.0

ERRORS = frozenset(
    {
        "noVideoStream",
        "noAudioStream",
        "videoCodec",
        "audioCodec",
        "videoResolutionUnsupported",
        "videoIngestionStarved",
    }
)


class Issue(Struct, frozen=True):
    """One thing that is wrong."""

    type: str
    description: str

    @property
    def severity(self) -> str:
        """Error or warning."""
        return "error" if self.type in ERRORS else "warning"

    def as_json(self) -> dict[str, str]:
        """As configurationIssues has it."""
        reason = "Check secondary stream" if "Mismatch" in self.type else "Check encoder settings"
        return {
            "type": self.type,
            "severity": self.severity,
            "reason": reason,
            "description": self.description,
        }


class Measured(Struct, frozen=True):
    """A stream with what was measured over time: its bit rate in bits per second and the seconds
    between key frames; None where that is not known yet."""

    arriving: Arriving
    bitrate: float | None = None
    key_frames: float | None = None


def judge(
    primary: Measured | None, backup: Measured | None, cdn: Mapping[str, Any], frozen: bool
) -> tuple[str, list[Issue]]:
    """The health status and its issues: good without any, ok with warnings, bad with an error."""
    measured = primary or backup
    if measured is None:
        return "noData", []
    issues = list(_picture(measured, cdn)) + list(_sound(measured.arriving))
    if frozen:
        words = "Not enough video arrives to keep the stream smooth."
        issues.append(Issue("videoIngestionStarved", words))
    if primary and backup:
        issues += _differences(primary.arriving, backup.arriving)
    return status_of(issues), issues


def status_of(issues: list[Issue]) -> str:
    """The status that issues of these severities make."""
    if any(issue.severity == "error" for issue in issues):
        return "bad"
    return "ok" if issues else "good"


def _picture(measured: Measured, cdn: Mapping[str, Any]) -> Iterator[Issue]:
    arriving = measured.arriving
    if not arriving.video_codec:
        if arriving.seconds >= _KNOWN_AFTER:
            yield Issue("noVideoStream", "No video arrives.")
        return
    if arriving.video_codec != "H264":
        yield Issue("videoCodec", f"The video is {arriving.video_codec}; send H.264.")
    size = f"{arriving.width}x{arriving.height}"
    wanted = str(cdn.get("resolution", "variable")).removesuffix("p")
    if arriving.height not in _RATES:
        yield Issue("videoResolutionUnsupported", f"The picture is {size}.")
    elif wanted.isdecimal() and int(wanted) != arriving.height:
        yield Issue("videoResolutionSuboptimal", f"The picture is {size}, not {wanted} lines.")
    fastest = _FAST if cdn.get("frameRate") == "30fps" else _FASTEST
    if arriving.frame_rate > fastest:
        yield Issue("frameRateHigh", f"{arriving.frame_rate:g} frames per second arrive.")
    yield from _rate(measured)
    if measured.key_frames is not None and measured.key_frames > _KEY_FRAME_SECONDS:
        words = f"Key frames are {measured.key_frames:.1f} s apart; send one every 4 s or oftener."
        yield Issue("gopSizeLong", words)


def _rate(measured: Measured) -> Iterator[Issue]:
    rates = _RATES.get(measured.arriving.height)
    if rates is None or measured.bitrate is None:
        return
    low, high = rates[measured.arriving.frame_rate > _FAST]
    actual = measured.bitrate / _MEGA
    words = f"{actual:.2f} Mbit/s arrive; {low:g} to {high:g} are recommended."
    if actual < low:
        yield Issue("bitrateLow", words)
    if actual > high:
        yield Issue("bitrateHigh", words)


def _sound(arriving: Arriving) -> Iterator[Issue]:
    if not arriving.audio_codec:
        if arriving.seconds >= _KNOWN_AFTER:
            yield Issue("noAudioStream", "No sound arrives.")
        return
    if arriving.audio_codec not in {"AAC", "MP3"}:
        yield Issue("audioCodec", f"The sound is {arriving.audio_codec}; send AAC or MP3.")
    if arriving.sample_rate and arriving.sample_rate not in _SAMPLE_RATES:
        yield Issue("audioSampleRate", f"{arriving.sample_rate} Hz arrive; send 44100 or 48000.")
    if arriving.channels > _MOST_CHANNELS:
        yield Issue("audioTooManyChannels", f"{arriving.channels} channels arrive.")
    low, high = _LOUD
    if 0 < arriving.audio_bitrate < low:
        yield Issue("audioBitrateLow", f"{arriving.audio_bitrate} bit/s of sound arrive.")
    if arriving.audio_bitrate > high:
        yield Issue("audioBitrateHigh", f"{arriving.audio_bitrate} bit/s of sound arrive.")


def _differences(primary: Arriving, backup: Arriving) -> list[Issue]:
    """What must be the same on both sides and is not."""
    pairs = {
        "resolutionMismatch": ((primary.width, primary.height), (backup.width, backup.height)),
        "videoCodecMismatch": (primary.video_codec, backup.video_codec),
        "videoProfileMismatch": (primary.video_profile, backup.video_profile),
        "framerateMismatch": (primary.frame_rate, backup.frame_rate),
        "audioCodecMismatch": (primary.audio_codec, backup.audio_codec),
        "audioSampleRateMismatch": (primary.sample_rate, backup.sample_rate),
        "audioStereoMismatch": (primary.channels, backup.channels),
    }
    return [
        Issue(kind, f"The primary and the backup stream differ: {one} and {other}.")
        for kind, (one, other) in pairs.items()
        if one != other and all((one, other)) and (0, 0) not in {one, other}
    ]
