"""The arguments of the verbs that have verbs of their own."""

import argparse
from pathlib import Path

from eventdesk.cli import options


def obs(parser: argparse.ArgumentParser) -> None:
    """``eventdesk obs WHAT``."""
    whats = parser.add_subparsers(dest="what", required=True, metavar="WHAT")

    def what(name: str, words: str) -> argparse.ArgumentParser:
        added = whats.add_parser(name, help=words, description=words)
        options.obs(added, help="the OBS to speak to (localhost:4455)")
        added.add_argument("--json", action="store_true", help="as JSON")
        options.language(added)
        return added

    what("scenes", "list its scenes, inputs, transitions and filters")
    missing = what("make-missing", "make placeholders for the scenes and inputs that are missing")
    missing.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    what("remove-placeholders", "take out the placeholders that make-missing made")


def youtube(parser: argparse.ArgumentParser) -> None:
    """``eventdesk youtube WHAT``."""
    whats = parser.add_subparsers(dest="what", required=True, metavar="WHAT")

    def what(name: str, words: str) -> argparse.ArgumentParser:
        added = whats.add_parser(name, help=words, description=words)
        added.add_argument("--youtube-endpoint", metavar="URL", help="at a stand-in, apart")
        options.data_dir(added)
        options.language(added)
        return added

    client = what("client", "use your own OAuth client, from the JSON that Google Cloud gives")
    client.add_argument("file", type=Path, metavar="FILE.json")
    sign_in = what("sign-in", "sign a channel in with the system's browser")
    sign_in.add_argument(
        "--channel", metavar="ID", help="which channel it has to be; this desk then works for it"
    )
    sign_in.add_argument(
        "--patience",
        type=options.positive,
        default=300,
        metavar="SECONDS",
        help="how long to wait for the browser (default: 300)",
    )
    status = what("status", "refresh every sign-in now and say how it is, and what quota is left")
    status.add_argument("--sheet", type=Path, metavar="SHEET", help="and if it lasts for this show")
    ingest = what("test-ingest", "stream from OBS into a private preview, and delete it again")
    ingest.add_argument("sheet", type=Path, metavar="SHEET", help="the run-sheet (YAML)")
    ingest.add_argument("--obs", metavar="HOST:PORT", help="the OBS to use (localhost:4455)")
    sign_out = what("sign-out", "take a sign-in back at Google and forget it")
    sign_out.add_argument("channel", nargs="?", metavar="CHANNEL", help="its id (this desk's)")
    pin = what("pin", "choose the channel that this desk works for")
    pin.add_argument("channel", metavar="CHANNEL", help="its id, as status shows it")
