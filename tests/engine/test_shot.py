"""Another hand's cut takes a name off at once; a change of our own never does."""

import pytest

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import SUPERSEDED, Leg, LegReport, LegStatus, Link
from eventdesk.engine.shot import ShotWatch
from support.booth import Booth
from support.playbook import NOON, given, ready
from support.sheets import cue, named, seconds, sheet

ASKED, MOVING, ON_AIR, FAILED = LegStatus


def says(take, status, leg=Leg.SCENE, output=PROGRAM):
    return ("answered", LegReport(output, take, leg, status, NOON))


def asks(take, scene):
    return ("asked", take, scene)


def seen(scene, **changes):
    return ("look", ready(scene=scene, **changes))


STUDIO = {"studio_mode": True}
STORIES = {
    "what is there at first is no cut": ([seen("A")], None),
    "nothing changes": ([seen("A"), seen("A")], None),
    "by hand": ([seen("A"), seen("X")], "X"),
    "our own take": ([seen("A"), asks(1, "B"), seen("B")], None),
    "our own take, seen before and after its words": (
        [seen("A"), asks(1, "B"), says(1, MOVING), seen("B"), says(1, ON_AIR), seen("B")],
        None,
    ),
    "by hand after our own": ([seen("A"), asks(1, "B"), seen("B"), seen("A")], "A"),
    "by hand while ours is in flight": ([seen("A"), asks(1, "B"), seen("X")], "X"),
    "ours after a hand was quicker": ([seen("A"), asks(1, "B"), seen("X"), seen("B")], None),
    "two quick takes": ([seen("A"), asks(1, "B"), asks(2, "C"), seen("B"), seen("C")], None),
    "two quick takes, the first never seen": (
        [seen("A"), asks(1, "B"), asks(2, "C"), seen("C"), seen("B")],
        "B",
    ),
    "a take that came too late for OBS's word": (
        [seen("A"), asks(1, "B"), says(1, FAILED), seen("B")],
        None,
    ),
    "a take of what is there, then by hand and back": (
        [seen("A"), asks(1, "A"), says(1, ON_AIR), seen("X"), seen("A")],
        "A",
    ),
    "a hand's fade begins": ([seen("A"), seen("A", transitioning=True)], ""),
    "a hand's fade was told and ends": (
        [seen("A"), seen("A", transitioning=True), seen("A", transitioning=True)],
        None,
    ),
    "our fade begins": ([seen("A"), asks(1, "B"), seen("A", transitioning=True)], None),
    "our fade, its end told before its scene is settled": (
        [seen("A"), asks(1, "B"), says(1, ASKED), seen("B", transitioning=True), seen("B")],
        None,
    ),
    "ours is taken again because studio mode swallowed it": (
        [seen("A"), asks(1, "B"), says(1, ASKED), seen("B"), seen("B", transitioning=True)],
        None,
    ),
    "a hand's fade after ours was on air": (
        [seen("A"), asks(1, "B"), seen("B"), says(1, ON_AIR), seen("B", transitioning=True)],
        "",
    ),
    "studio mode tells the goal": (
        [seen("A", preview="X", **STUDIO), seen("A", preview="X", transitioning=True, **STUDIO)],
        "X",
    ),
    "studio mode takes the same scene again": (
        [seen("A", preview="A", **STUDIO), seen("A", preview="A", transitioning=True, **STUDIO)],
        None,
    ),
    "a rename of what is on air": ([seen("A"), seen("X", renamed={"A": "X"})], None),
    "a rename of what is asked for": (
        [seen("A"), asks(1, "B"), seen("A", renamed={"B": "X"}), seen("X", renamed={"B": "X"})],
        None,
    ),
    "a take of what was renamed before, then by hand": (
        [
            *(seen("X", renamed={"A": "X"}, scenes=("X",)), asks(1, "A"), says(1, ON_AIR)),
            *(seen("B"), seen("X", renamed={"A": "X"}, scenes=("X",))),
        ],
        "X",
    ),
    "an OBS that is not seen": ([seen("A"), seen("X", link=Link.SYNCING)], None),
    "an OBS that comes back with another scene": (
        [seen("A"), seen(None, link=Link.CONNECTING), seen("X")],
        "X",
    ),
    "an OBS that comes back as it was": (
        [seen("A"), seen(None, link=Link.CONNECTING), seen("A")],
        None,
    ),
    "the hall's screen is no program": ([seen("A"), seen("X", output="venue")], None),
    "words on another part settle nothing": (
        [
            *(seen("A"), asks(1, "B"), seen("B"), says(1, ON_AIR, Leg.AUDIO)),
            *(says(1, ON_AIR, output="venue"), seen("B", transitioning=True)),
        ],
        None,
    ),
}


@pytest.mark.parametrize("story", STORIES)
def test_the_last_look_tells_whose_change_it_was(story):
    steps, told = STORIES[story]
    watch = ShotWatch()
    for name, *values in steps:
        last = getattr(watch, name)(*values)
    assert last == told


PLAN = sheet(
    cue("panel", 5, scene="A", lower_third=named("kim", "lee", drop_on_cut=True)),
    cue("talk", 5, scene="B", lower_third=named("kim")),
    cue("stays", 5, scene="C", lower_third=named("kim", stays=True, drop_on_cut=True)),
    cue("goes on", 5, scene="D", lower_third=named("kim", stays=True, drop_on_cut=True)),
)


def begun(booth, cue_id, speaker="kim"):
    """This cue on air with its name."""
    booth.ask(c.SetStandby(cue_id))
    booth.go()
    booth.ask(c.ShowLowerThird(speaker))
    booth.story.clear()


def test_a_name_leaves_at_once_when_another_hand_cuts_and_the_reason_is_kept_and_told():
    with Booth(PLAN, obeys=True) as booth:
        begun(booth, "panel")
        booth.obs.shows(scene="X", on_air="X")
        snapshot = booth.settled()
        assert snapshot.state.lower_third is None
        (off,) = booth.journal.events
        assert off == e.LowerThirdHidden(NOON, 3, cut=True, because=e.CUT_BY_HAND, about="X")
        (wanted,) = booth.obs.wanted
        assert (wanted.graphic, wanted.graphic_cut, wanted.scene) == (None, True, None)
        assert (snapshot.notice.code, snapshot.notice.about) == (e.CUT_BY_HAND, "X")
        assert snapshot.notice.refusal is None


def test_the_next_seat_after_a_cut_is_the_one_after_the_name_that_fell():
    with Booth(PLAN, obeys=True) as booth:
        begun(booth, "panel")
        booth.obs.shows(scene="X", on_air="X")
        booth.settled()
        assert booth.ask(c.StepLowerThird()).state.lower_third.speaker == "lee"


def test_a_name_without_the_rule_stays_when_another_hand_cuts():
    with Booth(PLAN, obeys=True) as booth:
        begun(booth, "talk")
        booth.obs.shows(scene="X", on_air="X")
        assert booth.settled().state.lower_third.speaker == "kim"


def test_a_go_that_carries_a_name_on_does_not_drop_it_however_late_obs_tells():
    with Booth(PLAN) as booth:
        booth.obs.shows(scene="C", on_air="C")
        begun(booth, "stays")
        booth.pass_time(1)
        booth.go()
        take = booth.obs.wanted[-1].take
        booth.obs.says(take, Leg.SCENE, LegStatus.ASKED)
        booth.obs.shows(transitioning=True)
        booth.obs.shows(scene="D")
        booth.obs.shows(transitioning=False, on_air="D")
        booth.obs.says(take, Leg.SCENE, LegStatus.ON_AIR)
        assert booth.settled().state.lower_third.speaker == "kim"
        booth.obs.shows(scene="C", on_air="C")
        assert booth.settled().state.lower_third is None


def test_two_quick_gos_and_a_take_back_are_nobody_else_s_hand():
    with Booth(PLAN, guard=seconds(0)) as booth:
        booth.obs.shows(scene="A", on_air="A")
        booth.ask(c.SetStandby("stays"))
        booth.go()
        booth.ask(c.ShowLowerThird())
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.FAILED, SUPERSEDED)
        booth.obs.shows(scene="C")
        booth.obs.shows(scene="D")
        assert booth.settled().state.lower_third.speaker == "kim"
        booth.ask(c.TakeBack("goes on"))
        booth.obs.shows(scene="C")
        assert booth.settled().state.lower_third.speaker == "kim"


def test_return_brings_the_scene_back_and_drops_nothing():
    with Booth(PLAN, obeys=True) as booth:
        begun(booth, "panel")
        booth.obs.shows(scene="X", on_air="X")
        booth.settled()
        booth.ask(c.ShowLowerThird("lee"))  # meant for what is seen now
        assert booth.ask(c.Return()).state.lower_third.speaker == "lee"
        assert booth.latest.switchers[PROGRAM].scene == "A"


RESUMED = given(PLAN, e.CueTaken(NOON, "panel", 1), e.LowerThirdShown(NOON, "kim", 2)).state


@pytest.mark.parametrize("again", [False, True])
def test_after_a_restart_a_name_falls_only_if_it_was_shown_since(again):
    with Booth(PLAN, state=RESUMED, resumed=True, now=NOON + seconds(60)) as booth:
        booth.obs.shows(scene="Y", on_air="Y")  # it differs: hands stay off
        assert booth.settled().hands_off
        if again:
            booth.pass_time(1)
            booth.ask(c.ShowLowerThird("lee"))
        booth.obs.shows(scene="X", on_air="X")
        assert (booth.settled().state.lower_third is None) is again


def test_a_clean_restart_goes_on_watching():
    with Booth(PLAN, state=RESUMED, resumed=True, now=NOON + seconds(60)) as booth:
        kim = RESUMED.lower_third.graphic
        booth.obs.shows(scene="A", on_air="A", graphic=kim)
        assert not booth.settled().hands_off
        assert booth.latest.state.lower_third == RESUMED.lower_third
        booth.obs.shows(scene="X", on_air="X")
        assert booth.settled().state.lower_third is None
