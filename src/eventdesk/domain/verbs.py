"""What a cue can tell a device to do, word for word as the sheet says it."""

from enum import StrEnum


class MediaVerb(StrEnum):
    """What a cue does to a media input, once."""

    RESTART = "restart"
    PLAY = "play"
    PAUSE = "pause"
    STOP = "stop"


class RecordVerb(StrEnum):
    """What a cue does to the recording."""

    START = "start"
    STOP = "stop"


class ReplayVerb(StrEnum):
    """What a cue does to the replay buffer: run it, keep what it holds, end it."""

    START = "start"
    SAVE = "save"
    STOP = "stop"


class CameraVerb(StrEnum):
    """What a cue does to OBS's virtual camera."""

    START = "start"
    STOP = "stop"


class BroadcastVerb(StrEnum):
    """What a cue does to the YouTube broadcast."""

    PREVIEW = "preview"
    LIVE = "live"
    END = "end"


class Advance(StrEnum):
    """How the show leaves a cue."""

    MANUAL = "manual"
    AFTER_DURATION = "after duration"
    AT_START = "at start"
