"""``eventdesk VERB``: reads the command line and hands over to the verb's own module."""

import argparse
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from eventdesk import __version__
from eventdesk.cli import options, subverbs

VERBS = {
    "run": "open the desk on a run-sheet",
    "demo": "open the desk on the demo show, with stand-ins for OBS and YouTube",
    "rehearse": "play a whole run-sheet against stand-ins and print its as-run",
    "check": "say everything that is wrong with a run-sheet, and with the OBS that will play it",
    "obs": "list what an OBS has, and make placeholders for what a run-sheet misses in it",
    "graphics": "draw every lower third of a run-sheet on one sheet, to be signed off",
    "as-run": "print or export what really happened in a show",
    "schema": "print the run-sheet format as JSON Schema",
    "simulate": "run the OBS or the YouTube stand-in alone",
    "youtube": "sign in to YouTube and out, and see how the sign-in and the quota are",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; the answer is the process's exit status (2: wrong usage or wrong input)."""
    for stream in (sys.stdout, sys.stderr):  # Korean names on a terminal that knows only ASCII
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    given = _parser().parse_args(arguments)
    _log_to(given.log_level)
    verb = importlib.import_module(f"eventdesk.cli.{given.verb.replace('-', '_')}")
    try:
        status: int = verb.run(given)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eventdesk", description="One operator, one key, the whole hybrid conference."
    )
    parser.add_argument("--version", action="version", version=f"EventDesk {__version__}")
    parser.add_argument(
        "--log-level",
        default="warning",
        choices=["debug", "info", "warning", "error"],
        help="how much to say on standard error (default: warning)",
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    for verb, words in VERBS.items():
        _ARGUMENTS[verb](verbs.add_parser(verb, help=words, description=words))
    return parser


def _run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    parser.add_argument("--obs", metavar="HOST:PORT", help="program's OBS (localhost:4455)")
    parser.add_argument(
        "--obs-graphics-folder",
        metavar="PATH",
        help="the desk's graphics folder as OBS's machine sees it, when it is shared with one",
    )
    parser.add_argument(
        "--page-address",
        metavar="HOST[:PORT]",
        help="the desk's own address, for an OBS on another machine that sees no shared folder:"
        " its browser source gets the graphics from there (127.0.0.1, any free port)",
    )
    parser.add_argument(
        "--youtube-endpoint", metavar="URL", help="a stand-in to use in place of YouTube"
    )
    parser.add_argument(
        "--rehearse", action="store_true", help="use stand-ins: nothing real can move"
    )
    parser.add_argument(
        "--sign-in",
        action="store_true",
        help="sign in to YouTube first, for this run, where there is no keyring to keep it",
    )
    parser.add_argument("--fresh", action="store_true", help="begin anew, not where it stood")
    parser.add_argument(
        "--install-overlay",
        action="store_true",
        help="consent to the overlay scene that lower thirds need in OBS",
    )
    parser.add_argument(
        "--no-pictures", action="store_true", help="fetch no pictures of scenes from OBS"
    )
    parser.add_argument(
        "--guard",
        type=options.milliseconds,
        default=300,
        metavar="MS",
        help="a second GO within this time is a double press (default: 300 ms)",
    )
    options.data_dir(parser)
    parser.add_argument("--trace", type=Path, metavar="FILE", help="write a JSON line per GO")
    options.language(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--headless",
        action="store_true",
        help="without a window: play it, at --speed, and print the as-run",
    )
    _speed(parser, 1200)
    options.data_dir(parser)
    options.language(parser)


def _rehearse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    _speed(parser, 60)
    parser.add_argument("--json", action="store_true", help="the as-run as JSON")


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    parser.add_argument("--json", action="store_true", help="the problems as JSON")
    parser.add_argument(
        "--write-ids",
        action="store_true",
        help="write the ids that cues lack into the file, and change nothing else in it",
    )
    options.obs(parser, nargs="?", const="", help="and look whether OBS is ready (localhost:4455)")
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FILE",
        help="with --obs: every cue's scene with its name over it, as .png or .pdf",
    )
    parser.add_argument(
        "--youtube-endpoint", metavar="URL", help="a stand-in to use in place of YouTube"
    )
    options.data_dir(parser)
    options.language(parser)


def _graphics(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    parser.add_argument(
        *("-o", "--output"),
        type=Path,
        required=True,
        metavar="FILE",
        help="what to write: one tall picture (.png) or A4 pages (.pdf)",
    )
    parser.add_argument(
        "--canvas",
        type=options.canvas,
        default=(1920, 1080),
        metavar="WxH",
        help="the size of OBS's canvas (default: 1920x1080)",
    )
    options.language(parser)


def _as_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    parser.add_argument("--run", help="which run, as --list names it (default: the last)")
    parser.add_argument("--list", action="store_true", help="list the runs")
    parser.add_argument(
        "--to",
        choices=["table", "csv", "names-csv", "json"],
        default="table",
        help="names-csv: who was named how long, a row a person and language (default: table)",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to a file")
    chapters = "only the broadcast's chapters, as YouTube reads them"
    parser.add_argument("--chapters", action="store_true", help=chapters)
    recorded = "only the chapters of OBS's recordings, which older OBSes cannot keep themselves"
    parser.add_argument("--recording-chapters", action="store_true", help=recorded)
    parser.add_argument("--rehearsal", action="store_true", help="of the rehearsals in the desk")
    options.data_dir(parser)


def _schema(_: argparse.ArgumentParser) -> None:
    """It takes nothing."""


def _simulate(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("device", choices=["obs", "youtube"])
    parser.add_argument(
        "--port", type=options.port, default=0, help="on loopback (default: a free one)"
    )
    parser.add_argument(
        "--sheet", type=Path, metavar="SHEET", help="obs: have the scenes and inputs that it names"
    )
    parser.add_argument(
        "--ingest", action="store_true", help="youtube: take real RTMP streams (needs nginx)"
    )
    parser.add_argument(
        "--ingest-port",
        type=options.port,
        default=0,
        metavar="PORT",
        help="youtube: for RTMP, and the next one for the backup stream (default: free ones)",
    )
    parser.add_argument(
        "--sign-in", action="store_true", help="youtube: take only tokens of its own sign-in"
    )
    parser.add_argument(
        "--state", type=Path, metavar="DIR", help="youtube: remember everything there over a kill"
    )


def _speed(parser: argparse.ArgumentParser, default: float) -> None:
    parser.add_argument(
        "--speed",
        type=options.positive,
        default=default,
        metavar="N",
        help=f"how much faster than life time runs between the moves (default: {default})",
    )


def _log_to(level: str) -> None:
    logging.basicConfig(
        level=level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )


_ARGUMENTS = {
    "run": _run,
    "demo": _demo,
    "rehearse": _rehearse,
    "check": _check,
    "obs": subverbs.obs,
    "graphics": _graphics,
    "as-run": _as_run,
    "schema": _schema,
    "simulate": _simulate,
    "youtube": subverbs.youtube,
}
