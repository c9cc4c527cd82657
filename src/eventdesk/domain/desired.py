"""How every device should look, computed from the show's state and the broadcast as seen."""

from dataclasses import replace
from datetime import time

from eventdesk.domain.broadcast import BroadcastDesired, BroadcastSeen, Stage
from eventdesk.domain.rundown import plan_times
from eventdesk.domain.runsheet import PROGRAM, Cue, RunSheet, TimeOfDay
from eventdesk.domain.show import OutputLook, ShowState
from eventdesk.domain.switcher import Graphic, StreamWanted, SwitcherDesired

_MIDNIGHT = TimeOfDay(0, time(0))


def switcher_desired(state: ShowState, output: str, broadcast: BroadcastSeen) -> SwitcherDesired:
    """How one switcher should look. Recording, stream and graphic belong to the program."""
    look = state.looks.get(output, OutputLook())
    program = output == PROGRAM
    return SwitcherDesired(
        take=state.take,
        because=state.because,
        scene=look.scene,
        transition=look.transition,
        muted=look.muted,
        media=state.media if program and state.media_take == state.take else (),
        recording=state.recording if program else None,
        stream=_stream(state, broadcast) if program else None,
        graphic=_graphic(state) if program else None,
        graphic_cut=state.lower_third_cut,
        overlay=state.overlay if program else None,
        output=output,
    )


def graphic_of(sheet: RunSheet, speaker: str, template: str) -> Graphic:
    """The lower third of a speaker of the sheet."""
    person = sheet.speakers[speaker]
    return Graphic(
        template=template,
        name=person.name,
        role=person.role,
        organisation=person.organisation,
        languages=sheet.event.languages,
        speaker_language=person.language,
    )


def _graphic(state: ShowState) -> Graphic | None:
    shown = state.lower_third
    if shown is None or shown.speaker not in state.sheet.speakers:
        return None
    return graphic_of(state.sheet, shown.speaker, shown.template)


def _stream(state: ShowState, broadcast: BroadcastSeen) -> StreamWanted | None:
    """OBS streams as soon as the broadcast has a key and someone asked for its picture, and
    stops only after YouTube was seen to have ended: an early stop would cut the audience off."""
    if state.broadcast is Stage.ENDED:
        return StreamWanted(active=False) if broadcast.stage is Stage.ENDED else None
    if state.broadcast >= Stage.PREVIEW and broadcast.target is not None:
        return StreamWanted(active=True, target=broadcast.target)
    return None


def broadcast_desired(state: ShowState, run: str) -> BroadcastDesired | None:
    """What YouTube should be brought to; None while nobody asked for anything.

    ``run`` identifies this run of the show, so that its broadcast is found again after a crash.
    """
    plan = state.sheet.broadcast
    if plan is None or state.broadcast is Stage.NONE:
        return None
    if plan.scheduled_start is not None:
        start = state.sheet.moment(plan.scheduled_start)
    else:
        first = plan_times(state.sheet).spans[0][0]
        start = first or state.sheet.moment(_MIDNIGHT)
    return BroadcastDesired(
        stage=state.broadcast,
        plan=plan,
        languages=state.sheet.event.languages,
        scheduled_start=start,
        marker=f"EventDesk {run}",
        known_id=state.broadcast_id,
    )


def ask(
    before: SwitcherDesired, wanted: SwitcherDesired, cue: Cue | None = None
) -> SwitcherDesired:
    """What to ask of a switcher: the parts that changed since it was last asked, and those that
    the just taken ``cue`` names. The rest becomes "not ours to touch", so that a name shown
    later never takes back what a hand at OBS changed in between. The graphic is always ours.
    """
    output = wanted.output
    program = output == PROGRAM
    named = {*cue.mute, *cue.unmute} if cue and program else set()
    muted = {
        name: mute
        for name, mute in wanted.muted.items()
        if name in named or before.muted.get(name) != mute
    }
    scene = (cue is not None and output in cue.scenes) or before.scene != wanted.scene
    record = (cue is not None and cue.record is not None) or before.recording != wanted.recording
    return replace(
        wanted,
        scene=wanted.scene if scene else None,
        muted=muted,
        recording=wanted.recording if record else None,
        stream=wanted.stream if before.stream != wanted.stream else None,
        overlay=wanted.overlay if before.overlay != wanted.overlay else None,
    )
