"""The as-run in its formats. Clock times are the event's own; lengths are minutes and seconds."""

import csv
import io
import json
import unicodedata
from datetime import datetime, timedelta

from eventdesk.domain.as_run import AsRun, AsRunRow, Done, Named
from eventdesk.domain.name_time import length_of, name_times

_COLUMNS = ("planned", "taken", "on air", "length", "over", "cue", "title", "")


def table(what: AsRun) -> str:
    """For reading on a terminal: aligned, wide characters counted as two."""
    rows = [_COLUMNS, *(_cells(what, row) for row in what.rows)]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(_pad, row, widths)).rstrip() for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths[:-1]))
    lines += ["", *(_remark(what, index) for index in range(len(what.remarks)))]
    return "\n".join([*_head(what), *lines, *_name_block(what), *_foot(what)])


def _name_block(what: AsRun) -> list[str]:
    """Who was named how long: in all, and in each language of the graphics."""
    times = name_times(what)
    if not times:
        return []
    tags = tuple(dict.fromkeys(tag for each in times for tag in each.languages))
    rows = [("named", "times", "in all", *tags)]
    for each in times:
        lengths = [_length(each.languages.get(tag)) for tag in tags]
        rows.append((_name(what, each.speaker), str(each.times), _length(each.length), *lengths))
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    aligned = [
        "  ".join((_pad(row[0], widths[0]), *map(_pad_left, row[1:], widths[1:]))) for row in rows
    ]
    aligned.insert(1, "  ".join("-" * width for width in widths))
    return ["", *(line.rstrip() for line in aligned), ""]


def as_csv(what: AsRun) -> str:
    """For spreadsheets: one row a taking, instants with their zone, lengths in seconds."""
    text = io.StringIO()
    rows = [_plain(what, row) for row in what.rows]
    fields = list(rows[0]) if rows else ["cue"]
    writer = csv.DictWriter(text, fields, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        cells = {
            key: "; ".join(map(str, v)) if isinstance(v, list) else v for key, v in row.items()
        }
        writer.writerow({key: _safe(cell) for key, cell in cells.items()})
    return text.getvalue().rstrip("\n")


def names_as_csv(what: AsRun) -> str:
    """For spreadsheets: one row a person and language with the seconds for which it stood there.
    A graphic's languages stand there together, so a person's rows are not to be added up."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("speaker", "name", "language", "times", "seconds"))
    for each in name_times(what):
        name = _name(what, each.speaker)
        for tag, length in each.languages.items():
            row = (each.speaker, name, tag, each.times, _seconds(length))
            writer.writerow([_safe(cell) for cell in row])
    return text.getvalue().rstrip("\n")


def _safe(cell: object) -> object:
    """A text that a spreadsheet would run as a formula is quoted with an apostrophe."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")):
        return "'" + cell
    return cell


def as_json(what: AsRun) -> str:
    """For programs: the same as the CSV, with the remarks and the event."""
    event = what.sheet.event if what.sheet else None
    whole = {
        "event": event.title.best(event.languages) if event else "",
        "ended": _moment(what, what.ended),
        "cues": [_plain(what, row) for row in what.rows],
        "names": [
            {
                "speaker": each.speaker,
                "name": _name(what, each.speaker),
                "times": each.times,
                "seconds": _seconds(each.length),
                "languages": {tag: _seconds(took) for tag, took in each.languages.items()},
            }
            for each in name_times(what)
        ],
        "recordings": [
            {
                "began": _moment(what, each.began),
                "ended": _moment(what, each.ended),
                "chapters": [
                    {"seconds": _seconds(mark.at), "title": mark.title} for mark in each.marks
                ],
            }
            for each in what.recordings
        ],
        "remarks": [
            {"at": _moment(what, r.at), "code": r.code, "about": r.about} for r in what.remarks
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


FORMATS = {"table": table, "csv": as_csv, "names-csv": names_as_csv, "json": as_json}


def _plain(what: AsRun, row: AsRunRow) -> dict[str, object]:
    languages = what.sheet.event.languages if what.sheet else ()
    names = [(one, _named_for(what, named)) for named in row.named for one in named.people]
    return {
        "session": row.session,
        "cue": row.cue,
        "title": row.title.best(languages),
        "planned": _moment(what, row.planned),
        "taken": _moment(what, row.taken),
        "on_air": _moment(what, row.confirmed),
        "ended": _moment(what, row.ended),
        "planned_seconds": _seconds(row.planned_length),
        "actual_seconds": _seconds(row.length),
        "over_seconds": _seconds(row.over),
        "automatic": row.automatic,
        "taken_back": row.taken_back,
        "named": [one for one, _ in names],
        "named_seconds": [seconds for _, seconds in names],
        "failures": list(row.failures),
        "done": [_done(what, each) for each in row.done],
    }


def _done(what: AsRun, each: Done) -> str:
    """program/volume 09:30:02: GO a; with what went wrong, if anything did."""
    clock = _clock(what, each.at)
    trouble = f": {each.trouble}" if each.trouble else ""
    return f"{each.output}/{each.leg} {clock}: {each.because}{trouble}"


def recording_chapters(what: AsRun) -> str:
    """Each recording of the program with its chapters, for a player or an editing program."""
    lines = []
    for each in what.recordings:
        ended = _clock(what, each.ended) or "still running"
        lines += [f"recording {_clock(what, each.began)} … {ended}", *(m.line for m in each.marks)]
        lines.append("")
    return "\n".join(lines).rstrip()


def _cells(what: AsRun, row: AsRunRow) -> tuple[str, ...]:
    languages = what.sheet.event.languages if what.sheet else ()
    notes = [
        *(["taken back"] if row.taken_back else []),
        *(["automatic"] if row.automatic else []),
        *([_names(what, row)] if row.named else []),
        *row.failures,
    ]
    return (
        _clock(what, row.planned),
        _clock(what, row.taken),
        _clock(what, row.confirmed) or "—",
        _length(row.length),
        _signed(row.over),
        row.cue,
        row.title.best(languages),
        ", ".join(notes),
    )


def _names(what: AsRun, row: AsRunRow) -> str:
    """Who was named, each once, in order."""
    ids = dict.fromkeys(one for named in row.named for one in named.people)
    return "▸ " + ", ".join(_name(what, one) for one in ids)


def _name(what: AsRun, speaker: str) -> str:
    """A speaker's name as the graphics have it; the id of one who is not in the sheet any more."""
    person = what.sheet.speakers.get(speaker) if what.sheet else None
    return person.name.best(what.sheet.event.languages) if person and what.sheet else speaker


def _named_for(what: AsRun, named: Named) -> float | None:
    return 0.0 if named.failed else _seconds(length_of(what, named))


def _head(what: AsRun) -> list[str]:
    if what.sheet is None:
        return []
    event = what.sheet.event
    return [event.title.best(event.languages), f"{event.date} {event.timezone.key}", ""]


def _foot(what: AsRun) -> list[str]:
    seen = sum(row.confirmed is not None for row in what.rows)
    names = sum(not named.failed for row in what.rows for named in row.named)
    end = f"ended {_clock(what, what.ended)}" if what.ended else "unfinished"
    return [f"{len(what.rows)} cues taken, {seen} seen on air, {names} names shown; {end}"]


def _remark(what: AsRun, index: int) -> str:
    remark = what.remarks[index]
    return f"{_clock(what, remark.at)}  {remark.code}: {remark.about}".rstrip(": ")


def _local(what: AsRun, at: datetime) -> datetime:
    return at.astimezone(what.sheet.event.timezone) if what.sheet else at


def _moment(what: AsRun, at: datetime | None) -> str | None:
    return _local(what, at).isoformat(timespec="milliseconds") if at else None


def _clock(what: AsRun, at: datetime | None) -> str:
    return _local(what, at).strftime("%H:%M:%S") if at else ""


def _seconds(length: timedelta | None) -> float | None:
    return round(length.total_seconds(), 3) if length is not None else None


def _length(length: timedelta | None) -> str:
    if length is None:
        return ""
    minutes, seconds = divmod(round(abs(length.total_seconds())), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _signed(over: timedelta | None) -> str:
    if over is None:
        return ""
    return ("-" if over < timedelta(0) else "+") + _length(over)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(ch) in "WF" else 1 for ch in text)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _pad_left(text: str, width: int) -> str:
    return " " * (width - _width(text)) + text
