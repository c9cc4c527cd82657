"""A Survey out of OBS's answers. Pure: ``surveyor`` asks.

Kinds and settings are OBS's own (obs-ffmpeg, image-source, vlc-video, obs-browser, obs-text).
"""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from typing import Any

from eventdesk.domain.survey import (
    PLACEHOLDER,
    Drawn,
    FileState,
    InputFound,
    Recorder,
    SceneFound,
    StreamService,
)
from eventdesk.domain.watch_limits import WatchLimits
from eventdesk.drivers.obs.protocol import Data, Request, succeeded
from eventdesk.drivers.obs.state import KIND_NAMES

FILM = "ffmpeg_source"
PICTURE = "image_source"
LISTS = {"vlc_source": "playlist", "slideshow": "files", "slideshow_v2": "files"}
MEDIA = frozenset({FILM, "vlc_source"})

_SOUND_ONLY = re.compile(r"(wasapi|pulse|coreaudio|alsa|jack|sndio|oss|asio|pipewire-audio).*")
_COPIED = re.compile(r"(color_source|image_source|slideshow|text_|browser_source).*")
_TEXT = re.compile(r"text_.*")
_ACCOUNTS = re.compile(r"youtube", re.IGNORECASE)

BLACKEST = WatchLimits().black_level * 255
"""A pixel whose every channel is below this is black, as it is to the watchers on air."""

_MEASURABLE_MS = 10_000
_GUESSED_BITS = 0.25
"""Bits a pixel of a recording "indistinguishable in quality" of a camera, rather more than less."""
_LOSSLESS_BITS = 3.0
_SOUND_RATE = 20_000.0  # bytes a second

PROFILE: tuple[tuple[str, str], ...] = (
    ("Auth", "Type"),
    ("Output", "Mode"),
    ("SimpleOutput", "RecQuality"),
    ("SimpleOutput", "VBitrate"),
    ("SimpleOutput", "ABitrate"),
)
"""What is asked of OBS's profile: the linked account's service (never its token), and how large
a recording becomes."""

FIRST: tuple[Request, ...] = (
    ("GetVersion", {}),
    ("GetSceneList", {}),
    ("GetInputList", {}),
    ("GetGroupList", {}),
    ("GetSceneTransitionList", {}),
    ("GetInputKindList", {}),
    ("GetStudioModeEnabled", {}),
    ("GetVideoSettings", {}),
    ("GetStats", {}),
    ("GetRecordStatus", {}),
    ("GetStreamStatus", {}),
    ("GetStreamServiceSettings", {}),
    *(
        ("GetProfileParameter", {"parameterCategory": category, "parameterName": name})
        for category, name in PROFILE
    ),
)
"""What is asked first. The last ones may be refused: each is then not known."""
NEEDED = 11
"""So many of them every OBS since 28 answers."""


def answers(results: list[dict[str, Any]]) -> list[Data]:
    """Each result's data, {} for what was refused."""
    return [result.get("responseData") or {} if succeeded(result) else {} for result in results]


def transitions(listed: Data) -> dict[str, str]:
    """Every name that a sheet may use, OBS's own and English ones, with its kind."""
    own = {
        str(each["transitionName"]): str(each["transitionKind"])
        for each in listed.get("transitions", ())
    }
    english = {KIND_NAMES[kind]: kind for kind in own.values() if kind in KIND_NAMES}
    return own | {name: kind for name, kind in english.items() if name not in own}


def drawn_sources(scene: str, items: Mapping[str, tuple[tuple[str, bool], ...]]) -> tuple[str, ...]:
    """Every source that the scene draws, through the groups and scenes in it. ``items`` maps a
    scene or group to its sources, each with whether it is switched on."""
    found: dict[str, None] = {}
    left, seen = [scene], {scene}
    while left:
        for source, enabled in items.get(left.pop(0), ()):
            if not enabled:
                continue
            found[source] = None
            if source in items and source not in seen:
                seen.add(source)
                left.append(source)
    return tuple(found)


def item_list(data: Data) -> tuple[tuple[str, bool], ...]:
    """A scene's or a group's sources from the bottom up, each with whether it is switched on."""
    listed = sorted(data.get("sceneItems", ()), key=lambda each: int(each["sceneItemIndex"]))
    return tuple((str(each["sourceName"]), bool(each["sceneItemEnabled"])) for each in listed)


def input_found(name: str, kind: str, settings: Data, mute: Data, media: Data) -> InputFound:
    """One input by its settings, its mute ({} when it has no sound) and, of a film, its status."""
    files = tuple(_files(kind, settings))
    return InputFound(
        name=name,
        kind=kind,
        muted=mute.get("inputMuted"),
        files=tuple(path for path in files if path),
        file_state=_file_state(kind, files, media),
        placeholder=bool(settings.get(PLACEHOLDER)),
    )


def _files(kind: str, settings: Data) -> Iterator[str]:
    """The paths that it needs; "" where one should be and is not."""
    if kind == FILM:
        if settings.get("is_local_file", True):
            yield str(settings.get("local_file") or "")
    elif kind == PICTURE:
        yield str(settings.get("file") or "")
    elif kind in LISTS:
        for each in settings.get(LISTS[kind]) or ():
            value = str(each.get("value") or "") if isinstance(each, dict) else ""
            if "://" not in value:
                yield value
    elif kind == "browser_source" and settings.get("is_local_file"):
        yield str(settings.get("local_file") or "")
    elif settings.get("from_file") or settings.get("read_from_file"):
        yield str(settings.get("text_file") or settings.get("file") or "")


def _file_state(kind: str, files: tuple[str, ...], media: Data) -> FileState:
    if not files:
        return FileState.NONE
    if not any(files):
        return FileState.UNSET
    if kind != FILM:
        return FileState.UNKNOWN
    state, length = str(media.get("mediaState", "")), media.get("mediaDuration")
    if length is not None:
        # An absent file that is on air "plays", for 0 ms (measured on OBS 29).
        return FileState.OPEN if int(length) else FileState.LOST
    if state.endswith("_ENDED"):
        # So says OBS of a file that did not open, and of a film that was played to its end.
        return FileState.DOUBTED
    return FileState.LOST if state.endswith("_ERROR") else FileState.UNKNOWN


def is_copied(kind: str) -> bool:
    """Whether studio mode's "Duplicate Sources" copies inputs of this kind: cameras, films and
    captures are shared all the same (libobs, OBS_SOURCE_DO_NOT_DUPLICATE)."""
    return _COPIED.fullmatch(kind) is not None


def can_draw(found: InputFound) -> bool:
    """Whether a picture can be expected of it now. A film draws only while it plays, and a text
    may well be empty."""
    if _SOUND_ONLY.fullmatch(found.kind) or _TEXT.fullmatch(found.kind):
        return False
    return found.kind not in MEDIA


def drawn(result: Data) -> Drawn:
    """What a GetSourceScreenshot as PPM shows: a source without a size is refused with 702."""
    if not succeeded(result):
        code = (result.get("requestStatus") or {}).get("code")
        return Drawn.NOTHING if code == 702 else Drawn.UNKNOWN  # noqa: PLR2004
    try:
        pixels = _ppm_pixels(image(result) or b"")
    except ValueError:
        return Drawn.UNKNOWN
    return Drawn.LIT if any(value >= BLACKEST for value in pixels) else Drawn.BLACK


def image(result: Data) -> bytes | None:
    """The picture in a GetSourceScreenshot's answer; None when there is none."""
    encoded = str((result.get("responseData") or {}).get("imageData", "")).partition(",")[2]
    try:
        return base64.b64decode(encoded, validate=True) or None
    except binascii.Error:
        return None


def _ppm_pixels(ppm: bytes) -> bytes:
    """The pixels of a binary PPM of 8 bits, as Qt writes it. Raises ValueError for another file."""
    header = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", ppm)
    if header is None:
        raise ValueError("not a PPM")
    pixels = ppm[header.end() :]
    if len(pixels) != int(header[1]) * int(header[2]) * 3:
        raise ValueError("a PPM of another size")
    return pixels


def with_picture(found: InputFound, result: Data) -> tuple[Drawn, FileState]:
    """What an input draws; of a still picture this also tells whether its file was opened."""
    seen, state = drawn(result), found.file_state
    if found.kind == PICTURE and state is FileState.UNKNOWN and seen is not Drawn.UNKNOWN:
        state = FileState.LOST if seen is Drawn.NOTHING else FileState.OPEN
    return seen, state


def scene_found(name: str, sources: tuple[str, ...], result: Data | None) -> SceneFound:
    """A scene, with what it draws if somebody looked."""
    return SceneFound(name, sources, drawn(result) if result is not None else Drawn.UNKNOWN)


def peaks(event: Data) -> Iterator[tuple[str, float]]:
    """The inputs of InputVolumeMeters and the loudest of each, ahead of the fader: each channel is
    magnitude, peak, and the peak of what comes in (protocol 5.1.0)."""
    for each in event.get("inputs", ()):
        levels = [float(channel[-1]) for channel in each.get("inputLevelsMul", ()) if channel]
        yield str(each["inputName"]), max(levels, default=0.0)


def stream_service(settings: Data, status: Data, account: object) -> StreamService:
    """Where OBS streams to. A linked account is named in the profile, or shows in the service's
    own settings as a bearer's token, which is looked for and never read."""
    details = settings.get("streamServiceSettings") or {}
    service = str(details.get("service") or settings.get("streamServiceType") or "")
    linked = str(account or "")
    if not linked and any(details.get(name) for name in ("bearer_token", "token")):
        linked = service
    return StreamService(
        service=service,
        account=linked if _ACCOUNTS.search(linked) else "",
        running=bool(status.get("outputActive")),
    )


def recorder(stats: Data, status: Data, video: Data, profile: Mapping[str, object]) -> Recorder:
    """Room for a recording, and how fast one fills it."""
    rate, source = _rate(status, video, profile)
    return Recorder(
        free_mib=float(stats.get("availableDiskSpace", 0.0)),
        rate=rate,
        source=source,
        running=bool(status.get("outputActive")),
    )


def _rate(status: Data, video: Data, profile: Mapping[str, object]) -> tuple[float, str]:
    length = float(status.get("outputDuration") or 0)
    if status.get("outputActive") and length > _MEASURABLE_MS:
        return float(status.get("outputBytes") or 0) * 1000 / length, "measured"
    quality = profile.get("RecQuality") if profile.get("Mode") == "Simple" else None
    video_kbit, sound_kbit = (_whole(profile.get(name)) for name in ("VBitrate", "ABitrate"))
    if quality == "Stream" and video_kbit:
        return (video_kbit + sound_kbit) * 1000 / 8, "set"
    fps = float(video.get("fpsNumerator", 0)) / float(video.get("fpsDenominator", 1) or 1)
    pixels = float(video.get("outputWidth", 0)) * float(video.get("outputHeight", 0)) * fps
    bits = _LOSSLESS_BITS if quality == "Lossless" else _GUESSED_BITS
    return pixels * bits / 8 + _SOUND_RATE if pixels else 0.0, "guessed"


def _whole(value: object) -> int:
    return int(value) if isinstance(value, str) and value.isdigit() else 0


def profile(results: list[Data]) -> dict[str, object]:
    """The profile's parameters by name: what is set, else OBS's default."""
    return {
        name: data.get("parameterValue") or data.get("defaultParameterValue")
        for (_, name), data in zip(PROFILE, results, strict=True)
    }
