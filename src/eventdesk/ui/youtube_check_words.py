"""Preflight's lines on YouTube in words: what was found, and what to do about it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Finding
from eventdesk.ui import looks, youtube_words

translate = QCoreApplication.translate

WORDS: dict[str, Callable[[], str]] = {
    "youtube-sign-in-fine": lambda: translate(
        "Preflight", "Signed in to YouTube as {about}, beyond the end of the show."
    ),
    "youtube-sign-in-ends": lambda: translate(
        "Preflight", "The sign-in of {about} ends before the show is over: sign in again."
    ),
    "youtube-sign-in-may-end": lambda: translate(
        "Preflight",
        "The sign-in of {about} may end before the show is over: sign in again shortly before.",
    ),
    "youtube-live-enabled": lambda: translate(
        "Preflight", "Live streaming is enabled on the channel."
    ),
    "youtube-live-unchecked": lambda: translate(
        "Preflight", "Whether the channel may stream live is known once somebody is signed in."
    ),
    "youtube-live-late": lambda: translate(
        "Preflight",
        "Enabling it can take 24 hours, and the show begins sooner: have another channel ready.",
    ),
    "youtube-lives-none": lambda: translate("Preflight", "Nothing else is live on the channel."),
    "youtube-lives-some": lambda: translate(
        "Preflight",
        "Live on the channel now: {found} ({about}). End what is not needed: YouTube is said to "
        "take {expected} on one stream key.",
    ),
    "youtube-lives-full": lambda: translate(
        "Preflight",
        "Live on the channel now: {found} ({about}). YouTube lets no more than {expected} go live: "
        "end some first.",
    ),
    "youtube-quota-fine": lambda: translate(
        "Preflight", "YouTube's quota: {found} units left, the show takes about {expected}."
    ),
    "youtube-quota-short": lambda: translate(
        "Preflight",
        "YouTube's quota is short: {found} units left, the show takes about {expected}. "
        "The desk will look less often.",
    ),
    "youtube-start-fine": lambda: translate("Preflight", "YouTube announces the start: {found}."),
    "youtube-start-none": lambda: translate(
        "Preflight",
        "The sheet has no start for YouTube to announce. Give it scheduled_start, or a session a "
        "start.",
    ),
    "youtube-start-past": lambda: translate(
        "Preflight",
        "The start that YouTube would announce has passed: {found}. A new broadcast is announced "
        "for one minute after it is made.",
    ),
    "youtube-start-late": lambda: translate(
        "Preflight",
        "YouTube announces the start for {found}, but the sheet goes live at {expected}: set "
        "scheduled_start earlier.",
    ),
    "youtube-too-long": lambda: translate(
        "Preflight",
        "The sheet is live for {found} hours, and YouTube keeps no recording beyond {expected}. "
        "Record in OBS too, or make two broadcasts of it.",
    ),
    "youtube-thumbnail-fine": lambda: translate(
        "Preflight", "The thumbnail is there and fits: {about}."
    ),
    "youtube-thumbnail-coarse": lambda: translate(
        "Preflight", "The thumbnail {about} is small and will look coarse: 1280×720 is best."
    ),
}
"""Code → its sentence, with {about}, {found} and {expected}."""

TROUBLES = (
    "youtube-sign-in-bad",
    "youtube-not-asked",
    "youtube-live-bad",
    "youtube-thumbnail-bad",
)
"""These are a trouble of YouTube's: ``found`` is its code, ``expected`` its detail."""


CODES = frozenset((*WORDS, *TROUBLES))
"""Every code that has words here."""


def sentence(finding: Finding) -> str:
    """What was found and what to do; the bare code where no words are known for it."""
    if finding.code in TROUBLES:
        return youtube_words.trouble(Trouble(finding.found, finding.expected))
    known = WORDS.get(finding.code)
    words = known() if known else finding.code
    return words.format(about=finding.about, found=finding.found, expected=finding.expected)


def lines(findings: Iterable[Finding]) -> list[str]:
    """One line for each, for the command line."""
    words = ((looks.preflight(each.level).word, each) for each in findings)
    return [f"{word}: {sentence(each)} [{each.code}]" for word, each in words]
