"""Refusals of what was sent, in words: the sheet's texts, settings, malformed requests."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

_NOT_UNDERSTOOD = (
    "required",
    "invalid",
    "badRequest",
    "notFound",
    "idRequired",
    "unknownPart",
    "missingRequiredParameter",
    "incompatibleParameters",
    "invalidPageToken",
    "cdnRequired",
    "ingestionTypeRequired",
    "frameRateRequired",
    "resolutionRequired",
    "invalidIngestionType",
    "invalidFrameRate",
    "invalidResolution",
    "invalidFormat",
)
_FIXED = (
    "enableMonitorStreamModificationNotAllowed",
    "enableDvrModificationNotAllowed",
    "enableAutoStartModificationNotAllowed",
    "enableAutoStopModificationNotAllowed",
    "recordFromStartModificationNotAllowed",
    "closedCaptionsTypeModificationNotAllowed",
    "liveBroadcastDeletionNotAllowed",
    "liveStreamModificationNotAllowed",
    "liveStreamDeletionNotAllowed",
)
_TITLE = ("titleRequired", "invalidTitle")
_START = ("scheduledStartTimeRequired", "invalidScheduledStartTime")
_SETTINGS = (
    "scheduledEndTimeRequired",
    "invalidScheduledEndTime",
    "invalidAutoStart",
    "invalidAutoStop",
    "invalidProjection",
    "invalidEnableClosedCaptions",
    "invalidCategoryId",
)
_PRIVACY = ("privacyStatusRequired", "invalidPrivacyStatus")
_THUMBNAIL = ("invalidImage", "mediaBodyRequired")

REQUESTS: dict[str, object] = {
    **dict.fromkeys(
        _NOT_UNDERSTOOD,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not understand a request of the desk's. Use YouTube Studio for this "
            "step, and report it with the log.",
        ),
    ),
    **dict.fromkeys(
        _FIXED,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "This setting of the broadcast can no longer be changed here. Check it in YouTube "
            "Studio.",
        ),
    ),
    **dict.fromkeys(
        _TITLE,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not take the title. Change it in the run-sheet (at most 100 characters).",
        ),
    ),
    **dict.fromkeys(
        _START,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not take the start. Check scheduled_start in the run-sheet and this "
            "machine's clock.",
        ),
    ),
    **dict.fromkeys(
        _SETTINGS,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not take a setting of the broadcast. Look at it in YouTube Studio.",
        ),
    ),
    **dict.fromkeys(
        _PRIVACY,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not take the privacy. Use public, unlisted or private in the run-sheet.",
        ),
    ),
    **dict.fromkeys(
        _THUMBNAIL,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube does not take the thumbnail. Use a JPEG or PNG of at most 2 MB.",
        ),
    ),
    "invalidDescription": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take the description. Shorten it in the run-sheet (at most 5,000 bytes).",
    ),
    "invalidEmbedSetting": QT_TRANSLATE_NOOP(
        "YouTube",
        "The channel may not embed live broadcasts. Check embedding in YouTube Studio.",
    ),
    "invalidLatencyPreferenceOptions": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not take this latency here. Choose another in the run-sheet.",
    ),
    "defaultLanguageNotSet": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not know the title's language, so translations are left out. Set it in "
        "YouTube Studio.",
    ),
}
"""Reason → English source, for ``youtube_words``."""
