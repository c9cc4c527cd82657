"""The refusals of YouTube's Live API, in the envelope that was seen on the wire."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

LIVE = "youtube.liveBroadcast"
STREAM = "youtube.liveStream"
_HELP = "https://developers.google.com/youtube/v3/live/docs/"

REASONS: Mapping[str, tuple[int, str, str]] = {
    # every call
    "authError": (401, "global", "Invalid Credentials"),
    "required": (400, "global", "Required parameter or field is missing"),
    "invalid": (400, "global", "Invalid value"),
    "badRequest": (400, "global", "Bad Request"),
    "notFound": (404, "global", "Not Found"),
    "unknownPart": (400, "youtube.part", "Unknown part"),
    "missingRequiredParameter": (400, "youtube.parameter", "No filter selected."),
    "incompatibleParameters": (400, "youtube.parameter", "Incompatible parameters specified"),
    "invalidPageToken": (400, "youtube.parameter", "The page token is not valid"),
    "youtubeSignupRequired": (401, "youtube.header", "The account has no YouTube channel"),
    "quotaExceeded": (
        403,
        "youtube.quota",
        "The request cannot be completed because you have exceeded your quota.",
    ),
    "dailyLimitExceeded": (403, "usageLimits", "Daily Limit Exceeded"),
    "rateLimitExceeded": (403, "usageLimits", "Rate Limit Exceeded"),
    "userRateLimitExceeded": (403, "usageLimits", "User Rate Limit Exceeded"),
    "insufficientPermissions": (403, "global", "Insufficient Permission"),
    "accessNotConfigured": (403, "usageLimits", "YouTube Data API has not been used before"),
    "forbidden": (403, "global", "Forbidden"),
    "internalError": (500, "global", "Internal error encountered."),
    "backendError": (503, "global", "Backend Error"),
    # the channel's right to go live
    "insufficientLivePermissions": (
        403,
        LIVE,
        "The request is not authorized to handle the live broadcast.",
    ),
    "livePermissionBlocked": (403, LIVE, "The user is blocked from live streaming."),
    "liveStreamingNotEnabled": (403, LIVE, "The user is not enabled for live streaming."),
    "userRequestsExceedRateLimit": (
        403,
        LIVE,
        "The user has sent too many requests within a given timeframe.",
    ),
    "userBroadcastsExceedLimit": (403, LIVE, "The user has created too many broadcasts."),
    # liveBroadcasts
    "liveBroadcastNotFound": (404, LIVE, "Broadcast not found"),
    "idRequired": (400, LIVE, "The id is required"),
    "titleRequired": (400, LIVE, "Title is required"),
    "invalidTitle": (400, LIVE, "Title is invalid"),
    "invalidDescription": (400, LIVE, "Description is invalid"),
    "scheduledStartTimeRequired": (400, LIVE, "Scheduled start time is required"),
    "scheduledEndTimeRequired": (400, LIVE, "Scheduled end time is required"),
    "invalidScheduledStartTime": (400, LIVE, "Scheduled start time must be in the future"),
    "invalidScheduledEndTime": (400, LIVE, "Scheduled end time must follow its start"),
    "privacyStatusRequired": (400, LIVE, "Privacy status is required"),
    "invalidPrivacyStatus": (400, LIVE, "Privacy status is invalid"),
    "invalidAutoStart": (400, LIVE, "Auto start is invalid"),
    "invalidAutoStop": (400, LIVE, "Auto stop is invalid"),
    "invalidEmbedSetting": (400, LIVE, "The channel may not embed live streams"),
    "invalidLatencyPreferenceOptions": (400, LIVE, "The latency preference is not valid here"),
    "invalidProjection": (400, LIVE, "The projection is invalid"),
    "invalidEnableClosedCaptions": (400, LIVE, "Closed captions are set twice"),
    "invalidTransition": (403, LIVE, "Invalid transition"),
    "redundantTransition": (403, LIVE, "Redundant transition"),
    "errorStreamInactive": (403, LIVE, "Stream is inactive"),
    "errorExecutingTransition": (503, LIVE, "An error occurred while changing the status"),
    "concurrentBroadcastsExceedLimit": (403, LIVE, "Too many concurrent broadcasts"),
    "sharedIngestionBroadcastsExceedLimit": (403, LIVE, "Too many broadcasts share the stream"),
    "liveBroadcastBindingNotAllowed": (403, LIVE, "The broadcast can no longer be bound"),
    "liveBroadcastDeletionNotAllowed": (403, LIVE, "The broadcast cannot be deleted now"),
    "enableMonitorStreamModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "enableDvrModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "enableAutoStartModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "enableAutoStopModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "recordFromStartModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "closedCaptionsTypeModificationNotAllowed": (403, LIVE, "Modification not allowed"),
    "videoNotEligibleForAdsMonetization": (412, LIVE, "Not eligible for monetization"),
    # liveStreams
    "liveStreamNotFound": (404, STREAM, "Stream not found"),
    "cdnRequired": (400, STREAM, "cdn is required"),
    "ingestionTypeRequired": (400, STREAM, "cdn.ingestionType is required"),
    "frameRateRequired": (400, STREAM, "cdn.frameRate is required"),
    "resolutionRequired": (400, STREAM, "cdn.resolution is required"),
    "invalidIngestionType": (400, STREAM, "cdn.ingestionType is invalid"),
    "invalidFrameRate": (400, STREAM, "cdn.frameRate is invalid"),
    "invalidResolution": (400, STREAM, "cdn.resolution is invalid"),
    "invalidFormat": (400, STREAM, "cdn.format is invalid"),
    "liveStreamModificationNotAllowed": (403, STREAM, "cdn cannot be changed"),
    "liveStreamDeletionNotAllowed": (403, STREAM, "The stream is bound to a broadcast"),
    # videos and thumbnails
    "videoNotFound": (404, "youtube.video", "Video not found"),
    "invalidCategoryId": (400, "youtube.video", "snippet.categoryId is invalid"),
    "defaultLanguageNotSet": (400, "youtube.video", "Localizations need a default language"),
    "invalidImage": (400, "youtube.thumbnail", "The image is invalid"),
    "mediaBodyRequired": (400, "youtube.thumbnail", "The request has no image"),
    "uploadRateLimitExceeded": (429, "youtube.thumbnail", "Too many thumbnails"),
}
"""Reason → HTTP status, error domain and message, for all that a broadcast and its pictures need:
every one of them has its treatment in the driver and its words in the desk."""

_CHAT = "youtube.liveChat"
_LISTS = "youtube.playlistItem"
MORE_REASONS: Mapping[str, tuple[int, str, str]] = {
    # cuepoints
    "cueTypeRequired": (400, LIVE, "cueType is required"),
    "invalidCuepointTime": (400, LIVE, "Give the offset or the wall time, not both"),
    "invalidCuepointDuration": (400, LIVE, "durationSecs is invalid"),
    "broadcastNotStreaming": (403, LIVE, "The broadcast is not streaming"),
    # videos
    "invalidTags": (400, "youtube.video", "snippet.tags is too long"),
    "uploadTooLarge": (413, "global", "The upload is too large"),
    "videoCategoryNotFound": (404, "youtube.videoCategory", "Category not found"),
    # playlists
    "playlistNotFound": (404, "youtube.playlist", "Playlist not found"),
    "playlistTitleRequired": (400, "youtube.playlist", "Title is required"),
    "invalidPlaylistSnippet": (400, "youtube.playlist", "The snippet is invalid"),
    "playlistIdRequired": (400, _LISTS, "playlistId is required"),
    "videoAlreadyInPlaylist": (409, _LISTS, "Video already in playlist."),
    # chat
    "liveChatNotFound": (404, _CHAT, "The live chat was not found"),
    "liveChatDisabled": (403, _CHAT, "Live chat is not enabled for the broadcast"),
    "liveChatEnded": (403, _CHAT, "The live chat is no longer live"),
    "liveChatIdRequired": (400, _CHAT, "liveChatId is required"),
    "liveChatMessageNotFound": (404, _CHAT, "The message was not found"),
    "modificationNotAllowed": (403, _CHAT, "Modification not allowed"),
    "messageTextRequired": (400, _CHAT, "The message has no text"),
    "messageTextInvalid": (400, _CHAT, "The message's text is invalid"),
    "typeRequired": (400, _CHAT, "type is required"),
    "statusRequired": (400, _CHAT, "status is required"),
    "preconditionCheckFailed": (400, _CHAT, "Precondition check failed."),
    "bannedUserChannelIdRequired": (400, _CHAT, "bannedUserDetails.channelId is required"),
    "liveChatBanInsertionNotAllowed": (403, _CHAT, "This user cannot be banned"),
    "liveChatBanNotFound": (404, _CHAT, "The ban was not found"),
    "moderatorIdRequired": (400, _CHAT, "moderatorDetails.channelId is required"),
    "liveChatModeratorNotFound": (404, _CHAT, "The moderator was not found"),
}
"""The same for methods that the desk does not call: whoever lets it call one moves its reasons
up, and is told by the tests what they need."""


class ApiError(Exception):
    """A request that YouTube refuses; ``status`` overrides the reason's usual HTTP status."""

    def __init__(self, reason: str, message: str = "", status: int | None = None) -> None:
        usual, self.domain, usual_message = REASONS.get(reason) or MORE_REASONS[reason]
        self.reason = reason
        self.message = message or usual_message
        self.status = status or usual
        super().__init__(f"{self.status} {reason}: {self.message}")

    def envelope(self, method: str = "") -> dict[str, Any]:
        """The JSON body, as seen from the live service; its help is about the method."""
        entry = {"message": self.message, "domain": self.domain, "reason": self.reason}
        if self.domain in {LIVE, STREAM}:
            entry["extendedHelp"] = _HELP + method.replace(".", "/")
        error: dict[str, Any] = {
            "code": self.status,
            "message": self.message,
            "errors": [entry],
        }
        if self.status == HTTPStatus.BAD_REQUEST and self.domain == "global":
            error["status"] = "INVALID_ARGUMENT"
        return {"error": error}
