"""Preflight in words: what was found, and what to do about it. Plain functions of Qt's core: the
desk's page and the command line say the same."""

from collections.abc import Callable, Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.finding import Finding, Level, count
from eventdesk.domain.survey import SetUp
from eventdesk.ui import device_words, looks, problem_words, youtube_check_words
from eventdesk.ui.preflight_sentences import WORDS

translate = QCoreApplication.translate

_CUES = 4
"""So many cues are named, and of more only how many."""


def sentence(finding: Finding) -> str:
    """What was found and what to do; the bare code where no words are known for it."""
    if finding.code in youtube_check_words.CODES:
        return youtube_check_words.sentence(finding)
    known = WORDS.get(finding.code)
    words = known() if known else "" if finding.code in _TROUBLES else finding.code
    words = words.format(about=finding.about, found=finding.found, expected=finding.expected)
    if finding.code in _MEANT and finding.found:
        words += " " + translate("Preflight", "“{0}” meant?").format(finding.found)
    if finding.code in _TROUBLES:
        trouble = _TROUBLES[finding.code](Trouble(finding.found, finding.expected))
        words = f"{words} {trouble}".lstrip()
    if finding.code in _GUESSES and finding.about == "guessed":
        words += " " + translate("Preflight", "That is a guess from the canvas.")
    if finding.cues:
        words += " " + translate("Preflight", "Cues: {0}.").format(_cues(finding.cues))
    return words


def where(finding: Finding) -> str:
    """The OBS that it is about, or what else."""
    if finding.output:
        return finding.output
    return "YouTube" if finding.code.startswith("youtube") else translate("Preflight", "desk")


def summary(findings: Iterable[Finding]) -> str:
    """How many there are of each."""
    told = tuple(findings)
    words = translate(
        "Preflight", "Not ready: {0} · to look at: {1} · not checked: {2} · ready: {3}"
    )
    return words.format(*(count(told, each) for each in Level))


def lines(findings: Iterable[Finding]) -> list[str]:
    """One line for each, for the command line."""
    return [
        f"{looks.preflight(each.level).word}: {where(each)}: {sentence(each)} [{each.code}]"
        for each in findings
    ]


class Listing(Struct, frozen=True):
    """The heads of what an OBS has, and the words in it."""

    scenes: str
    inputs: str
    transitions: str
    filters: str
    muted: str
    open: str
    placeholder: str


def listing() -> Listing:
    """In the reader's language."""
    return Listing(
        scenes=translate("Preflight", "Scenes"),
        inputs=translate("Preflight", "Inputs"),
        transitions=translate("Preflight", "Transitions"),
        filters=translate("Preflight", "Filters"),
        muted=translate("Preflight", "muted"),
        open=translate("Preflight", "open"),
        placeholder=translate("Preflight", "placeholder"),
    )


def made(result: SetUp) -> str:
    """What was made in the place of what was missing."""
    if result.trouble is not None:
        return f"{result.output}: {device_words.trouble(result.trouble)}"
    parts = []
    if result.scenes:
        parts.append(translate("Preflight", "scenes made: {0}").format(_list(result.scenes)))
    if result.inputs:
        parts.append(translate("Preflight", "inputs made: {0}").format(_list(result.inputs)))
    if not parts:
        parts.append(translate("Preflight", "nothing was missing that can be made"))
    if result.impossible:
        words = translate("Preflight", "only a hand in OBS can add: {0}")
        parts.append(words.format(_list(result.impossible)))
    return f"{result.output}: " + "; ".join(parts)


def removed(result: SetUp) -> str:
    """Which placeholders were taken out again."""
    if result.trouble is not None:
        return f"{result.output}: {device_words.trouble(result.trouble)}"
    parts = []
    if result.scenes:
        parts.append(translate("Preflight", "scenes removed: {0}").format(_list(result.scenes)))
    if result.inputs:
        parts.append(translate("Preflight", "inputs removed: {0}").format(_list(result.inputs)))
    if not parts:
        parts.append(translate("Preflight", "there was no placeholder to remove"))
    if result.kept:
        words = translate("Preflight", "kept, because it is on air: {0}")
        parts.append(words.format(_list(result.kept)))
    return f"{result.output}: " + "; ".join(parts)


def _graphic_trouble(what: Trouble) -> str:
    words = problem_words.WORDS.get(what.code)
    told = words() if words else what.code
    return f"{told}: {what.detail}" if what.detail else f"{told}."


def _list(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _cues(cues: tuple[str, ...]) -> str:
    shown = ", ".join(cues[:_CUES])
    if len(cues) <= _CUES:
        return shown
    return translate("Preflight", "{0} and {1} more").format(shown, len(cues) - _CUES)


_MEANT = frozenset({"scene-missing", "input-missing", "transition-missing"})
_GUESSES = frozenset({"disk-fine", "disk-short"})
_TROUBLES: dict[str, Callable[[Trouble], str]] = {
    "obs-not-asked": device_words.trouble,
    "graphic-problem": _graphic_trouble,
}
