"""``eventdesk demo``: the demo show, in the desk or played through without a window."""

import argparse
import sys

from eventdesk.cli.check import refuse
from eventdesk.engine.assets import asset
from eventdesk.storage.runsheet import load


def run(options: argparse.Namespace) -> int:
    """Open the desk on it, or play it and print the as-run."""
    sheet = asset("demo", "daejeon-2021.yaml")
    loaded = load(sheet)
    if not loaded.ok:
        return refuse(sheet, loaded)
    if options.headless:
        from eventdesk.cli.rehearse import play  # noqa: PLC0415 # the other way needs a screen

        return play(loaded, options.speed, "table")
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
        return open_desk(loaded, desk)
    except JournalInUseError:
        print("eventdesk: the demo is already open in another desk", file=sys.stderr)
        return 2
