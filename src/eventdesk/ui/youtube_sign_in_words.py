"""Troubles of the sign-in and of the day's quota in words, for ``youtube_words``."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SIGN_IN: dict[str, object] = {
    "authError": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube no longer accepts the sign-in. Sign in to YouTube again.",
    ),
    "invalid_grant": QT_TRANSLATE_NOOP(
        "YouTube",
        "The sign-in has expired or was withdrawn. Sign in to YouTube again.",
    ),
    "signInSevenDays": QT_TRANSLATE_NOOP(
        "YouTube",
        "The sign-in has ended after seven days, as it does while the Cloud project's consent "
        "screen is in testing. Publish the app there, then sign in to YouTube again.",
    ),
    "notSignedIn": QT_TRANSLATE_NOOP(
        "YouTube",
        "No channel is signed in. Sign in in the desk's YouTube panel, or with: eventdesk youtube "
        "sign-in",
    ),
    "signInNotKept": QT_TRANSLATE_NOOP(
        "YouTube",
        "The channel's sign-in is not in this machine's keyring. Sign in again with: eventdesk "
        "youtube sign-in. Without a keyring, sign in for one run: eventdesk run SHEET --sign-in",
    ),
    "channelUnclear": QT_TRANSLATE_NOOP(
        "YouTube",
        "Several channels are signed in. Choose one in the desk's YouTube panel, or with: "
        "eventdesk youtube pin CHANNEL",
    ),
    "noOAuthClient": QT_TRANSLATE_NOOP(
        "YouTube",
        "This desk needs an OAuth client of yours. Make a Desktop app client in the Google Cloud "
        "console, download its JSON, and hand it over with: eventdesk youtube client FILE.json",
    ),
    "oauthClientRefused": QT_TRANSLATE_NOOP(
        "YouTube",
        "Google does not accept this desk's OAuth client. Download its JSON from the Google Cloud "
        "console again, hand it over with eventdesk youtube client, and sign in again.",
    ),
    "wrongChannel": QT_TRANSLATE_NOOP(
        "YouTube",
        "This is another channel than the one that this desk works for: {detail}. Choose the "
        "right one on Google's page, or change the desk's with: eventdesk youtube sign-in "
        "--channel ID",
    ),
    "clockWrong": QT_TRANSLATE_NOOP(
        "YouTube",
        "This machine's clock is wrong, and Google refuses the sign-in. Set the clock; the desk "
        "tries again.",
    ),
    "tokenServiceDown": QT_TRANSLATE_NOOP(
        "YouTube",
        "Google's sign-in service does not answer as it should. The network is there; the desk "
        "keeps trying.",
    ),
    "insufficientPermissions": QT_TRANSLATE_NOOP(
        "YouTube",
        "The sign-in does not cover live streaming. Sign in again and allow everything that "
        "is asked.",
    ),
    "noRefreshToken": QT_TRANSLATE_NOOP(
        "YouTube",
        "Google gave a sign-in that does not last. Remove EventDesk at "
        "myaccount.google.com/permissions and sign in again.",
    ),
    "noBrowserAnswer": QT_TRANSLATE_NOOP(
        "YouTube",
        "The browser brought no answer in time. Sign in again and finish on Google's page.",
    ),
    "signInNotPossible": QT_TRANSLATE_NOOP(
        "YouTube",
        "The sign-in could not be begun or kept: {detail}. Try again, or use: eventdesk youtube "
        "sign-in",
    ),
    "signInCancelled": QT_TRANSLATE_NOOP("YouTube", "The sign-in was cancelled."),
    "signInDenied": QT_TRANSLATE_NOOP(
        "YouTube",
        "Google's page was left with No, or Google let nobody in. While the consent screen is in "
        "testing, add the account there as a test user.",
    ),
    "settingsUnreadable": QT_TRANSLATE_NOOP(
        "YouTube",
        "The settings cannot be read, so YouTube is left alone. Put this right: {detail}.",
    ),
    "quotaReserved": QT_TRANSLATE_NOOP(
        "YouTube",
        "Little of the day's YouTube quota is left, and it is kept for going live and ending. "
        "The desk looks no more until midnight Pacific time; watch YouTube Studio.",
    ),
}
"""Code → English source."""
