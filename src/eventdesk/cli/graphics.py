"""``eventdesk graphics``: a contact sheet of every lower third that a run-sheet can show."""

import argparse
import sys
from pathlib import Path

from eventdesk.cli.check import refuse, speak
from eventdesk.cli.options import SUFFIXES
from eventdesk.domain.graphic import Canvas
from eventdesk.storage.plan import read_plan
from eventdesk.storage.runsheet.files import replace_file


def run(options: argparse.Namespace) -> int:
    """Write the contact sheet; 1 when the sheet, or one of its graphics, has an error."""
    from eventdesk.app.rehearsal import headless  # noqa: PLC0415 # Qt, not for every verb

    output: Path = options.output
    form = SUFFIXES.get(output.suffix.lower())
    if form is None:
        kinds = " or ".join(SUFFIXES)
        print(f"eventdesk: {output}: a contact sheet ends in {kinds}", file=sys.stderr)
        return 2
    application = headless()
    speak(options.language)
    try:
        return _write(options.sheet, output, form, options)
    except OSError as error:
        print(f"eventdesk: {output}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return 2
    finally:
        del application


def _write(sheet: Path, output: Path, form: str, options: argparse.Namespace) -> int:
    from eventdesk.app.contact_sheet import draw_contact_sheet  # noqa: PLC0415 # Qt, again
    from eventdesk.graphics.contact_sheet import Form  # noqa: PLC0415
    from eventdesk.ui.contact_words import count  # noqa: PLC0415
    from eventdesk.ui.translation import choose_language  # noqa: PLC0415

    plan = read_plan(sheet)
    if plan is None:
        return refuse(sheet)
    width, height = options.canvas
    language = choose_language(options.language)
    drawn = draw_contact_sheet(sheet, plan.sheet, Canvas(width, height), Form[form], language)
    replace_file(output, drawn.content)
    print(f"{output}: {count(drawn.graphics, drawn.warnings, drawn.errors)}")
    return 1 if drawn.errors else 0
