"""The words for what is wrong with a run-sheet, one sentence per code, ready to be translated.

``found`` and ``expected`` are what stands in the sheet and what to write, so they are shown as they
are. Plain functions of Qt's core: the command line uses them too.
"""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Protocol

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Wrong(Protocol):
    """What a problem is to this module; ``storage.runsheet.Problem`` fits."""

    @property
    def severity(self) -> str:
        """Either "error" or "warning"."""

    @property
    def line(self) -> int:
        """From 1."""

    @property
    def column(self) -> int:
        """From 1."""

    @property
    def code(self) -> str:
        """A key of ``WORDS``."""

    @property
    def found(self) -> str:
        """What stands there, or ""."""

    @property
    def expected(self) -> str:
        """What would be right, or ""."""

    @property
    def file(self) -> str:
        """The file that goes with the sheet, relative to its folder; "" for the sheet."""


WORDS: dict[str, Callable[[], str]] = {
    # The file
    "file-not-found": lambda: translate("Problem", "There is no such file"),
    "file-unreadable": lambda: translate("Problem", "The file cannot be read"),
    "file-too-big": lambda: translate("Problem", "The file is too big"),
    "file-missing": lambda: translate("Problem", "The file that the sheet names is missing"),
    "encoding": lambda: translate("Problem", "The file is not UTF-8 text"),
    "bad-character": lambda: translate("Problem", "A character that YAML does not allow"),
    "empty-file": lambda: translate("Problem", "The file is empty"),
    "too-many-problems": lambda: translate("Problem", "There are more problems than can be listed"),
    # YAML
    "yaml-syntax": lambda: translate("Problem", "Not valid YAML, reading stopped here"),
    "several-documents": lambda: translate(
        "Problem", "A sheet is one YAML document, a second one begins here"
    ),
    "explicit-tag": lambda: translate("Problem", "YAML tags mean nothing in a run-sheet"),
    "too-deep": lambda: translate("Problem", "Too deeply nested, reading stopped here"),
    "too-large": lambda: translate(
        "Problem", "Too many values once every alias is followed, reading stopped here"
    ),
    "recursive-alias": lambda: translate(
        "Problem", "An alias that contains itself, reading stopped here"
    ),
    "unknown-alias": lambda: translate(
        "Problem", "An alias without an anchor, reading stopped here"
    ),
    "duplicate-key": lambda: translate(
        "Problem", "The key is there twice; YAML would silently drop one"
    ),
    "bad-key": lambda: translate("Problem", "A key must be a plain text"),
    "truth-value": lambda: translate(
        "Problem", "YAML can read this word as true or false; put it in quotes"
    ),
    "leading-zero": lambda: translate(
        "Problem", "YAML can read a number with a leading zero as octal; put it in quotes"
    ),
    "unquoted-time": lambda: translate(
        "Problem", "YAML can read an unquoted time as a number to base 60; put it in quotes"
    ),
    "needs-quotes": lambda: translate(
        "Problem", "YAML reads this as a number or date, not as text; put it in quotes"
    ),
    # Shape
    "format-version": lambda: translate("Problem", "This version of the format is not known"),
    "wrong-type": lambda: translate("Problem", "The wrong kind of value"),
    "unknown-key": lambda: translate("Problem", "No such key here"),
    "missing-key": lambda: translate("Problem", "A key is missing"),
    "empty-value": lambda: translate("Problem", "Nothing is written here; it counts as left out"),
    "empty-list": lambda: translate("Problem", "The list is empty"),
    "no-cues": lambda: translate("Problem", "The sheet has no cue"),
    "too-many-cues": lambda: translate(
        "Problem", "Too many cues; this one and those after it are left out"
    ),
    # Values
    "bad-time": lambda: translate("Problem", "Not a time of day"),
    "bad-colour": lambda: translate("Problem", "Not a colour"),
    "bad-date": lambda: translate("Problem", "Not a date"),
    "bad-duration": lambda: translate("Problem", "Not a duration"),
    "duration-unit": lambda: translate("Problem", "A duration needs a unit"),
    "duration-out-of-range": lambda: translate("Problem", "The duration is too short or too long"),
    "bad-flag": lambda: translate("Problem", "Only true or false can stand here"),
    "bad-choice": lambda: translate("Problem", "Not one of the words that can stand here"),
    "bad-id": lambda: translate(
        "Problem",
        "Not fit for an id: begin with a letter or digit, no spaces, not \u201cnone\u201d",
    ),
    "bad-picture": lambda: translate("Problem", "Not a kind of picture that can be used here"),
    "path-outside": lambda: translate(
        "Problem", "A path must be relative and stay in the sheet's folder"
    ),
    "unknown-timezone": lambda: translate("Problem", "No such time zone"),
    "unknown-language": lambda: translate("Problem", "No such language tag"),
    "text-too-long": lambda: translate("Problem", "The text is longer than YouTube takes"),
    "description-cut": lambda: translate(
        "Problem", "The description is longer than YouTube takes; what is beyond is left out"
    ),
    "session-title-cut": lambda: translate(
        "Problem", "With a session's title in it this is longer than YouTube takes; it is cut"
    ),
    "no-session-in-title": lambda: translate(
        "Problem", "The title would be the same in every session"
    ),
    "control-character": lambda: translate(
        "Problem", "A line break or another invisible character, which YouTube refuses in a title"
    ),
    "angle-bracket": lambda: translate(
        "Problem", "YouTube refuses angle brackets; others are sent instead"
    ),
    "unknown-placeholder": lambda: translate(
        "Problem", "Nothing is filled in here: there is no such placeholder"
    ),
    "bad-playlist": lambda: translate(
        "Problem", "Not the id of a playlist: it is in its address after list="
    ),
    "captions-too-late": lambda: translate(
        "Problem", "YouTube shows no captions with ultra-low latency"
    ),
    "start-in-the-past": lambda: translate(
        "Problem", "The broadcast's start is in the past; it would be scheduled for at once"
    ),
    "picture-unreadable": lambda: translate("Problem", "The picture cannot be read"),
    "picture-small": lambda: translate("Problem", "The picture is small and will look coarse"),
    "missing-translation": lambda: translate(
        "Problem", "A language that the graphics show is missing"
    ),
    "listed-twice": lambda: translate("Problem", "Listed twice"),
    # References and company
    "duplicate-id": lambda: translate("Problem", "This id is taken already"),
    "unknown-speaker": lambda: translate("Problem", "No such speaker in the sheet"),
    "unknown-output": lambda: translate("Problem", "No such output in the sheet"),
    "mirrored-output": lambda: translate(
        "Problem", "This output mirrors the program and has no scenes of its own"
    ),
    "overlap": lambda: translate("Problem", "The session starts before the one ahead of it ends"),
    "no-first-start": lambda: translate(
        "Problem", "Without a start of the first session nothing has a clock time"
    ),
    "missing-title": lambda: translate("Problem", "The cue has no title"),
    "nobody-to-name": lambda: translate("Problem", "A lower third for a cue without speakers"),
    "panel-is-manual": lambda: translate(
        "Problem", "A panel names nobody by itself; press a seat's key"
    ),
    "shown-after-end": lambda: translate(
        "Problem", "The lower third would come after the cue's end"
    ),
    "warning-too-early": lambda: translate("Problem", "The warning is not shorter than the cue"),
    "warning-without-duration": lambda: translate(
        "Problem", "A warning before the end needs a duration"
    ),
    "advance-without-duration": lambda: translate(
        "Problem", "To advance after its duration the cue needs one"
    ),
    "advance-without-start": lambda: translate(
        "Problem", "No later session has a fixed start to advance at"
    ),
    "bad-volume": lambda: translate("Problem", "A volume is a number of decibels with its unit"),
    "volume-out-of-range": lambda: translate("Problem", "OBS has no such volume"),
    "on-and-off": lambda: translate("Problem", "The same thing is switched on and off"),
    "muted-and-unmuted": lambda: translate("Problem", "The same input is muted and unmuted"),
    "no-broadcast-section": lambda: translate("Problem", "The sheet has no broadcast section"),
    "broadcast-order": lambda: translate("Problem", "The broadcast cannot take this step here"),
    "never-live": lambda: translate("Problem", "No cue brings the broadcast live"),
    "broadcast-still-on": lambda: translate(
        "Problem", "The broadcast of the sessions before is not ended before this one begins"
    ),
    "broadcast-twice": lambda: translate(
        "Problem", "One broadcast or several: a sheet has `broadcast:` or `broadcasts:`, not both"
    ),
    "unknown-session": lambda: translate("Problem", "There is no session of this id"),
    "too-many-live": lambda: translate(
        "Problem", "YouTube lets a channel have only so many broadcasts live at once"
    ),
    "key-shared-too-often": lambda: translate(
        "Problem", "YouTube lets only so many live broadcasts share one stream key"
    ),
    "same-sound": lambda: translate(
        "Problem",
        "Two languages from one output have the same picture and sound; give this one an output "
        "of its own",
    ),
    "same-title": lambda: translate(
        "Problem", "Two broadcasts that are on together have the same title"
    ),
    "spare-for-some": lambda: translate(
        "Problem", "Broadcasts of one output move together: all have a spare, or none"
    ),
    "record-order": lambda: translate("Problem", "The recording cannot take this step here"),
    # Noted by the graphics
    "text-does-not-fit": lambda: translate("Problem", "The text does not fit its graphic"),
    "character-without-font": lambda: translate(
        "Problem", "No font here can draw this character; it is left out"
    ),
    "character-from-another-language": lambda: translate(
        "Problem", "The character is drawn in another language's form"
    ),
    "graphic-without-text": lambda: translate("Problem", "The graphic would show no text"),
    "unknown-template": lambda: translate("Problem", "There is no such graphic"),
    "low-contrast": lambda: translate("Problem", "The text can hardly be read in these colours"),
    "logo-unreadable": lambda: translate(
        "Problem", "The logo cannot be read; graphics are drawn without it"
    ),
    "bad-template": lambda: translate(
        "Problem", "The template has a fault; what it is based on is shown in its place"
    ),
}


def message(problem: Wrong) -> str:
    """What is wrong, in one sentence; the bare code where no words are known for it."""
    words = WORDS.get(problem.code)
    return words() if words else problem.code


def details(problem: Wrong) -> str:
    """What was found and what would be right, or "" where there is neither."""
    found = translate("Problem", "found {0}").format(problem.found) if problem.found else ""
    expected = (
        translate("Problem", "expected {0}").format(problem.expected) if problem.expected else ""
    )
    return ", ".join(part for part in (found, expected) if part)


def severity(problem: Wrong) -> str:
    """The words "error" and "warning" in the reader's language."""
    if problem.severity == "error":
        return translate("Problem", "error")
    return translate("Problem", "warning")


def report_lines(file: str, problems: Iterable[Wrong]) -> list[str]:
    """One line for each problem, as compilers write them, so that editors can jump to the place.

    ``sheet.yaml:12:5: error: No such key here [unknown-key] found lenght, expected length``
    """
    return [
        f"{_place(file, problem)}:{problem.line}:{problem.column}: {severity(problem)}: "
        f"{message(problem)} [{problem.code}] {details(problem)}".rstrip()
        for problem in problems
    ]


def _place(sheet: str, problem: Wrong) -> str:
    return str(PurePath(sheet).parent / problem.file) if problem.file else sheet


def summary(file: str, problems: Iterable[Wrong]) -> str:
    """How many errors and warnings there are, or that there is none."""
    severities = [problem.severity for problem in problems]
    if not severities:
        return translate("Problem", "{0}: no problems").format(file)
    errors = severities.count("error")
    words = translate("Problem", "{0}: errors: {1}, warnings: {2}")
    return words.format(file, errors, len(severities) - errors)


def refusal(file: str) -> str:
    """Why a sheet with errors is not opened."""
    return translate("Problem", "{0} has errors and cannot go on air").format(file)
