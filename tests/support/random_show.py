"""Whole shows by chance: a sheet, and commands with time between them, as hypothesis draws them."""

from datetime import datetime, time

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from msgspec import Struct, field
from msgspec.structs import replace

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.alarm import AIR
from eventdesk.domain.apply import apply
from eventdesk.domain.broadcast import BroadcastSeen, Service, Stage, StreamTarget
from eventdesk.domain.broadcast_record import noticed
from eventdesk.domain.decide import decide
from eventdesk.domain.due import due
from eventdesk.domain.parts import Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import (
    PROGRAM,
    BroadcastPlan,
    Cue,
    LowerThirdPlan,
    MediaAction,
    RunSheet,
    Session,
    ShowWhen,
    TimeOfDay,
)
from eventdesk.domain.secret import Secret
from eventdesk.domain.seen import Seen
from eventdesk.domain.show import ShowState
from eventdesk.domain.switcher import Leg, Link, SwitcherSeen
from eventdesk.domain.unit import members
from eventdesk.domain.verbs import Advance, BroadcastVerb, MediaVerb, RecordVerb
from support.playbook import fresh
from support.sheets import at, minutes, seconds, sheet, words


def examples(number):
    """Settings for a property of whole shows: a busy machine draws them slowly, and may."""
    slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
    return settings(max_examples=number, deadline=None, suppress_health_check=slow)


IDS = [f"c{number}" for number in range(8)]
SPEAKERS = ["kim", "lee", "gone"]
START = at("09:00")


@st.composite
def cues(draw, cue_id):
    names = draw(st.lists(st.sampled_from(SPEAKERS), unique=True, max_size=3))
    plan = LowerThirdPlan(
        tuple(names),
        show=draw(st.sampled_from(ShowWhen)),
        delay=seconds(draw(st.integers(0, 60))),
        hide_after=draw(st.none() | st.integers(1, 60).map(seconds)),
        stays=draw(st.booleans()),
        drop_on_cut=draw(st.booleans()),
    )
    mics = draw(st.lists(st.sampled_from(["Mic", "Hall"]), unique=True, max_size=2))
    return Cue(
        cue_id,
        words(cue_id),
        tuple(names),
        draw(st.none() | st.integers(0, 30).map(minutes)),
        draw(st.dictionaries(st.sampled_from([PROGRAM, "venue"]), st.sampled_from("ABC"))),
        lower_third=plan if names else None,
        unmute=tuple(mics[:1]),
        mute=tuple(mics[1:]),
        volumes=draw(st.just({}) | st.just({"Mic": Level(-6.0, seconds(2))})),
        switches=draw(st.just(()) | st.just((Switch(Part(PartKind.SOURCE, "A", "Logo"), True),))),
        media=draw(st.just(()) | st.just((MediaAction(MediaVerb.RESTART, "Film"),))),
        record=draw(st.none() | st.sampled_from(RecordVerb)),
        broadcast=draw(st.none() | st.sampled_from(BroadcastVerb)),
        advance=draw(st.sampled_from(Advance)),
        skip=draw(st.integers(0, 4)) == 0,
        quiet=tuple(draw(st.sets(st.sampled_from(AIR)))),
    )


@st.composite
def sheets(draw, min_cues=0):
    """A sheet of some of eight cues, in any order, in sessions with or without fixed starts."""
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=min_cues))
    blocks, clock = [], 9 * 60
    while ids:
        count = draw(st.integers(1, len(ids)))
        block = tuple(draw(cues(each)) for each in ids[:count])
        clock += draw(st.integers(0, 120))
        fixed = draw(st.booleans())
        start = TimeOfDay(clock // 1440, time(clock // 60 % 24, clock % 60)) if fixed else None
        blocks.append(Session(f"s{len(blocks)}", words("session"), block, start))
        ids = ids[count:]
    outputs = (PROGRAM, "venue", "backup")
    made = sheet(*blocks, speakers=("kim", "lee"), outputs=outputs, broadcast=True)
    return replace(made, **draw(broadcasts([block.id for block in blocks])))


@st.composite
def broadcasts(draw, sessions):
    """One broadcast or several, with and without spares, some for a later session."""
    names = draw(st.sampled_from([[""], [""], ["ko", "en"], ["ko", "en", "pm"]]))
    begins = st.none() | st.sampled_from(["nowhere", *sessions])
    plans = [
        BroadcastPlan(
            words("event"),
            name=name,
            session=draw(begins) if name == "pm" else None,
            output=draw(st.sampled_from([PROGRAM, "venue"])),
            spare=draw(st.booleans()),
        )
        for name in names
    ]
    return {"broadcast": plans[0], "more_broadcasts": tuple(plans[1:])}


CUE_IDS = st.sampled_from([*IDS, "nobody"])
COMMANDS = st.one_of(
    st.just("go"),
    st.just("go"),
    st.just("take back"),
    st.just("due"),
    st.builds(c.Go, CUE_IDS),
    st.builds(c.TakeBack, st.none() | CUE_IDS),
    st.builds(c.SetStandby, CUE_IDS),
    st.builds(c.SkipCue, CUE_IDS, st.booleans()),
    st.builds(c.Hold),
    st.builds(c.Resume),
    st.builds(c.AddTime, st.integers(-15, 15).map(minutes)),
    st.builds(c.ShowLowerThird, st.none() | st.sampled_from([*SPEAKERS, "stranger"])),
    st.builds(c.ShowLowerThird, everyone=st.just(True), expecting=st.none() | CUE_IDS),
    st.builds(c.StepLowerThird, st.sampled_from([1, -1]), st.none() | CUE_IDS),
    st.builds(c.HideLowerThird, st.booleans()),
    st.builds(c.HideLowerThird, st.just(True), because=st.just(e.CUT_BY_HAND), about=CUE_IDS),
    st.builds(c.AskBroadcast, st.sampled_from(Stage)),
    st.builds(c.TakeSpare, st.sampled_from([None, "id"])),
    st.builds(c.Adopt),
    st.builds(c.Return),
    st.builds(c.InstallOverlay, st.booleans()),
    st.builds(c.MoveProgram, st.sampled_from([PROGRAM, "venue", "backup"])),
    st.builds(c.ForceStream),
)
HAPPENINGS = st.one_of(
    COMMANDS,
    COMMANDS,
    COMMANDS,
    sheets(),
    st.sampled_from(["reopened", "leg", "youtube", "by hand"]),
)


class Run(Struct):
    """A show as it goes: its events and the state after each, from a decided world."""

    state: ShowState
    now: datetime = START
    events: list = field(default_factory=list)
    states: list = field(default_factory=list)
    seen: Seen = field(default_factory=Seen)

    def keep(self, *events):
        for event in events:
            self.state = apply(self.state, event)
            self.events.append(event)
            self.states.append(self.state)

    def step(self, what, wait):
        """One happening, ``wait`` seconds after the one before."""
        self.now += seconds(wait)
        if isinstance(what, RunSheet):
            self.keep(e.SheetLoaded(self.now, f"digest-{len(self.events)}", what))
        elif what == "reopened":
            self.keep(e.ShowReopened(self.now))
        elif what == "leg":
            self.keep(e.LegConfirmed(self.now, PROGRAM, self.state.take, Leg.SCENE))
        elif what == "youtube":
            self.broadcasts_seen()
        elif what == "by hand":
            self._show("By hand", muted=True)
        elif what == "due":
            self.state_due()
        else:
            self.ask(self._named(what))

    def ask(self, command):
        """Decide it and keep what it made; gives the decision."""
        decision = decide(self.state, command, self.seen, self.now)
        if isinstance(decision, c.Refusal):
            self.keep(
                e.CommandRefused(self.now, type(command).__name__, decision.code, decision.about)
            )
            return decision
        self.keep(*decision)
        look = self.state.looks.get(PROGRAM)
        if look is not None and look.scene is not None:
            self._show(look.scene, muted=False)
        return decision

    def state_due(self):
        for moment, command in sorted(due(self.state, self.now), key=lambda pair: pair[0]):
            if moment <= self.now:
                self.ask(command)
                return

    def broadcasts_seen(self):
        """YouTube shows every broadcast of the sheet, spares with their keys."""
        target = StreamTarget("rtmp://in", Secret("key"))
        found = {
            one.name: BroadcastSeen(
                Service.OK, max(one.stage, Stage.SCHEDULED), id="id", name=one.name, target=target
            )
            for one in members(self.state)
        }
        self.seen = replace(self.seen, broadcasts=found).turned_to(self.state.main)
        for seen in found.values():
            self.keep(*noticed(self.state, seen, self.now))

    def _named(self, what):
        on_air = self.state.on_air
        if what == "go":
            return c.Go(self.state.standby)
        if what == "take back":
            return c.TakeBack(on_air.cue.id if on_air else None)
        return what

    def _show(self, scene, *, muted):
        inputs = {"Mic": muted, "Hall": not muted}
        switchers = {
            name: SwitcherSeen(name, Link.READY, scene=scene, inputs=inputs)
            for name in (PROGRAM, "backup")
        }
        self.seen = replace(self.seen, switchers=switchers)


STEPS = st.lists(st.tuples(HAPPENINGS, st.integers(0, 1500)), max_size=25)


@st.composite
def runs(draw, min_cues=0):
    """A whole show: from its sheet through everything that happened."""
    plan = draw(sheets(min_cues))
    run = Run(fresh(plan))
    run.keep(e.SheetLoaded(START, "first", plan))
    for what, wait in draw(STEPS):
        run.step(what, wait)
    return run


def first_state(run):
    """What a replay of the run's events begins with."""
    return replace(ShowState(run.events[0].sheet))
