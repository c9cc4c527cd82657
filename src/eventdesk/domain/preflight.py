"""Preflight: what a sheet needs, held against what an OBS was found to have. Pure.

``ui/preflight_words`` says each code in words; ``drivers/obs/surveyor`` makes the Survey.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from eventdesk.domain import preflight_machine, preflight_signals
from eventdesk.domain.broadcast import Stage
from eventdesk.domain.finding import Finding, Level, in_order
from eventdesk.domain.named import (
    Named,
    inputs_named,
    parts_switched,
    scenes_used,
    transitions_used,
)
from eventdesk.domain.parts import Part, PartKind
from eventdesk.domain.runsheet import PROGRAM, RunSheet
from eventdesk.domain.seen import nearest
from eventdesk.domain.show import ShowState
from eventdesk.domain.survey import Survey


def own_doing(state: ShowState) -> frozenset[str]:
    """The codes of what is not to be found before a show, but is its own doing once it runs."""
    asked = {
        "records-already": state.recording is True,
        "streams-already": Stage.PREVIEW <= state.broadcast < Stage.ENDED,
    }
    return frozenset(code for code, ours in asked.items() if ours)


def preflight(sheet: RunSheet, survey: Survey) -> tuple[Finding, ...]:
    """Everything to be said of one OBS before the show, the gravest first."""
    checks: tuple[Callable[[RunSheet, Survey], Iterator[Finding]], ...] = (
        names,
        parts,
        preflight_signals.files,
        preflight_signals.pictures,
        preflight_signals.sounds,
        preflight_signals.placeholders,
        preflight_machine.canvas,
        preflight_machine.disk,
        preflight_machine.studio_mode,
        preflight_machine.stream,
        preflight_machine.overlay,
    )
    if survey.trouble is not None:
        return (unreachable(sheet, survey),)
    return in_order(finding for check in checks for finding in check(sheet, survey))


def unreachable(sheet: RunSheet, survey: Survey) -> Finding:
    """This OBS could not be asked: red for an output that the show cannot be without."""
    output = sheet.outputs.get(survey.output)
    level = Level.AMBER if output is not None and not output.required else Level.RED
    trouble = survey.trouble
    code, detail = (trouble.code, trouble.detail) if trouble else ("", "")
    return Finding("obs-not-asked", level, survey.address, code, detail, survey.output)


def names(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether everything that the sheet names is there, with the name that may be meant."""
    output = survey.output
    wanted: tuple[tuple[str, Level, Named, Collection[str]], ...] = (
        ("scene", Level.RED, scenes_used(sheet, output), survey.scenes),
        ("input", Level.RED, inputs_named(sheet, output), survey.inputs),
        # A scene without its transition still comes on air, by whichever is set.
        ("transition", Level.AMBER, transitions_used(sheet, output), survey.transitions),
    )
    for kind, level, named, have in wanted:
        yield from _missing(survey, kind, level, named, have)
    for name in scenes_used(sheet, output):
        scene = survey.scenes.get(survey.now(name))
        if scene is not None and not scene.sources:
            yield Finding("scene-empty", Level.AMBER, name, output=output)


def parts(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether every filter and scene item is there that a cue switches, and what else a cue may
    ask of OBS and not every OBS has."""
    output = survey.output
    wanted = parts_switched(sheet, output)
    have = [
        Part(PartKind.FILTER, owner, name)
        for owner in survey.filters
        for name in survey.filters[owner]
    ]
    have += [
        Part(PartKind.SOURCE, each.name, name)
        for each in survey.scenes.values()
        for name in each.items
    ]
    for kind in PartKind:
        named = {part: cues for part, cues in wanted.items() if part.kind is kind}
        labels = [part.label for part in have if part.kind is kind]
        absent = [part for part in named if not survey.has(part)]
        for part in absent:
            meant = nearest(part.label, labels) or ""
            yield Finding(f"{kind}-missing", Level.RED, part.label, meant, "", output, named[part])
        if named and not absent:
            yield Finding(f"{kind}s-there", Level.GREEN, found=str(len(named)), output=output)
    program = output == PROGRAM
    replays = tuple(cue.id for cue in sheet.cues if program and cue.replay)
    cameras = tuple(cue.id for cue in sheet.cues if program and cue.virtual_camera)
    if replays and not survey.replay:
        yield Finding("replay-missing", Level.RED, output=output, cues=replays)
    if cameras and not survey.camera:
        yield Finding("camera-missing", Level.RED, output=output, cues=cameras)


def _missing(
    survey: Survey, kind: str, level: Level, named: Named, have: Collection[str]
) -> Iterator[Finding]:
    output = survey.output
    absent: Mapping[str, tuple[str, ...]] = {
        name: cues for name, cues in named.items() if survey.now(name) not in have
    }
    for name, cues in absent.items():
        meant = nearest(name, have) or ""
        yield Finding(f"{kind}-missing", level, name, meant, output=output, cues=cues)
    if named and not absent:
        yield Finding(f"{kind}s-there", Level.GREEN, found=str(len(named)), output=output)
