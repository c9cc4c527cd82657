"""Preflight: what a sheet needs, held against what an OBS was found to have. Pure.

``ui/preflight_words`` says each code in words; ``drivers/obs/surveyor`` makes the Survey.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from eventdesk.domain import preflight_machine, preflight_signals
from eventdesk.domain.finding import Finding, Level, in_order
from eventdesk.domain.named import (
    Named,
    inputs_named,
    scenes_used,
    transitions_used,
)
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.seen import nearest
from eventdesk.domain.survey import Survey


def preflight(sheet: RunSheet, survey: Survey) -> tuple[Finding, ...]:
    """Everything to be said of one OBS before the show, the gravest first."""
    checks: tuple[Callable[[RunSheet, Survey], Iterator[Finding]], ...] = (
        names,
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
