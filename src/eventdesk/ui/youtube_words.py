"""YouTube's reasons in words: what happened, and what to do about it."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from eventdesk.domain.broadcast import Trouble
from eventdesk.ui.youtube_finish_words import FINISH
from eventdesk.ui.youtube_issue_words import ISSUES
from eventdesk.ui.youtube_request_words import REQUESTS
from eventdesk.ui.youtube_sign_in_words import SIGN_IN


def trouble(what: Trouble) -> str:
    """The sentences for a reason of YouTube's, a trouble of the driver's, or an issue of the
    stream. A reason without words is shown as it came, with YouTube's own message."""
    source = WORDS.get(what.code)
    if source is not None:
        sentence = QCoreApplication.translate("YouTube", str(source))
        return sentence.replace("{detail}", what.detail)
    unknown = QCoreApplication.translate("YouTube", "YouTube refuses: {detail} ({code})")
    return unknown.format(detail=what.detail or what.code, code=what.code)


_ITS_FAULT = ("backendError", "internalError", "errorExecutingTransition")
_QUOTA = ("quotaExceeded", "dailyLimitExceeded")
_PAUSE = (
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "userRequestsExceedRateLimit",
    "uploadRateLimitExceeded",
)
_NOT_ALLOWED = ("forbidden", "insufficientLivePermissions")

WORDS: dict[str, object] = {
    **ISSUES,
    **REQUESTS,
    **SIGN_IN,
    **FINISH,
    **dict.fromkeys(
        _ITS_FAULT,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube has a fault of its own. The desk tries again.",
        ),
    ),
    **dict.fromkeys(
        _QUOTA,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "The day's YouTube quota is used up, so the desk sees and does little there. It "
            "returns at midnight Pacific time; use YouTube Studio until then.",
        ),
    ),
    **dict.fromkeys(
        _PAUSE,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "YouTube asks for a pause. The desk waits and tries again.",
        ),
    ),
    **dict.fromkeys(
        _NOT_ALLOWED,
        QT_TRANSLATE_NOOP(
            "YouTube",
            "This account may not manage live broadcasts of the channel. Sign in as an owner or "
            "manager.",
        ),
    ),
    "unreachable": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube cannot be reached. Check this machine's internet connection; the desk keeps "
        "trying.",
    ),
    "timeout": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube does not answer in time. The desk looks again by itself; check the network "
        "if this stays.",
    ),
    "connectionLost": QT_TRANSLATE_NOOP(
        "YouTube",
        "The connection broke before YouTube answered. The desk reads back what was done.",
    ),
    "unreadableAnswer": QT_TRANSLATE_NOOP(
        "YouTube",
        "The answer did not come from YouTube as expected. Check for a network sign-in page "
        "on this machine.",
    ),
    "certificateRefused": QT_TRANSLATE_NOOP(
        "YouTube",
        "The connection to YouTube is not trusted. Check this machine's clock and for a "
        "network sign-in page.",
    ),
    "youtubeSignupRequired": QT_TRANSLATE_NOOP(
        "YouTube",
        "This account has no YouTube channel. Sign in with the account that owns the channel.",
    ),
    "accessNotConfigured": QT_TRANSLATE_NOOP(
        "YouTube",
        "The YouTube API is switched off for this application. Enable YouTube Data API v3 in "
        "its Cloud project.",
    ),
    "liveStreamingNotEnabled": QT_TRANSLATE_NOOP(
        "YouTube",
        "Live streaming is not enabled on the channel. Enable it in YouTube Studio; it can "
        "take 24 hours.",
    ),
    "livePermissionBlocked": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube has blocked live streaming on the channel. See YouTube Studio for why and "
        "for how long.",
    ),
    "videoNotEligibleForAdsMonetization": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast cannot have advertising. Switch monetisation off in YouTube Studio.",
    ),
    "userBroadcastsExceedLimit": QT_TRANSLATE_NOOP(
        "YouTube",
        "The channel made too many broadcasts. Delete those not needed in YouTube Studio, or wait.",
    ),
    "concurrentBroadcastsExceedLimit": QT_TRANSLATE_NOOP(
        "YouTube",
        "The channel has too many broadcasts live at once. End one in YouTube Studio.",
    ),
    "sharedIngestionBroadcastsExceedLimit": QT_TRANSLATE_NOOP(
        "YouTube",
        "Too many live broadcasts share this stream key. End one in YouTube Studio.",
    ),
    "errorStreamInactive": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube receives no picture yet. Check that OBS is streaming with this broadcast's key.",
    ),
    "ingestLost": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube no longer receives the stream. Check OBS's stream and the network at once; "
        "the broadcast is still on.",
    ),
    "stuckStarting": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube has been changing the broadcast for over a minute. Look at it in YouTube Studio.",
    ),
    "invalidTransition": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast cannot change like that from where it is. Look at it in YouTube Studio.",
    ),
    "redundantTransition": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast is there already, or on its way.",
    ),
    "previewOff": QT_TRANSLATE_NOOP(
        "YouTube",
        "This broadcast has no private preview. Go live directly, or switch the preview on in"
        " YouTube Studio.",
    ),
    "broadcastOver": QT_TRANSLATE_NOOP(
        "YouTube",
        "This broadcast is over, and YouTube cannot start it again. Begin a new run for "
        "another broadcast.",
    ),
    "broadcastRevoked": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube has taken this broadcast down. See YouTube Studio for why; begin a new run "
        "for another broadcast.",
    ),
    "unknownLifeCycle": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast is in a state that this desk does not know. Look at it in YouTube Studio.",
    ),
    "liveBroadcastNotFound": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast is gone from YouTube. Make one in YouTube Studio with the sheet's "
        "title and start, or begin a new run.",
    ),
    "liveStreamNotFound": QT_TRANSLATE_NOOP(
        "YouTube",
        "The stream is gone from YouTube. The desk looks for another; check the stream keys "
        "in YouTube Studio.",
    ),
    "videoNotFound": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube has no video of this broadcast. Look for it in YouTube Studio.",
    ),
    "liveBroadcastBindingNotAllowed": QT_TRANSLATE_NOOP(
        "YouTube",
        "The broadcast can no longer be given a stream. Look at it in YouTube Studio.",
    ),
    "driverStopped": QT_TRANSLATE_NOOP(
        "YouTube",
        "The desk's YouTube part has stopped by a fault of its own. Use YouTube Studio, and "
        "start the desk again when the show allows.",
    ),
    "chatStopped": QT_TRANSLATE_NOOP(
        "YouTube",
        "The desk itself failed at reading the chat. Read it in YouTube Studio; the broadcast is "
        "not touched by it.",
    ),
    **dict.fromkeys(
        ("liveChatDisabled", "liveChatEnded", "liveChatNotFound"),
        QT_TRANSLATE_NOOP("YouTube", "There is no live chat to read."),
    ),
}
"""Code → English source; QT_TRANSLATE_NOOP hands its text through untouched."""
