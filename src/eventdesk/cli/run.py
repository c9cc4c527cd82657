"""``eventdesk run``: the desk on a run-sheet."""

import argparse
import gc
import sys
from datetime import timedelta
from typing import TYPE_CHECKING

from eventdesk.cli.obs_places import read_obs_options
from eventdesk.storage.plan import read_beside

if TYPE_CHECKING:
    from eventdesk.storage.addresses import Address
    from eventdesk.storage.secrets import SecretShelf


def run(options: argparse.Namespace) -> int:
    """Open the window; 1 when the sheet has errors, 2 when the show cannot be opened."""
    try:
        obs = read_obs_options(options)
    except ValueError as wrong:
        print(f"eventdesk: {wrong}", file=sys.stderr)
        return 2
    gc.disable()  # reading and imports make no garbage; the desk's own policy takes over
    try:
        return _open(options, obs)
    finally:
        gc.enable()


def _open(
    options: argparse.Namespace, obs: "tuple[dict[str, Address], dict[str, str], Address]"
) -> int:
    """The desk itself, from reading the sheet to its closing."""
    plan = read_beside(options.sheet)  # first, while there is no thread
    shelf: SecretShelf | None = None
    if options.sign_in:  # a person takes a while: that is no start to be made short
        gc.enable()
        if (shelf := _sign_in(options)) is None:
            return 2
        gc.disable()
    import eventdesk.cli.before_qt  # noqa: F401, PLC0415 # which comes in the next line

    # isort: split
    from eventdesk.app.desk import DeskOptions, open_desk  # noqa: PLC0415 # not for usage
    from eventdesk.app.obs_places import ObsPlaces, UnknownOutputError  # noqa: PLC0415
    from eventdesk.storage.journal import JournalInUseError  # noqa: PLC0415
    from eventdesk.storage.library import SheetHasErrorsError  # noqa: PLC0415

    desk = DeskOptions(
        sheet=options.sheet,
        obses=ObsPlaces(*obs),
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
