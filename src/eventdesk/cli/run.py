"""``eventdesk run``: the desk on a run-sheet."""

import argparse
import gc
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from eventdesk.storage.addresses import Address, is_whole_path, parse_address
from eventdesk.storage.plan import read_beside

if TYPE_CHECKING:
    from eventdesk.storage.secrets import SecretShelf

ANY_PORT = 0  # whichever is free
LOOPBACK = "127.0.0.1"
PROGRAM = "program"  # as the domain has it, which is not imported before the sheet is being read


def run(options: argparse.Namespace) -> int:
    """Open the window; 1 when the sheet has errors, 2 when the show cannot be opened."""
    try:
        addresses = {name: _address(text) for name, text in map(_named, options.obs)}
        folders = {name: _folder(text) for name, text in map(_named, options.obs_graphics_folder)}
        page = _page(options.page_address)
    except ValueError as wrong:
        print(f"eventdesk: {wrong}", file=sys.stderr)
        return 2
    gc.disable()  # reading and imports make no garbage; the desk's own policy takes over
    try:
        return _open(options, addresses, folders, page)
    finally:
        gc.enable()


def _open(
    options: argparse.Namespace,
    addresses: dict[str, Address],
    folders: dict[str, str],
    page: Address,
) -> int:
    """The desk itself, from reading the sheet to its closing."""
    plan = read_beside(options.sheet)  # first, while there is no thread
    shelf: SecretShelf | None = None
    if options.sign_in:  # a person takes a while: that is no start to be made short
        gc.enable()
        if (shelf := _sign_in(options)) is None:
            return 2
        gc.disable()
    from eventdesk.storage.journal import JournalInUseError  # noqa: PLC0415
    from eventdesk.storage.library import SheetHasErrorsError  # noqa: PLC0415

    # isort: split
    # Qt, last: every import after it goes through a hook of PySide's, so that the domain would
    # take 9 ms longer.
    from eventdesk.app.desk import DeskOptions, open_desk  # noqa: PLC0415 # not for usage
    from eventdesk.app.obs_places import ObsPlaces, UnknownOutputError  # noqa: PLC0415

    desk = DeskOptions(
        sheet=options.sheet,
        obses=ObsPlaces(addresses, folders, page),
        youtube_endpoint=options.youtube_endpoint,
        rehearse=options.rehearse,
        fresh=options.fresh,
        install_overlay=options.install_overlay,
        data_dir=options.data_dir,
        pictures=not options.no_pictures,
        guard=timedelta(milliseconds=options.guard),
        trace=options.trace,
        language=options.language,
        shelf=shelf,
    )
    try:
        return open_desk(plan, desk)
    except SheetHasErrorsError:
        from eventdesk.cli.check import refuse  # noqa: PLC0415 # a good sheet's desk comes sooner

        return refuse(options.sheet)
    except UnknownOutputError as unknown:
        known = ", ".join(unknown.outputs)
        print(
            f"eventdesk: the sheet has no output {unknown.name}, it has: {known}", file=sys.stderr
        )
        return 2
    except OSError as error:
        print(f"eventdesk: {error}", file=sys.stderr)
        return 2
    except JournalInUseError:
        print("eventdesk: this show is already open in another desk", file=sys.stderr)
        return 2


def _sign_in(options: argparse.Namespace) -> "SecretShelf | None":
    """Sign a channel in before the desk opens, for a machine that keeps no secrets; the shelf that
    holds the sign-in, None when there is none."""
    from eventdesk.app.accounts import Accounts  # noqa: PLC0415 # seldom asked for
    from eventdesk.cli.youtube import say_no, sign_in  # noqa: PLC0415
    from eventdesk.domain.broadcast import Trouble  # noqa: PLC0415
    from eventdesk.drivers.youtube.reasons import CallError  # noqa: PLC0415
    from eventdesk.engine.clocks import SystemClock  # noqa: PLC0415
    from eventdesk.storage.library import default_data_dir  # noqa: PLC0415

    folder = options.data_dir or default_data_dir()
    accounts = Accounts(folder, SystemClock(), options.youtube_endpoint)
    try:
        sign_in(accounts)
    except CallError as failure:
        say_no(Trouble(failure.reason, failure.detail))
        return None
    return accounts.shelf


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
        raise ValueError(f"--obs-graphics-folder takes a whole path, not {text}")
    return text


def _page(text: str | None) -> Address:
    address = (LOOPBACK, ANY_PORT) if text is None else parse_address(text, ANY_PORT)
    if address is None:
        raise ValueError(f"--page-address takes HOST or HOST:PORT, not {text}")
    return address
