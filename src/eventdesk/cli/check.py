"""``eventdesk check``: everything that is wrong with a run-sheet, at once."""

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from msgspec.structs import asdict

if TYPE_CHECKING:
    from eventdesk.cli.check_obs import ObsCheck
    from eventdesk.domain.runsheet import RunSheet
    from eventdesk.storage.runsheet import Problem


def run(options: argparse.Namespace) -> int:
    """Print the problems; 1 when any of them is an error, or OBS is not ready."""
    from eventdesk.app.check import check_sheet  # noqa: PLC0415 # Qt, not for every verb
    from eventdesk.app.parts import graphics_folder  # noqa: PLC0415
    from eventdesk.app.rehearsal import headless  # noqa: PLC0415
    from eventdesk.engine.clocks import SystemClock  # noqa: PLC0415
    from eventdesk.storage.library import default_data_dir  # noqa: PLC0415

    if options.write_ids and (status := _write_ids(options.sheet)):
        return status
    application = headless()
    speak(options.language)
    data_dir = options.data_dir or default_data_dir()
    loaded, problems = check_sheet(options.sheet, graphics_folder(data_dir), SystemClock().now())
    try:
        return _tell(options, problems, _obs_check(options, loaded.sheet, data_dir))
    except ValueError as wrong:
        print(f"eventdesk: {wrong}", file=sys.stderr)
        return 2
    finally:
        del application


def _obs_check(
    options: argparse.Namespace, sheet: "RunSheet | None", data_dir: Path
) -> "ObsCheck | None":
    """With an OBS, how ready it is; a sheet with errors is not held against any. ValueError."""
    if options.pictures is not None and options.obs is None:
        options.obs = [""]
    if options.obs is None or sheet is None:
        return None
    from eventdesk.cli.check_obs import ObsCheck  # noqa: PLC0415 # only with an OBS

    return ObsCheck(options, sheet, data_dir)


def _tell(
    options: argparse.Namespace, problems: "tuple[Problem, ...]", obs: "ObsCheck | None"
) -> int:
    from eventdesk.ui.problem_words import summary  # noqa: PLC0415 # Qt, again

    if options.json:
        plain: object = [asdict(problem) for problem in problems]
        if obs is not None:
            plain = {"problems": plain, "preflight": obs.plain()}
        print(json.dumps(plain, ensure_ascii=False, indent=2))
    else:
        print_problems(options.sheet, problems)
        print(summary(str(options.sheet), problems))
        if obs is not None:
            obs.print()
    bad = any(problem.severity == "error" for problem in problems) or (obs and not obs.ready)
    return (obs.write_pictures() if obs else 0) or int(bool(bad))


def _write_ids(path: Path) -> int:
    """Give every cue its id in the file; 2 when that cannot be done, and then nothing was."""
    from eventdesk.storage.runsheet import EditRefusedError, write_back_ids  # noqa: PLC0415

    try:
        count = write_back_ids(path)
    except (EditRefusedError, OSError) as error:
        print(f"eventdesk: {path}: {error}", file=sys.stderr)
        return 2
    print(f"eventdesk: {path}: ids written: {count}", file=sys.stderr)
    return 0


def refuse(path: Path) -> int:
    """Say on standard error why this sheet cannot go on air."""
    from eventdesk.storage.runsheet import load  # noqa: PLC0415 # heavy, and seldom needed
    from eventdesk.ui.problem_words import refusal  # noqa: PLC0415 # needs Qt's translator

    print_problems(path, load(path).problems, sys.stderr)
    print(refusal(str(path)), file=sys.stderr)
    return 1


def print_problems(path: Path, problems: "Iterable[Problem]", out: TextIO | None = None) -> None:
    """One line a problem, in the form that editors jump from."""
    from eventdesk.ui.problem_words import report_lines  # noqa: PLC0415 # Qt, again

    for line in report_lines(str(path), problems):
        print(line, file=out or sys.stdout)


def speak(language: str | None) -> None:
    """Words from now on in this language; None is the system's."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415

    from eventdesk.ui.translation import choose_language, install_language  # noqa: PLC0415

    app = QCoreApplication.instance()
    if app is not None:
        install_language(app, choose_language(language))
