"""The options that say which OBS each output is, for every verb that talks to one."""

import argparse
from collections.abc import Sequence

from eventdesk.storage.addresses import Address, is_whole_path, parse_address

ANY_PORT = 0  # whichever is free
LOOPBACK = "127.0.0.1"
_FOLDER = "--obs-graphics-folder"
PROGRAM = "program"  # as the domain has it, which is not imported before the sheet is being read


def add_obs_options(parser: argparse.ArgumentParser) -> None:
    """--obs, --obs-graphics-folder and --page-address."""
    parser.add_argument(
        "--obs",
        action="append",
        default=[],
        metavar="[OUTPUT=]HOST:PORT",
        help="program's OBS (localhost:4455), or that of another output; once for each",
    )
    parser.add_argument(
        _FOLDER,
        action="append",
        default=[],
        metavar="[OUTPUT=]PATH",
        help="the desk's graphics folder as OBS's machine sees it, when it is shared with one",
    )
    parser.add_argument(
        "--page-address",
        metavar="HOST[:PORT]",
        help="the desk's own address, for an OBS on another machine that sees no shared folder:"
        " its browser source gets the graphics from there (127.0.0.1, any free port)",
    )


def read_obs_options(
    options: argparse.Namespace,
) -> tuple[dict[str, Address], dict[str, str], Address]:
    """The addresses and the graphics folders by output, and the desk's own address. Raises
    ValueError, which says what was given and what would be right."""
    folders = _by_output(_FOLDER, options.obs_graphics_folder)
    return (
        addresses_of(options.obs),
        {name: _folder(text) for name, text in folders.items()},
        _page(options.page_address),
    )


def addresses_of(texts: Sequence[str]) -> dict[str, Address]:
    """Where each output's OBS is, of --obs. Raises ValueError."""
    return {name: _address(text) for name, text in _by_output("--obs", texts).items()}


def _by_output(option: str, texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in map(_named, texts):
        if name in found:
            raise ValueError(f"{option} takes each output once, not {name} twice")
        found[name] = text
    return found


def _named(text: str) -> tuple[str, str]:
    """An output's name and what is said of its OBS: NAME=WORDS, or WORDS for the program."""
    name, equals, words = text.partition("=")
    is_name = bool(equals and name) and not any(each in name for each in ":/\\")
    return (name, words) if is_name else (PROGRAM, text)


def _address(text: str) -> Address:
    address = parse_address(text)
    if address is None:
        raise ValueError(f"--obs takes HOST:PORT or OUTPUT=HOST:PORT, not {text}")
    return address


def _folder(text: str) -> str:
    if not is_whole_path(text):
        raise ValueError(f"{_FOLDER} takes a whole path, not {text}")
    return text


def _page(text: str | None) -> Address:
    address = (LOOPBACK, ANY_PORT) if text is None else parse_address(text, ANY_PORT)
    if address is None:
        raise ValueError(f"--page-address takes HOST or HOST:PORT, not {text}")
    return address
