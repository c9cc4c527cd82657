"""What is wrong with a run-sheet: plain data with a place, never a sentence.

The words for each code are in ``ui/problem_words``.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]

Chain = tuple["Chain | None", str | int]
"""Where a value stands, as a chain from the leaf to the root: cheap to build for every value."""

MAX_PROBLEMS = 1_000
MAX_SUGGESTIONS = 100
_EXCERPT = 80
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Problem(Struct, frozen=True):
    """One thing that is wrong with a sheet.

    ``line`` and ``column`` count from 1, columns in characters. ``code`` is kebab-case.
    ``found`` and ``expected`` are sheet text (what stands there, what to write instead) or, for
    ``wrong-type``, the names of YAML shapes; either may be empty. ``path`` is like
    ``sessions[1].cues[3].duration``. ``file`` is "" for the sheet itself, else a file that goes
    with it, relative to its folder.
    """

    severity: Severity
    line: int
    column: int
    code: str
    found: str = ""
    expected: str = ""
    path: str = ""
    file: str = ""


class Lines:
    """Turns a position in a text into the line and column that an editor shows."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def place(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of the character at ``index``."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1


class Collector:
    """Gathers the problems of one text; past a thousand it only notes that there are more."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: Lines | None = None
        self._problems: list[Problem] = []
        self._full = False
        self._ignored: Collection[str] = ()
        self._noted: set[tuple[int, str]] = set()

    def ignore(self, codes: Collection[str]) -> None:
        """Note no problem with one of these codes from now on."""
        self._ignored = codes

    def add(
        self,
        severity: Severity,
        index: int,
        code: str,
        found: str = "",
        expected: str | Callable[[], str] = "",
        *,
        path: Chain | None = None,
    ) -> None:
        """Note a problem at a character of the text.

        ``expected`` may be a function, called for the first hundred problems that are kept: a
        suggestion costs time, and a hostile file has a million reasons to ask for one.
        """
        if self._full or code in self._ignored or (index, code) in self._noted:
            return  # an alias brings the same value, and what is wrong with it, many times
        self._noted.add((index, code))
        if self._lines is None:
            self._lines = Lines(self._text)
        line, column = self._lines.place(index)
        self._full = len(self._problems) >= MAX_PROBLEMS
        if self._full:
            code, found, expected, path = "too-many-problems", "", str(MAX_PROBLEMS), None
        if callable(expected):
            expected = expected() if len(self._problems) < MAX_SUGGESTIONS else ""
        self._problems.append(
            Problem(severity, line, column, code, excerpt(found), excerpt(expected), spell(path))
        )

    def all(self) -> tuple[Problem, ...]:
        """Everything noted, in the order of the text."""
        return in_order(self._problems)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as they stand in the text, from top to bottom; other files' after it."""
    return tuple(sorted(problems, key=lambda one: (one.file, one.line, one.column)))


def excerpt(text: str) -> str:
    """The text on one line and short enough to be read in a message."""
    if len(text) > _EXCERPT:
        text = text[: _EXCERPT - 1] + "…"
    return " ".join(text.split())


def spell(path: Chain | None) -> str:
    """A path in words: ``sessions[1].cues[3].duration``."""
    words = (f"[{step}]" if isinstance(step, int) else f".{excerpt(step)}" for step in steps(path))
    return "".join(words).removeprefix(".")


def steps(path: Chain | None) -> tuple[str | int, ...]:
    """A path from the root to the leaf: ``("sessions", 1, "cues", 3)``."""
    found: list[str | int] = []
    while path is not None:
        path, step = path
        found.append(step)
    return tuple(reversed(found))
