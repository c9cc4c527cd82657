"""Journals in tests: events to keep, and desks in processes of their own that can be killed."""

import os
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eventdesk.domain import events as e

T = datetime(2026, 5, 20, 0, 30, tzinfo=UTC)
PATIENCE = 20.0


def nth(number):
    """An event that tells its place in the order."""
    return e.StandbySet(T + timedelta(seconds=number), f"c{number}")


def numbers(events):
    """The places of such events."""
    return [int(event.cue.removeprefix("c")) for event in events]


def until(is_so, what):
    """Wait until it is so."""
    never, waited = threading.Event(), 0.0
    while not is_so():
        assert waited < PATIENCE, f"never so: {what}"
        never.wait(0.02)
        waited += 0.02


PREAMBLE = """
import logging, os, sys, threading
from pathlib import Path
from support.journals import T, nth, numbers, until
from eventdesk.storage import journal as module
from eventdesk.storage.journal import open_journal
module.RETRY = 0.05
path = Path(sys.argv[1])
def say(*words):
    print(*words, flush=True)
"""


def desk(script, *arguments, wrap=()):
    """A process that runs the script with ``path``, ``say`` and all of this module at hand."""
    command = [*wrap, sys.executable, "-c", PREAMBLE + script, *map(str, arguments)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=_environment()
    )


def _environment():
    return {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)}


def output(process):
    """What it said, once it has ended well."""
    said, complained = process.communicate(timeout=60)
    assert process.returncode == 0, complained
    return said.split("\n")[:-1]
