"""Preflight of OBS itself and its machine: canvas, disk, studio mode, stream. Pure."""

from collections.abc import Iterator
from datetime import timedelta

from eventdesk.domain.finding import Finding, Level
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.named import recorded_time
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.survey import Survey
from eventdesk.domain.verbs import RecordVerb

LEAST_HEIGHT = 720
"""Below this a name's second line is smaller than a viewer reads on a telephone."""
LEAST_FPS = 24.0
SHAPE, SHAPE_SLACK = 16 / 9, 0.01
"""What YouTube and every hall's screen show without bars."""
ROOM = 1.25
"""So much more than planned is needed: conferences run over, and rates are guessed."""
_MIB = 2**20


def canvas(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether names can be read and move smoothly on this canvas, and reach the stream as sharp."""
    del sheet
    seen, output = survey.canvas, survey.output
    size = f"{seen.width}×{seen.height}"
    found = []
    if seen.height < LEAST_HEIGHT:
        found.append(Finding("canvas-small", Level.AMBER, "", size, f"{LEAST_HEIGHT}", output))
    if abs(seen.width / max(1, seen.height) / SHAPE - 1) > SHAPE_SLACK:
        found.append(Finding("canvas-shape", Level.AMBER, "", size, "16:9", output))
    if 0 < seen.fps < LEAST_FPS:
        fps = f"{seen.fps:.4g}"
        found.append(Finding("fps-low", Level.AMBER, "", fps, f"{LEAST_FPS:.0f}", output))
    wide, high = survey.streamed
    if wide and high and _distorts(seen, wide, high):
        found.append(Finding("stream-distorted", Level.RED, "", f"{wide}×{high}", size, output))
    elif wide > seen.width:
        found.append(Finding("stream-enlarged", Level.AMBER, "", f"{wide}×{high}", size, output))
    yield from found
    if not found:
        yield Finding("canvas-fine", Level.GREEN, "", f"{size}, {seen.fps:.4g} fps", "", output)


def _distorts(canvas: Canvas, wide: int, high: int) -> bool:
    return abs(wide / high / (canvas.width / max(1, canvas.height)) - 1) > SHAPE_SLACK


def disk(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether the disk holds the recordings that the sheet plans."""
    if survey.output != PROGRAM or not any(cue.record is RecordVerb.START for cue in sheet.cues):
        return
    recorder, output = survey.recorder, survey.output
    if recorder.running:
        yield Finding("records-already", Level.AMBER, output=output)
    planned = recorded_time(sheet)
    if not planned or recorder.rate <= 0:
        yield Finding(
            "disk-unchecked", Level.UNKNOWN, found=_size(recorder.free_mib), output=output
        )
        return
    needed = recorder.rate * planned.total_seconds() / _MIB
    holds = timedelta(seconds=int(recorder.free_mib * _MIB / recorder.rate))
    level = Level.GREEN
    if needed * ROOM > recorder.free_mib:
        level = Level.RED if needed > recorder.free_mib else Level.AMBER
    code = "disk-fine" if level is Level.GREEN else "disk-short"
    found, expected = (
        f"{_size(recorder.free_mib)}, {_span(holds)}",
        f"{_size(needed)}, {_span(planned)}",
    )
    yield Finding(code, level, recorder.source, found, expected, output)


def _size(mib: float) -> str:
    return f"{mib / 1024:.1f} GiB" if mib >= 1024 else f"{mib:.0f} MiB"  # noqa: PLR2004


def _span(length: timedelta) -> str:
    minutes = int(length.total_seconds()) // 60
    return f"{minutes // 60}:{minutes % 60:02} h"


def studio_mode(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """With "Duplicate Sources" in studio mode nothing that the desk changes reaches the program:
    no name, no film, no sound (measured on OBS 29)."""
    del sheet
    if not survey.studio_mode:
        yield Finding("studio-off", Level.GREEN, output=survey.output)
    elif survey.duplicates is None:
        yield Finding("studio-unchecked", Level.UNKNOWN, output=survey.output)
    elif survey.duplicates:
        yield Finding("duplicate-sources", Level.RED, output=survey.output)
    else:
        yield Finding("studio-fine", Level.GREEN, output=survey.output)


def stream(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether OBS will stream when the desk asks. With an account of YouTube linked in OBS it
    opens a dialog instead (obs-websocket#830, #1286)."""
    if survey.output != PROGRAM or sheet.broadcast is None:
        return
    service, output = survey.stream, survey.output
    if service.account:
        yield Finding("account-linked", Level.RED, service.account, output=output)
    if service.running:
        yield Finding("streams-already", Level.AMBER, service.service, output=output)
    if not service.account and not service.running:
        yield Finding("stream-free", Level.GREEN, output=output)


def overlay(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether the scene that names are shown in is there; the desk asks for consent to it."""
    if survey.output != PROGRAM or not any(cue.lower_third for cue in sheet.cues):
        return
    if survey.overlay:
        yield Finding("overlay-there", Level.GREEN, output=survey.output)
    else:
        yield Finding("overlay-missing", Level.AMBER, output=survey.output)
