"""Preflight of what is seen and heard: pictures, sound, the files of films. Pure."""

from collections.abc import Iterator

from eventdesk.domain.finding import Finding, Level
from eventdesk.domain.named import Named, heard_inputs, inputs_named, played_inputs, scenes_used
from eventdesk.domain.runsheet import RunSheet
from eventdesk.domain.survey import Drawn, FileState, InputFound, SceneFound, Survey
from eventdesk.domain.watch_limits import WatchLimits

SILENCE = 10 ** (WatchLimits().silence_below / 20)
"""The amplitude that is silence to the watchers on air: a microphone in a quiet hall is louder."""

_DARK = {Drawn.BLACK: "input-black", Drawn.NOTHING: "input-draws-nothing"}


def concerned(sheet: RunSheet, survey: Survey) -> tuple[InputFound, ...]:
    """The inputs that the show uses: those that the sheet names and those in its scenes, each
    once, in the order of OBS."""
    wanted = set(_now(inputs_named(sheet, survey.output), survey))
    for scene in _scenes(sheet, survey):
        wanted.update(scene.sources)
    return tuple(each for name, each in survey.inputs.items() if name in wanted)


def _scenes(sheet: RunSheet, survey: Survey) -> tuple[SceneFound, ...]:
    used = _now(scenes_used(sheet, survey.output), survey)
    return tuple(scene for name, scene in survey.scenes.items() if name in used)


def _now(named: Named, survey: Survey) -> Named:
    """The same by the names that OBS has now."""
    return {survey.now(name): cues for name, cues in named.items()}


def files(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether films and pictures are where OBS looks for them, as far as OBS tells."""
    output, there, unknown = survey.output, 0, []
    played = _now(played_inputs(sheet, output), survey)
    for each in concerned(sheet, survey):
        cues = played.get(each.name, ())
        if each.placeholder:
            continue
        path = ", ".join(each.files)
        match each.file_state:
            case FileState.LOST:
                yield Finding("file-lost", Level.RED, each.name, path, "", output, cues)
            case FileState.UNSET if cues:
                yield Finding("file-unset", Level.RED, each.name, "", "", output, cues)
            case FileState.DOUBTED:
                yield Finding("file-doubted", Level.AMBER, each.name, path, "", output, cues)
            case FileState.UNKNOWN:
                unknown.append(each.name)
            case FileState.OPEN:
                there += 1
            case _:
                pass
    if unknown:
        yield Finding("files-unchecked", Level.UNKNOWN, found=", ".join(unknown), output=output)
    if there:
        yield Finding("files-there", Level.GREEN, found=str(there), output=output)


def pictures(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether inputs and scenes deliver a picture. A black one may be meant: it is only said."""
    output, lit = survey.output, 0
    dark: set[str] = set()
    for each in concerned(sheet, survey):
        if each.drawn is Drawn.LIT:
            lit += 1
        elif each.drawn in _DARK and not each.placeholder and _draws_itself(each):
            dark.add(each.name)
            yield Finding(_DARK[each.drawn], Level.AMBER, each.name, output=output)
    used = _now(scenes_used(sheet, output), survey)
    for scene in _scenes(sheet, survey):
        told = dark.intersection(scene.sources) or not scene.sources
        if scene.drawn is Drawn.BLACK and not told:
            yield Finding("scene-black", Level.AMBER, scene.name, "", "", output, used[scene.name])
    if lit and not dark:
        yield Finding("pictures-fine", Level.GREEN, found=str(lit), output=output)


def _draws_itself(each: InputFound) -> bool:
    """A file that is not there is told as that and nothing else."""
    return each.file_state in (FileState.NONE, FileState.OPEN)


def sounds(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """Whether the inputs that the sheet opens and closes have sound, and deliver some. OBS meters
    what is on air and nothing else."""
    output, heard, unheard = survey.output, 0, []
    for name, cues in _now(heard_inputs(sheet, output), survey).items():
        each = survey.inputs.get(name)
        if each is None or each.placeholder:
            continue
        if each.muted is None:
            yield Finding("input-without-sound", Level.RED, name, "", "", output, cues)
        elif each.peak is None:
            unheard.append(name)
        elif each.peak < SILENCE:
            yield Finding("input-silent", Level.AMBER, name, "", "", output, cues)
        else:
            heard += 1
    if unheard:
        yield Finding("sounds-unchecked", Level.UNKNOWN, found=", ".join(unheard), output=output)
    if heard:
        yield Finding("sounds-fine", Level.GREEN, found=str(heard), output=output)


def placeholders(sheet: RunSheet, survey: Survey) -> Iterator[Finding]:
    """What the desk made in the place of something missing is good for a rehearsal only."""
    used = _now(scenes_used(sheet, survey.output), survey)
    for name, scene in survey.scenes.items():
        held = [survey.inputs[one] for one in scene.sources if one in survey.inputs]
        if name in used and any(each.placeholder for each in held):
            yield Finding("scene-placeholder", Level.AMBER, name, output=survey.output)
    for name in _now(inputs_named(sheet, survey.output), survey):
        each = survey.inputs.get(name)
        if each is not None and each.placeholder:
            yield Finding("input-placeholder", Level.AMBER, name, output=survey.output)
