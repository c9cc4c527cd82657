"""Options that several verbs share, and the values that options take."""

import argparse
from pathlib import Path
from typing import Any

SUFFIXES = {".png": "PNG", ".pdf": "PDF"}
"""What a contact sheet's file ends in, and its form."""


def positive(text: str) -> float:
    """A number over 0."""
    number = float(text)
    if not 0 < number <= 100_000:  # noqa: PLR2004 # past that the ticks are coarser than the cues
        raise argparse.ArgumentTypeError("more than 0, at most 100000")
    return number


def milliseconds(text: str) -> int:
    """Milliseconds, up to five seconds."""
    number = int(text)
    if not 0 <= number <= 5_000:  # noqa: PLR2004 # longer, and the desk would seem dead
        raise argparse.ArgumentTypeError("0 to 5000")
    return number


def port(text: str) -> int:
    """A port; 0 is any free one."""
    number = int(text)
    if not 0 <= number < 65_536:  # noqa: PLR2004
        raise argparse.ArgumentTypeError("0 to 65535")
    return number


def canvas(text: str) -> tuple[int, int]:
    """WIDTHxHEIGHT in pixels."""
    width, _, height = text.lower().partition("x")
    size = (int(width), int(height))
    if not all(160 <= side <= 16_384 for side in size):  # noqa: PLR2004 # OBS's own limit, and sense
        raise argparse.ArgumentTypeError("160 to 16384 pixels each, as in 1920x1080")
    return size


def data_dir(parser: argparse.ArgumentParser) -> None:
    """Where this desk keeps its shows."""
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="where shows are kept")


def language(parser: argparse.ArgumentParser) -> None:
    """The language of what is printed."""
    parser.add_argument("--language", choices=["en", "ko"], help="of the words (the system's)")


def obs(parser: argparse.ArgumentParser, **how: Any) -> None:  # noqa: ANN401 # argparse's own
    """Which OBS, once for each output."""
    parser.add_argument("--obs", action="append", metavar="[OUTPUT=]HOST:PORT", **how)
