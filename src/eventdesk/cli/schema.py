"""``eventdesk schema``: the run-sheet format as JSON Schema, for editors."""

import argparse
import json

from eventdesk.storage.runsheet import schema


def run(_: argparse.Namespace) -> int:
    """Print it."""
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
