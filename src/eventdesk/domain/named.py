"""What a sheet names of OBS, one function for each kind of thing: name → the cues that name it.

Whatever a cue learns to ask of OBS is added here once; preflight and the placeholders look here.
"""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from eventdesk.domain.graphic import OBS_TEXT
from eventdesk.domain.parts import Part
from eventdesk.domain.runsheet import PROGRAM, Cue, RunSheet
from eventdesk.domain.verbs import RecordVerb

Named = Mapping[str, tuple[str, ...]]
"""A name in OBS, and the ids of the cues that use it, in the order of the sheet."""


def scenes_used(sheet: RunSheet, output: str) -> Named:
    """The scenes that its cues take on this output."""
    shows = sheet.shown_on(output)
    return _gathered((cue, cue.scenes[shows]) for cue in sheet.cues if shows in cue.scenes)


def transitions_used(sheet: RunSheet, output: str) -> Named:
    """The transitions that bring them."""
    shows = sheet.shown_on(output)
    return _gathered(
        (cue, cue.transition.kind)
        for cue in sheet.cues
        if shows in cue.scenes and cue.transition.kind
    )


def heard_inputs(sheet: RunSheet, output: str) -> Named:
    """The inputs whose sound its cues open, close or fade; the program's and its mirrors' alone."""
    if sheet.shown_on(output) != PROGRAM:
        return {}
    return _gathered(
        (cue, name) for cue in sheet.cues for name in (*cue.unmute, *cue.mute, *cue.volumes)
    )


def played_inputs(sheet: RunSheet, output: str) -> Named:
    """The media inputs that its cues start and stop; the program's and its mirrors' alone."""
    if sheet.shown_on(output) != PROGRAM:
        return {}
    return _gathered((cue, action.input) for cue in sheet.cues for action in cue.media)


def text_inputs(sheet: RunSheet, output: str) -> Named:
    """The text inputs of a lower third that was drawn in OBS; the program's and its mirrors'."""
    bound = sheet.text_inputs
    if sheet.shown_on(output) != PROGRAM or bound is None:
        return {}
    return _gathered(
        (cue, name)
        for cue in sheet.cues
        if cue.lower_third and cue.lower_third.template == OBS_TEXT
        for name in bound.texts
    )


def inputs_named(sheet: RunSheet, output: str) -> Named:
    """Every input that it names on this output, whatever for."""
    kinds = (heard_inputs, played_inputs, text_inputs)
    found: dict[str, tuple[str, ...]] = {}
    for named in kinds:
        for name, cues in named(sheet, output).items():
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *cues)))
    return found


def parts_switched(sheet: RunSheet, output: str) -> Mapping[Part, tuple[str, ...]]:
    """Every filter and scene item that its cues switch on and off; the program's alone."""
    named: dict[Part, tuple[str, ...]] = {}
    for cue in sheet.cues if sheet.shown_on(output) == PROGRAM else ():
        for each in cue.switches:
            named[each.part] = (*named.get(each.part, ()), cue.id)
    return named


def recorded_time(sheet: RunSheet) -> timedelta:
    """How long its cues plan to record, all recordings together; untimed cues count nothing."""
    total, running = timedelta(0), False
    for cue in sheet.cues:
        if cue.skip:
            continue
        if cue.record is not None:
            running = cue.record is RecordVerb.START
        if running:
            total += cue.duration or timedelta(0)
    return total


def _gathered(pairs: Iterable[tuple[Cue, str]]) -> Named:
    named: dict[str, dict[str, None]] = {}
    for cue, name in pairs:
        named.setdefault(name, {})[cue.id] = None
    return {name: tuple(cues) for name, cues in named.items()}
