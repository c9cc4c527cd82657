"""``eventdesk demo``: the demo show, in the desk or played through without a window."""

import argparse
import gc
import sys

from eventdesk.engine.assets import asset
from eventdesk.storage.plan import read_beside


def run(options: argparse.Namespace) -> int:
    """Open the desk on it, or play it and print the as-run."""
    sheet = asset("demo", "daejeon-2021.yaml")
    if options.headless:
        from eventdesk.cli.rehearse import play  # noqa: PLC0415 # the other way needs a screen

        return play(sheet, options.speed, "table")
    gc.disable()  # reading and imports make no garbage; the desk's own policy takes over
    plan = read_beside(sheet)  # first, while there is no thread
    import eventdesk.cli.before_qt  # noqa: F401, PLC0415 # which comes in the next line

    # isort: split
    from eventdesk.app.desk import DeskOptions, open_desk  # noqa: PLC0415
    from eventdesk.storage.journal import JournalInUseError  # noqa: PLC0415

    desk = DeskOptions(
        sheet=sheet,
        rehearse=True,
        fresh=True,
        install_overlay=True,
        data_dir=options.data_dir,
        language=options.language,
    )
    try:
        return open_desk(plan, desk)
    except JournalInUseError:
        print("eventdesk: the demo is already open in another desk", file=sys.stderr)
        return 2
    finally:
        gc.enable()
