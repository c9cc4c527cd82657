"""How the outputs are meant to look, as takes, adoptions and takings back add up. Pure."""

from collections.abc import Mapping

from msgspec.structs import replace

from eventdesk.domain.events import DriftAdopted
from eventdesk.domain.parts import Level, switched
from eventdesk.domain.runsheet import CUT, PROGRAM, Cue
from eventdesk.domain.show import OnAir, OutputLook
from eventdesk.domain.verbs import CameraVerb, RecordVerb, ReplayVerb

Looks = Mapping[str, OutputLook]


def looks_after(looks: Looks, cue: Cue) -> dict[str, OutputLook]:
    """Each output's look after the cue; sound and what is switched belong to the program."""
    result = dict(looks)
    for output, scene in cue.scenes.items():
        result[output] = replace(
            result.get(output, OutputLook()), scene=scene, transition=cue.transition
        )
    if cue.mute or cue.unmute or cue.volumes or cue.switches:
        muted = {**dict.fromkeys(cue.mute, True), **dict.fromkeys(cue.unmute, False)}
        look = result.get(PROGRAM, OutputLook())
        result[PROGRAM] = replace(
            look,
            muted={**look.muted, **muted},
            volumes={**look.volumes, **cue.volumes},
            parts=switched(look.parts, cue.switches),
        )
    return result


def looks_adopted(looks: Looks, event: DriftAdopted) -> dict[str, OutputLook]:
    """Each output's look with what was accepted of it."""
    result = dict(looks)
    for output, scene in event.scenes.items():
        result[output] = replace(result.get(output, OutputLook()), scene=scene)
    for output, muted in event.muted.items():
        look = result.get(output, OutputLook())
        result[output] = replace(look, muted={**look.muted, **muted})
    if event.volumes or event.switched:
        look = result.get(PROGRAM, OutputLook())
        result[PROGRAM] = replace(
            look,
            volumes={**look.volumes, **_levels(event.volumes)},
            parts=switched(look.parts, event.switched),
        )
    return result


def looks_before(looks: Looks, taken: OnAir) -> dict[str, OutputLook]:
    """The looks of before a take: as they were meant, else as they were seen. What is taken back
    was not meant to be seen or heard, so it goes at once: scenes by a cut, sound without a fade."""
    result = dict(looks)
    for output, scene in taken.was_scene.items():
        look = result.get(output, OutputLook())
        result[output] = replace(look, scene=look.scene or scene)
    for output, muted in taken.was_muted.items():
        look = result.get(output, OutputLook())
        result[output] = replace(look, muted={**muted, **look.muted})
    if taken.was_volume or taken.was_switched:
        look = result.get(PROGRAM, OutputLook())
        result[PROGRAM] = replace(
            look,
            volumes={**_levels(taken.was_volume), **look.volumes},
            parts={**switched({}, taken.was_switched), **look.parts},
        )
    return {output: _at_once(look) for output, look in result.items()}


def _at_once(look: OutputLook) -> OutputLook:
    levels = {name: Level(level.decibels) for name, level in look.volumes.items()}
    return replace(look, transition=CUT, volumes=levels)


def _levels(decibels: Mapping[str, float]) -> dict[str, Level]:
    return {name: Level(level) for name, level in decibels.items()}


def runs_after(
    running: bool | None, verb: RecordVerb | ReplayVerb | CameraVerb | None
) -> bool | None:
    """Whether an output is meant to run after this verb; saving a replay changes nothing of it."""
    if verb is None or verb is ReplayVerb.SAVE:
        return running
    return verb in {RecordVerb.START, ReplayVerb.START, CameraVerb.START}
