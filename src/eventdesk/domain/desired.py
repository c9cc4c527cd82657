"""How every device should look, computed from the show's state and the broadcast as seen."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from eventdesk.domain.broadcast import Stage
from eventdesk.domain.broadcast_desired import stream_wanted
from eventdesk.domain.chapters import title_of
from eventdesk.domain.graphic import OBS_TEXT, PANEL, Graphic, Person
from eventdesk.domain.parts import PartKind
from eventdesk.domain.runsheet import PROGRAM, Cue, LowerThirdPlan, RunSheet
from eventdesk.domain.seats import seat_at
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import OutputLook, ShowState
from eventdesk.domain.succession import obs_of
from eventdesk.domain.switcher import Leg, StreamWanted, SwitcherDesired
from eventdesk.domain.verbs import ReplayVerb

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def switcher_desired(state: ShowState, output: str, seen: Seen) -> SwitcherDesired:
    """How one switcher should look, by what is seen of the broadcasts. Its outputs belong to the
    program; sound, films, filters and graphics to it and to what mirrors it; a stream to whichever
    output feeds a broadcast."""
    shows = state.sheet.shown_on(output)
    look = state.looks.get(shows, OutputLook())
    program, like_program = output == PROGRAM, shows == PROGRAM
    # What a cue does once goes out with its GO, and with no later ask.
    on_air = state.on_air if program else None
    new = on_air.cue if on_air is not None and on_air.take == state.take else None
    return SwitcherDesired(
        take=state.take,
        because=state.because,
        scene=look.scene,
        transition=look.transition,
        muted=look.muted,
        volumes=look.volumes,
        parts=look.parts,
        media=state.media if like_program and state.media_take == state.take else (),
        recording=state.recording if program else _not_for_ever(state, output),
        stream=stream_wanted(state, output, seen) or _no_more(state, output),
        chapter=title_of(state.sheet, new) if new is not None and new.chapter else None,
        replay=state.replay if program else None,
        save_replay=new is not None and new.replay is ReplayVerb.SAVE,
        virtual_camera=state.virtual_camera if program else None,
        graphic=state.lower_third.graphic if like_program and state.lower_third else None,
        graphic_cut=state.lower_third_cut,
        overlay=state.overlay if like_program else None,
        renamed={each.name: each.now for each in state.renamed if each.output == output},
        output=output,
        shows=shows,
    )


def graphic_of(sheet: RunSheet, speakers: Sequence[str], plan: LowerThirdPlan) -> Graphic:
    """The lower third that names these speakers of the sheet, as the plan says that it looks."""
    people = [sheet.speakers[one] for one in speakers]
    template = template_of(plan, len(people))
    return Graphic(
        template=template,
        people=tuple(Person(one.name, one.role, one.organisation, one.language) for one in people),
        languages=sheet.event.languages,
        side=plan.side,
        theme=sheet.event.theme,
        inputs=sheet.text_inputs if template == OBS_TEXT else None,
    )


def template_of(plan: LowerThirdPlan, people: int) -> str:
    """The look for so many people: only the panel's strap has room for several."""
    return plan.template if people == 1 else PANEL


def names_ahead(state: ShowState) -> Iterator[Graphic]:
    """The names that may be shown next, each once, the likeliest last: a driver has one hand free
    for it. Of a panel that is the seat after the one named last, then everybody, then the
    others in the order in which the keys would come to them."""
    on_air = state.on_air.cue.lower_third if state.on_air else None
    standby = state.sheet.cue(state.standby).lower_third if state.standby else None
    shown = state.on_air is not None and state.named >= state.on_air.take
    single = on_air is not None and len(on_air.speakers) == 1
    now = _likely(state.sheet, on_air, seat_at(state, 1))
    later = _likely(state.sheet, standby)
    likely = (*later, *now) if shown and single else (*now, *later)
    yield from reversed(tuple(dict.fromkeys(likely)))


def graphics_of(sheet: RunSheet) -> tuple[Graphic, ...]:
    """Every graphic that the sheet's lower thirds can show, each once, in the order of the cues;
    of a panel its seats and then everybody's strap."""
    plans = dict.fromkeys(cue.lower_third for cue in sheet.cues)
    found = (graphic for plan in plans for _, graphic in graphics_of_plan(sheet, plan))
    return tuple(dict.fromkeys(found))


def graphics_of_plan(
    sheet: RunSheet, plan: LowerThirdPlan | None
) -> Iterator[tuple[tuple[str, ...], Graphic]]:
    """The graphics of one lower third, each with the speakers whom it names."""
    known = tuple(one for one in plan.speakers if one in sheet.speakers) if plan else ()
    if plan is None:
        return
    for one in known:
        yield (one,), graphic_of(sheet, (one,), plan)
    if len(known) > 1:
        yield known, graphic_of(sheet, known, plan)


def _likely(
    sheet: RunSheet, plan: LowerThirdPlan | None, following: str | None = None
) -> Iterator[Graphic]:
    """A plan's graphics, the likeliest first: ``following`` is the seat that the next-key names."""
    known = [one for one in plan.speakers if one in sheet.speakers] if plan else []
    if plan is None or not known:
        return
    first = known.index(following) if following in known else 0
    turn = known[first:] + known[:first]
    yield graphic_of(sheet, turn[:1], plan)
    if len(known) > 1:
        yield graphic_of(sheet, known, plan)
    for one in turn[1:]:
        yield graphic_of(sheet, (one,), plan)


def _not_for_ever(state: ShowState, output: str) -> bool | None:
    """A recording that an OBS began as the program runs on when another takes its place, until
    the show's recording is stopped."""
    ours = state.recording is False and obs_of(state, output) in state.programs
    return False if ours else None


def _no_more(state: ShowState, output: str) -> StreamWanted | None:
    """An OBS that was program once must not stream beside the one that is: YouTube would get two
    pictures on one key. What any other streams is not ours to touch."""
    was = output != PROGRAM and obs_of(state, output) in state.programs
    return StreamWanted(active=False) if was and state.broadcast >= Stage.PREVIEW else None


def ask(
    before: SwitcherDesired, wanted: SwitcherDesired, cue: Cue | None = None
) -> SwitcherDesired:
    """What to ask of a switcher: the parts that changed since it was last asked, and those that
    the just taken ``cue`` names. The rest becomes "not ours to touch", so that a name shown
    later never takes back what a hand at OBS changed in between. The graphic is always ours.
    Media belongs to the taking of its cue alone.
    """
    shows = wanted.shows
    named = cue if cue is not None and shows == PROGRAM else Cue("")
    scene = (cue is not None and shows in cue.scenes) or before.scene != wanted.scene
    record = named.record is not None or before.recording != wanted.recording
    # Saving needs the buffer to run: a quick GO after the one that starts it must not overtake it.
    replay = named.replay is not None or before.replay != wanted.replay
    camera = named.virtual_camera is not None or before.virtual_camera != wanted.virtual_camera
    return replace(
        wanted,
        scene=wanted.scene if scene else None,
        muted=_asked_of(before.muted, wanted.muted, {*named.mute, *named.unmute}),
        volumes=_asked_of(before.volumes, wanted.volumes, named.volumes),
        parts=_asked_of(before.parts, wanted.parts, {each.part for each in named.switches}),
        media=wanted.media if cue is not None else (),
        recording=wanted.recording if record else None,
        chapter=wanted.chapter if cue is not None else None,
        replay=wanted.replay if replay else None,
        save_replay=wanted.save_replay and cue is not None,
        virtual_camera=wanted.virtual_camera if camera else None,
        stream=wanted.stream if before.stream != wanted.stream else None,
        overlay=wanted.overlay if before.overlay != wanted.overlay else None,
    )


def _asked_of(
    before: Mapping[_Key, _Value], wanted: Mapping[_Key, _Value], named: Collection[_Key]
) -> dict[_Key, _Value]:
    """Of what is wanted, that which a cue names and that which has changed."""
    return {
        key: value
        for key, value in wanted.items()
        if key in named or key not in before or before[key] != value
    }


def planned_legs(cue: Cue) -> tuple[Leg, ...]:
    """The legs that a cue asks for, in the order they are drawn."""
    wanted = (
        (Leg.SCENE, bool(cue.scenes)),
        (Leg.AUDIO, bool(cue.mute or cue.unmute)),
        (Leg.VOLUME, bool(cue.volumes)),
        (Leg.FILTER, any(each.part.kind is PartKind.FILTER for each in cue.switches)),
        (Leg.SOURCE, any(each.part.kind is PartKind.SOURCE for each in cue.switches)),
        (Leg.MEDIA, bool(cue.media)),
        (Leg.GRAPHIC, bool(cue.lower_third and cue.lower_third.speakers)),
        (Leg.RECORD, cue.record is not None),
        (Leg.REPLAY, cue.replay is not None),
        (Leg.CAMERA, cue.virtual_camera is not None),
        (Leg.BROADCAST, cue.broadcast is not None),
    )
    return tuple(leg for leg, asked in wanted if asked)
