"""``eventdesk obs``: what an OBS has, and placeholders for what a run-sheet misses in it."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator

from msgspec import to_builtins
from PySide6.QtCore import QCoreApplication

from eventdesk.app.parts import ObsAccess
from eventdesk.cli.check import refuse, speak
from eventdesk.cli.obs_options import accesses
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.survey import SetUp, Survey
from eventdesk.drivers.obs.set_up import ObsSetUp
from eventdesk.drivers.obs.surveyor import Surveyor
from eventdesk.storage.plan import read_plan
from eventdesk.ui import device_words, preflight_words


def run(options: argparse.Namespace) -> int:
    """Do what was asked of each OBS; 1 when one cannot, 2 for wrong usage."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    speak(options.language)
    try:
        obses = accesses(options.obs)
    except ValueError as wrong:
        print(f"eventdesk: {wrong}", file=sys.stderr)
        return 2
    try:
        return _VERBS[options.what](options, obses)
    finally:
        del application


def _scenes(options: argparse.Namespace, obses: dict[str, ObsAccess]) -> int:
    surveys = [Surveyor(name, obs.address, obs.password).stock() for name, obs in obses.items()]
    if options.json:
        print(json.dumps([_plain(each) for each in surveys], ensure_ascii=False, indent=2))
    for survey in surveys:
        if survey.trouble is not None:
            words = device_words.trouble(survey.trouble)
            print(f"eventdesk: {survey.output} ({survey.address}): {words}", file=sys.stderr)
        elif not options.json:
            for line in _listed(survey):
                print(line)
    return int(any(survey.trouble is not None for survey in surveys))


def _plain(survey: Survey) -> dict[str, object]:
    """What a script wants of it."""
    if survey.trouble is not None:
        return {"output": survey.output, "address": survey.address, "trouble": survey.trouble.code}
    return {
        "output": survey.output,
        "address": survey.address,
        "version": survey.version,
        "canvas": to_builtins(survey.canvas),
        "scenes": {name: list(scene.sources) for name, scene in survey.scenes.items()},
        "inputs": {
            name: {"kind": each.kind, "muted": each.muted, "files": list(each.files)}
            | ({"placeholder": True} if each.placeholder else {})
            for name, each in survey.inputs.items()
        },
        "transitions": dict(survey.transitions),
        "filters": {name: dict(filters) for name, filters in survey.filters.items()},
    }


def _listed(survey: Survey) -> Iterator[str]:
    words = preflight_words.listing()
    canvas = survey.canvas
    size = f"{canvas.width}×{canvas.height}, {canvas.fps:.4g} fps"
    yield f"{survey.output}: OBS {survey.version} ({survey.address}), {size}"
    yield f"{words.scenes} ({len(survey.scenes)})"
    for name, scene in survey.scenes.items():
        yield f"  {name}" + (f": {', '.join(scene.sources)}" if scene.sources else "")
    yield f"{words.inputs} ({len(survey.inputs)})"
    for name, each in survey.inputs.items():
        facts = [each.kind, *each.files]
        if each.muted is not None:
            facts.append(words.muted if each.muted else words.open)
        if each.placeholder:
            facts.append(words.placeholder)
        yield f"  {name}: {', '.join(facts)}"
    yield f"{words.transitions} ({len(survey.transitions)})"
    for name, kind in survey.transitions.items():
        yield f"  {name}: {kind}"
    if survey.filters:
        yield words.filters
        for source, filters in survey.filters.items():
            yield f"  {source}: {', '.join(f'{name} ({kind})' for name, kind in filters.items())}"


def _make_missing(options: argparse.Namespace, obses: dict[str, ObsAccess]) -> int:
    plan = read_plan(options.sheet)
    if plan is None:
        return refuse(options.sheet)
    sheet: RunSheet = plan.sheet
    done = [ObsSetUp(n, o.address, o.password).make_missing(sheet) for n, o in obses.items()]
    return _tell(options, done, preflight_words.made)


def _remove(options: argparse.Namespace, obses: dict[str, ObsAccess]) -> int:
    done = [ObsSetUp(name, obs.address, obs.password).remove() for name, obs in obses.items()]
    return _tell(options, done, preflight_words.removed)


def _tell(options: argparse.Namespace, done: list[SetUp], words: Callable[[SetUp], str]) -> int:
    if options.json:
        print(json.dumps(to_builtins(done), ensure_ascii=False, indent=2))
    for each in done:
        if each.trouble is not None:
            print(f"eventdesk: {words(each)}", file=sys.stderr)
        elif not options.json:
            print(words(each))
    return int(any(each.trouble is not None for each in done))


_VERBS = {
    "scenes": _scenes,
    "make-missing": _make_missing,
    "remove-placeholders": _remove,
}
