"""Why a call failed, and what to do about each reason.

YouTube's live 403 stands for permission, quota, state and limits at once: only
``errors[].reason`` tells them apart, so the reason decides, never the HTTP status.
"""

from collections.abc import Mapping
from http import HTTPStatus

from msgspec import Struct

from eventdesk.domain.broadcast import Service


class CallError(Exception):
    """A call that did not succeed.

    ``reason`` is Google's, or one of ``OWN``. ``perhaps_done`` is True when YouTube may have
    done the work all the same (a lost reply, a 5xx): read back before sending it again.
    """

    def __init__(
        self, reason: str, detail: str = "", *, status: int = 0, perhaps_done: bool = False
    ) -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail
        self.status = status
        self.perhaps_done = perhaps_done


class Treatment(Struct, frozen=True):
    """What the desk shows for a reason, and when it tries again.

    ``pause`` is in show seconds; None is the growing back-off of a passing fault.
    """

    service: Service
    pause: float | None = None


PASSING = Treatment(Service.FAILING)
NEEDS_A_PERSON = Treatment(Service.BLOCKED, pause=60.0)
OUT_OF_QUOTA = Treatment(Service.BLOCKED, pause=900.0)
SIGNED_OUT = Treatment(Service.SIGNED_OUT, pause=60.0)

QUOTA = ("quotaExceeded", "dailyLimitExceeded")
"""The day's units are gone, whatever may still be wanted."""

_PASSING = (
    # nothing was heard, or nothing that can be read
    "unreachable",
    "timeout",
    "connectionLost",
    "unreadableAnswer",
    "tokenServiceDown",
    # Google's own trouble, and asking too fast
    "backendError",
    "internalError",
    "errorExecutingTransition",
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "userRequestsExceedRateLimit",
    "uploadRateLimitExceeded",
    # about a moment that passes
    "invalidTransition",
    "errorStreamInactive",
    "redundantTransition",
)
_PERSON = (
    "certificateRefused",
    # the sign-in's own
    "clockWrong",
    "wrongChannel",
    "quotaReserved",
    # what the channel may do
    "accessNotConfigured",
    "forbidden",
    "insufficientPermissions",
    "insufficientLivePermissions",
    "livePermissionBlocked",
    "liveStreamingNotEnabled",
    "youtubeSignupRequired",
    "userBroadcastsExceedLimit",
    "concurrentBroadcastsExceedLimit",
    "sharedIngestionBroadcastsExceedLimit",
    # what became of the broadcast or the stream
    "liveBroadcastNotFound",
    "liveStreamNotFound",
    "videoNotFound",
    "liveChatDisabled",
    "liveChatEnded",
    "liveChatNotFound",
    "playlistNotFound",
    "playlistContainsMaximumNumberOfVideos",
    "playlistItemsNotAccessible",
    "liveBroadcastBindingNotAllowed",
    "liveBroadcastDeletionNotAllowed",
    "liveStreamModificationNotAllowed",
    "liveStreamDeletionNotAllowed",
    "enableMonitorStreamModificationNotAllowed",
    "enableDvrModificationNotAllowed",
    "enableAutoStartModificationNotAllowed",
    "enableAutoStopModificationNotAllowed",
    "recordFromStartModificationNotAllowed",
    "closedCaptionsTypeModificationNotAllowed",
    "videoNotEligibleForAdsMonetization",
    # what the sheet says
    "titleRequired",
    "invalidTitle",
    "invalidDescription",
    "scheduledStartTimeRequired",
    "scheduledEndTimeRequired",
    "invalidScheduledStartTime",
    "invalidScheduledEndTime",
    "privacyStatusRequired",
    "invalidPrivacyStatus",
    "invalidAutoStart",
    "invalidAutoStop",
    "invalidEmbedSetting",
    "invalidLatencyPreferenceOptions",
    "invalidProjection",
    "invalidEnableClosedCaptions",
    "invalidCategoryId",
    "defaultLanguageNotSet",
    # a request that YouTube does not understand: the desk and the API have grown apart
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
    "invalidImage",
    "mediaBodyRequired",
)
_SIGNED_OUT = (
    "authError",
    "invalid_grant",
    "signInSevenDays",
    "oauthClientRefused",
    "notSignedIn",
    "signInNotKept",
)
REASONS: Mapping[str, Treatment] = {
    **dict.fromkeys(_PASSING, PASSING),
    **dict.fromkeys(_PERSON, NEEDS_A_PERSON),
    **dict.fromkeys(QUOTA, OUT_OF_QUOTA),
    **dict.fromkeys(_SIGNED_OUT, SIGNED_OUT),
}
"""Every reason that the facts name, with its treatment."""

OWN = (
    "autoStartOn",
    "autoStopOn",
    "broadcastOver",
    "broadcastRevoked",
    "chaptersThere",
    "chaptersTooLong",
    "chatStopped",
    "driverStopped",
    "encoder-dropping",
    "encoder-reconnecting",
    "encoder-stalled",
    "healthBad",
    "healthUnproven",
    "ingestLost",
    "keyAlsoLive",
    "keyShared",
    "previewOff",
    "privacyNotChanged",
    "rivalSwitchedOff",
    "stuckStarting",
    "thumbnailMissing",
    "thumbnailUnusable",
    "unknownLifeCycle",
    "updateNotKept",
    "wordsNotChanged",
)
"""Troubles that the driver finds by looking, without a refusal."""

SIGNING_IN = (
    "channelUnclear",
    "noBrowserAnswer",
    "noOAuthClient",
    "noRefreshToken",
    "settingsUnreadable",
    "signInCancelled",
    "signInDenied",
    "signInNotPossible",
)
"""Troubles on the way to a sign-in, or instead of one."""


def treatment(failure: CallError) -> Treatment:
    """What to do. An unknown reason is a failure like any other: tried again by itself when the
    status says that the fault is Google's, and otherwise after a person had time to look."""
    known = REASONS.get(failure.reason)
    if known is not None:
        return known
    if failure.status == HTTPStatus.UNAUTHORIZED:
        return SIGNED_OUT
    if failure.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return PASSING
    return PASSING if failure.status == HTTPStatus.TOO_MANY_REQUESTS else NEEDS_A_PERSON
