"""All that is wrong with a sheet: its text, and how its names look on this machine."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas, Graphic
from eventdesk.domain.runsheet import RunSheet
from eventdesk.graphics.renderer import FitCode, FitProblem, GraphicsRenderer
from eventdesk.graphics.thumbnail import HEIGHT, WIDTH, UnreadablePictureError, fit_thumbnail
from eventdesk.storage.runsheet import Loaded, Problem, in_order, load
from eventdesk.storage.runsheet.problems import Severity

_FORGOTTEN = timedelta(days=365)


def check_sheet(path: Path, graphics: Path, now: datetime) -> tuple[Loaded, tuple[Problem, ...]]:
    """The sheet and every problem with it at this moment. Needs a QGuiApplication: names are set
    in type."""
    loaded = load(path)
    if loaded.sheet is None:
        return loaded, loaded.problems
    found = (
        *name_problems(loaded, loaded.sheet, GraphicsRenderer(graphics)),
        *broadcast_problems(loaded, loaded.sheet, path.parent, now),
    )
    return loaded, in_order((*loaded.problems, *found))


def broadcast_problems(
    loaded: Loaded, sheet: RunSheet, folder: Path, now: datetime
) -> Iterator[Problem]:
    """What the time and the picture itself say: a start in the past, no or a poor thumbnail."""
    plan = sheet.broadcast
    if plan is None:
        return
    if plan.scheduled_start is not None:
        start = sheet.moment(plan.scheduled_start)
        # A show that is over and done is no slip of the pen.
        if start < now < start + _FORGOTTEN:
            path, found = ("broadcast", "scheduled_start"), start.isoformat(" ", "minutes")
            yield loaded.problem("warning", path, "start-in-the-past", found, "")
    if plan.thumbnail is not None:
        path = ("broadcast", "thumbnail")
        try:
            fitted = fit_thumbnail(folder / plan.thumbnail)
        except OSError:
            return  # noted where the sheet was read
        except UnreadablePictureError as error:
            yield loaded.problem("warning", path, "picture-unreadable", str(error), "")
            return
        if fitted.coarse:
            size = f"{fitted.width}×{fitted.height}"
            yield loaded.problem("warning", path, "picture-small", size, f"{WIDTH}×{HEIGHT}")


def name_problems(
    loaded: Loaded, sheet: RunSheet, renderer: GraphicsRenderer
) -> tuple[Problem, ...]:
    """What stands in the way of showing each speaker with the templates that name them."""
    problems = [
        _as_problem(loaded, speaker, fault)
        for speaker, graphic in dict.fromkeys(_graphics(sheet))
        for fault in renderer.fit_problems(graphic, Canvas())
    ]
    return tuple(dict.fromkeys(problems))


def _graphics(sheet: RunSheet) -> Iterator[tuple[str, Graphic]]:
    """Every speaker who can be named, and the graphic that would."""
    for cue in sheet.cues:
        plan = cue.lower_third
        for speaker in plan.speakers if plan else ():
            if plan and speaker in sheet.speakers:
                yield speaker, graphic_of(sheet, (speaker,), plan)


def _as_problem(loaded: Loaded, speaker: str, fault: FitProblem) -> Problem:
    found = f"{fault.character} ({fault.code_point})" if fault.character else fault.text
    # Mostly a warning: one rare character must not keep a whole show from running.
    severity: Severity = "error" if fault.code is FitCode.NO_TEMPLATE else "warning"
    return loaded.problem(severity, ("speakers", speaker), fault.code, found, fault.install)
