"""What guards and finishes a broadcast, in words: fitness to go live, keys, pictures, chapters."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

FINISH: dict[str, object] = {
    "healthBad": QT_TRANSLATE_NOOP(
        "YouTube",
        "Held back from live: YouTube finds the stream bad. Look at its issues, or hold "
        "“Live anyway”.",
    ),
    "healthUnproven": QT_TRANSLATE_NOOP(
        "YouTube",
        "Held back from live: YouTube has not yet found the stream healthy three times. Wait, or "
        "hold “Live anyway”.",
    ),
    "encoder-dropping": QT_TRANSLATE_NOOP(
        "YouTube",
        "Held back from live: OBS is losing frames. Check the machine and the network, or hold "
        "“Live anyway”.",
    ),
    "encoder-stalled": QT_TRANSLATE_NOOP(
        "YouTube",
        "Held back from live: nothing leaves OBS, although it says that it streams. Check its "
        "network, or hold “Live anyway”.",
    ),
    "encoder-reconnecting": QT_TRANSLATE_NOOP(
        "YouTube",
        "Held back from live: OBS is connecting to YouTube again. Wait, or hold “Live anyway”.",
    ),
    "wordsNotChanged": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube did not take the new words of “{detail}”. Change its title in YouTube Studio.",
    ),
    "privacyNotChanged": QT_TRANSLATE_NOOP(
        "YouTube",
        "“{detail}” is not public yet, only its link works. Make it public in YouTube Studio.",
    ),
    "keyShared": QT_TRANSLATE_NOOP(
        "YouTube",
        "“{detail}” would go live with OBS's stream. OBS is not started: switch its auto-start off "
        "in YouTube Studio.",
    ),
    "rivalSwitchedOff": QT_TRANSLATE_NOOP(
        "YouTube",
        "“{detail}” would have gone live with OBS's stream, so the desk switched its auto-start "
        "off. Start it by hand when its time comes.",
    ),
    "keyAlsoLive": QT_TRANSLATE_NOOP(
        "YouTube",
        "“{detail}” is on with the same stream key and shows this picture too. End it in YouTube "
        "Studio if it should not.",
    ),
    "autoStartOn": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube would put the broadcast live as soon as OBS streams. OBS is not started: switch "
        "auto-start off in YouTube Studio.",
    ),
    "autoStopOn": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube ends this broadcast a minute after a lost stream. Switch auto-stop off in YouTube "
        "Studio.",
    ),
    "updateNotKept": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube did not keep everything as it was: {detail}. Look at it in YouTube Studio.",
    ),
    "thumbnailMissing": QT_TRANSLATE_NOOP(
        "YouTube",
        "The thumbnail cannot be read ({detail}). The show goes on without it.",
    ),
    "thumbnailUnusable": QT_TRANSLATE_NOOP(
        "YouTube",
        "The thumbnail {detail} is no picture that can be used. The show goes on without it.",
    ),
    "chaptersThere": QT_TRANSLATE_NOOP(
        "YouTube",
        "The description has chapters already. They are left as they are.",
    ),
    "chaptersTooLong": QT_TRANSLATE_NOOP(
        "YouTube",
        "The description has no room for the chapters. Shorten it in YouTube Studio; "
        "`eventdesk as-run --chapters` prints them.",
    ),
    "playlistNotFound": QT_TRANSLATE_NOOP(
        "YouTube",
        "YouTube has no such playlist. Check the sheet; the show goes on without it.",
    ),
    "playlistContainsMaximumNumberOfVideos": QT_TRANSLATE_NOOP(
        "YouTube",
        "The playlist is full. The show goes on without it.",
    ),
    "playlistItemsNotAccessible": QT_TRANSLATE_NOOP(
        "YouTube",
        "This account may not change the playlist. The show goes on without it.",
    ),
}
"""Code → English source, for ``youtube_words``."""
