"""The types of YouTube's configurationIssues in words: what is wrong with the stream."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

ISSUES: dict[str, object] = {
    "gopSizeOver": QT_TRANSLATE_NOOP(
        "YouTube",
        "Key frames come too rarely. Set OBS's keyframe interval to 2 s.",
    ),
    "gopSizeLong": QT_TRANSLATE_NOOP(
        "YouTube",
        "Key frames come rarely. Set OBS's keyframe interval to 2 s.",
    ),
    "gopSizeShort": QT_TRANSLATE_NOOP(
        "YouTube",
        "Key frames come too often. Set OBS's keyframe interval to 2 s.",
    ),
    "openGop": QT_TRANSLATE_NOOP(
        "YouTube",
        "The encoder uses open GOPs. Switch them off in OBS's encoder settings.",
    ),
    "badContainer": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube cannot read the stream's container. Check OBS's output settings.",
    ),
    "audioBitrateHigh": QT_TRANSLATE_NOOP(
        "YouTube",
        "The audio bitrate is too high. Use 128 kbit/s for stereo.",
    ),
    "audioBitrateLow": QT_TRANSLATE_NOOP(
        "YouTube",
        "The audio bitrate is too low. Use 128 kbit/s for stereo.",
    ),
    "audioSampleRate": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take the audio's sample rate. Use 44.1 or 48 kHz.",
    ),
    "bitrateHigh": QT_TRANSLATE_NOOP(
        "YouTube",
        "The video bitrate is higher than recommended. Lower it in OBS if the stream stutters.",
    ),
    "bitrateLow": QT_TRANSLATE_NOOP(
        "YouTube",
        "The video bitrate is lower than recommended. Check the network, or raise it in OBS.",
    ),
    "audioCodec": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take the audio codec. Use AAC.",
    ),
    "videoCodec": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take the video codec. Use H.264.",
    ),
    "noAudioStream": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream has no sound. Check the audio in OBS.",
    ),
    "noVideoStream": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream has no picture. Check the video in OBS.",
    ),
    "multipleVideoStreams": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream has several pictures. Send one only.",
    ),
    "multipleAudioStreams": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream has several sound tracks. Send one only.",
    ),
    "audioTooManyChannels": QT_TRANSLATE_NOOP(
        "YouTube",
        "The sound has too many channels. Send mono, stereo or 5.1.",
    ),
    "interlacedVideo": QT_TRANSLATE_NOOP(
        "YouTube",
        "The picture is interlaced. Send it progressive.",
    ),
    "frameRateHigh": QT_TRANSLATE_NOOP(
        "YouTube",
        "The frame rate is too high. Use 60 fps at most.",
    ),
    "resolutionMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: resolution. Give both encoders the same settings.",
    ),
    "videoCodecMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: video codec. Give both encoders the same settings.",
    ),
    "videoInterlaceMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: interlacing. Give both encoders the same settings.",
    ),
    "videoProfileMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: video profile. Give both encoders the same settings.",
    ),
    "videoBitrateMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: video bitrate. Give both encoders the same settings.",
    ),
    "framerateMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: frame rate. Give both encoders the same settings.",
    ),
    "gopMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: keyframe interval. Give both encoders the same settings.",
    ),
    "audioSampleRateMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: sample rate. Give both encoders the same settings.",
    ),
    "audioStereoMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: mono and stereo. Give both encoders the same settings.",
    ),
    "audioCodecMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: audio codec. Give both encoders the same settings.",
    ),
    "audioBitrateMismatch": QT_TRANSLATE_NOOP(
        "YouTube",
        "Main and backup stream differ: audio bitrate. Give both encoders the same settings.",
    ),
    "videoResolutionSuboptimal": QT_TRANSLATE_NOOP(
        "YouTube",
        "The resolution is unusual. Use 1080p or 720p.",
    ),
    "videoResolutionUnsupported": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take this resolution. Use 1080p or 720p.",
    ),
    "videoIngestionStarved": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube receives too little video to play smoothly. Check the network's upload.",
    ),
    "videoIngestionFasterThanRealtime": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream arrives faster than it plays. Restart OBS's stream.",
    ),
}
"""Type → English source, for ``youtube_words``."""
