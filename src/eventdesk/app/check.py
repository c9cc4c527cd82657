"""All that is wrong with a sheet: its text, and how its names look on this machine."""

import difflib
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from eventdesk.app.parts import renderer_beside
from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import LowerThirdPlan, RunSheet
from eventdesk.graphics.renderer import FitCode, FitProblem, GraphicsRenderer
from eventdesk.graphics.template_set import FOLDER
from eventdesk.graphics.thumbnail import HEIGHT, WIDTH, UnreadablePictureError, fit_thumbnail
from eventdesk.storage.runsheet import Loaded, Problem, in_order, load
from eventdesk.storage.runsheet.problems import Severity

Steps = tuple[str | int, ...]
"""The way to a value of the sheet, as ``Loaded.problem`` takes it."""
_OF_THE_LOOK = (FitCode.NO_TEMPLATE, FitCode.LOW_CONTRAST, FitCode.NO_LOGO)
_LOGO = ("event", "theme", "logo")
_FORGOTTEN = timedelta(days=365)


def check_sheet(path: Path, graphics: Path, now: datetime) -> tuple[Loaded, tuple[Problem, ...]]:
    """The sheet and every problem at this moment with it and with the templates beside it. Needs
    a QGuiApplication: names are set in type."""
    loaded = load(path)
    renderer = renderer_beside(graphics, path.parent)
    found = [*loaded.problems, *template_problems(renderer)]
    if loaded.sheet is not None:
        found += name_problems(loaded, loaded.sheet, renderer)
        found += broadcast_problems(loaded, loaded.sheet, path.parent, now)
    return loaded, in_order(found)


def template_problems(renderer: GraphicsRenderer) -> tuple[Problem, ...]:
    """What is wrong with the template files beside the sheet; they are not used, and those that
    come with EventDesk go on working."""
    return tuple(
        Problem(
            "error",
            fault.line,
            1,
            "bad-template",
            fault.found,
            fault.expected,
            file=f"{FOLDER}/{fault.file}",
        )
        for fault in renderer.template_faults()
    )


def broadcast_problems(
    loaded: Loaded, sheet: RunSheet, folder: Path, now: datetime
) -> Iterator[Problem]:
    """What the time and the picture itself say: a start in the past, no or a poor thumbnail."""
    for plan in sheet.broadcasts:
        place = ("broadcasts", plan.name) if plan.name else ("broadcast",)
        if plan.scheduled_start is not None:
            start = sheet.moment(plan.scheduled_start)
            yield from _time_problems(loaded, (*place, "scheduled_start"), start, now)
        if plan.thumbnail is not None:
            picture = folder / plan.thumbnail
            yield from _thumbnail_problems(loaded, (*place, "thumbnail"), picture)


def _time_problems(
    loaded: Loaded, path: Steps, start: datetime, now: datetime
) -> Iterator[Problem]:
    # A show that is over and done is no slip of the pen.
    if start < now < start + _FORGOTTEN:
        found = start.isoformat(" ", "minutes")
        yield loaded.problem("warning", path, "start-in-the-past", found, "")


def _thumbnail_problems(loaded: Loaded, path: Steps, picture: Path) -> Iterator[Problem]:
    try:
        fitted = fit_thumbnail(picture)
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
    """What stands in the way of showing each speaker, and each panel together, with the templates
    that name them."""
    problems = [
        *_single_problems(loaded, sheet, renderer),
        *_panel_problems(loaded, sheet, renderer),
    ]
    if any(problem.path == ".".join(_LOGO) for problem in loaded.problems):  # told already
        problems = [problem for problem in problems if problem.code != FitCode.NO_LOGO]
    return tuple(dict.fromkeys(problems))


def _single_problems(
    loaded: Loaded, sheet: RunSheet, renderer: GraphicsRenderer
) -> Iterator[Problem]:
    seen: set[object] = set()
    for place, plan in _plans(sheet):
        for speaker in plan.speakers:
            if speaker not in sheet.speakers:
                continue
            graphic = graphic_of(sheet, (speaker,), plan)
            for fault in renderer.fit_problems(graphic, Canvas()):
                # A look, or the event's colours, are wrong once, whoever is named.
                about = fault if fault.code in _OF_THE_LOOK else (speaker, fault)
                if about in seen:
                    continue
                seen.add(about)
                path = _place(fault, sheet, place, ("speakers", speaker))
                yield _as_problem(loaded, path, fault, renderer)


def _panel_problems(
    loaded: Loaded, sheet: RunSheet, renderer: GraphicsRenderer
) -> Iterator[Problem]:
    """The strap that names everybody at once: of its words only whether they have room; the
    rest is told with each speaker."""
    for place, plan in _plans(sheet):
        speakers = tuple(one for one in plan.speakers if one in sheet.speakers)
        if len(speakers) > 1:
            graphic = graphic_of(sheet, speakers, plan)
            for fault in renderer.fit_problems(graphic, Canvas()):
                if fault.code is FitCode.TOO_LONG:
                    yield _as_problem(loaded, (*place, "lower_third"), fault, renderer)


def _plans(sheet: RunSheet) -> Iterator[tuple[Steps, LowerThirdPlan]]:
    """Every cue's lower third and the cue's place in the sheet."""
    for number, session in enumerate(sheet.sessions):
        for index, cue in enumerate(session.cues):
            if cue.lower_third:
                yield ("sessions", number, "cues", index), cue.lower_third


def _place(fault: FitProblem, sheet: RunSheet, cue: Steps, speaker: Steps) -> Steps:
    """Where a fault is to be mended: at the speaker's words, the event's theme, or the cue."""
    match fault.code:
        case FitCode.NO_TEMPLATE:
            return (*cue, "lower_third", "template")
        case FitCode.NO_LOGO:
            return _LOGO
        case FitCode.LOW_CONTRAST:
            theme = sheet.event.theme
            return ("event", "theme") if theme.plate or theme.text else (*cue, "lower_third")
        case _:
            return speaker


def _as_problem(
    loaded: Loaded, path: Steps, fault: FitProblem, renderer: GraphicsRenderer
) -> Problem:
    found = f"{fault.character} ({fault.code_point})" if fault.character else fault.text
    expected = f"{fault.install} ({fault.package})" if fault.package else fault.install
    if fault.code is FitCode.NO_TEMPLATE:
        names = renderer.template_names()
        expected = " | ".join(difflib.get_close_matches(fault.text, names, 1) or names)
    # Mostly a warning: one rare character must not keep a whole show from running.
    severity: Severity = "error" if fault.code is FitCode.NO_TEMPLATE else "warning"
    return loaded.problem(severity, path, fault.code, found, expected)
