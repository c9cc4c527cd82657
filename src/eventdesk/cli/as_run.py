"""``eventdesk as-run``: what really happened, as a table, CSV or JSON."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from eventdesk.cli.as_run_formats import FORMATS, recording_chapters
from eventdesk.domain.apply import replay
from eventdesk.domain.as_run import AsRun, as_run
from eventdesk.domain.broadcast import watch_url
from eventdesk.domain.chapters import chapter_lines
from eventdesk.domain.events import Event, SheetLoaded
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.show import ShowState
from eventdesk.domain.unit import members
from eventdesk.storage.journal import JournalUnreadableError, ShowJournal, open_journal
from eventdesk.storage.journal_codec import UnreadableEventError
from eventdesk.storage.library import default_data_dir, journal_path
from eventdesk.storage.runsheet import parse
from eventdesk.storage.runsheet.files import replace_file


def run(options: argparse.Namespace) -> int:
    """Print, or write, the as-run of one run of a sheet's show."""
    data_dir = options.data_dir or default_data_dir()
    path = journal_path(data_dir, options.sheet, rehearsal=options.rehearsal)
    if not path.exists():
        print(f"eventdesk: {options.sheet} has not been run here (no {path})", file=sys.stderr)
        return 2
    journal = open_journal(path, read_only=True)
    try:
        return _answer(journal, options)
    except (JournalUnreadableError, UnreadableEventError) as error:
        print(f"eventdesk: the journal {path} cannot be read: {error}", file=sys.stderr)
        return 2
    finally:
        journal.close()


def _answer(journal: ShowJournal, options: argparse.Namespace) -> int:
    runs = journal.runs()
    if options.list:
        for each in runs:
            print(each.id, each.began.isoformat(), "ended" if each.ended else "unfinished")
        return 0
    wanted = options.run or (runs[-1].id if runs else None)
    if wanted not in {each.id for each in runs}:
        print(f"eventdesk: there is no run {wanted}; see --list", file=sys.stderr)
        return 2
    if options.chapters:
        return _print_chapters(journal.events(wanted, sheet_of))
    if options.recording_chapters:
        return _print_recordings(as_run(journal.events(wanted, sheet_of)))
    try:
        write(as_run(journal.events(wanted, sheet_of)), options.to, options.output)
    except OSError as error:
        print(f"eventdesk: {error}", file=sys.stderr)
        return 2
    return 0


def _print_chapters(events: Sequence[Event]) -> int:
    """The lines that YouTube makes chapters of, of several videos each under its address; 1 when
    there are none, and why."""
    loaded = next((event for event in events if isinstance(event, SheetLoaded)), None)
    state = replay(ShowState(loaded.sheet), events) if loaded else None
    found = _chapters(state) if state else {}
    for address, lines in found.items():
        if len(found) > 1:
            print(f"# {address}")
        print("\n".join(lines))
    if found:
        return 0
    if state is None or state.broadcast_record.ended is None:
        why = "the broadcast of this run was not seen to begin and end"
    else:
        why = "YouTube takes three chapters or more, of ten seconds or longer"
    print(f"eventdesk: no chapters: {why}", file=sys.stderr)
    return 1


def _print_recordings(what: AsRun) -> int:
    """Every recording's chapters; 1 when the program was not seen to record."""
    if what.recordings:
        print(recording_chapters(what))
        return 0
    print("eventdesk: OBS was not seen to record in this run", file=sys.stderr)
    return 1


def _chapters(state: ShowState) -> Mapping[str, Sequence[str]]:
    """The chapters of each video by its address."""
    each = {one.name: chapter_lines(state, one.name) for one in members(state)}
    return {watch_url(state.record(name).id or ""): lines for name, lines in each.items() if lines}


def sheet_of(text: bytes) -> RunSheet:
    """The plan of a kept sheet's text."""
    sheet = parse(text, Path.cwd()).sheet
    if sheet is None:
        raise UnreadableEventError("the kept run-sheet cannot be read any more")
    return sheet


def write(what: AsRun, kind: str, output: Path | None) -> None:
    """Print it, or write it to a file at once and whole."""
    text = FORMATS[kind](what)
    if output is None:
        print(text)
    else:
        # A spreadsheet takes a CSV for UTF-8 only when it begins with the mark.
        replace_file(output, text.encode("utf-8-sig" if kind.endswith("csv") else "utf-8"))
