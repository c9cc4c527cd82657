"""What the conductor asks of volumes and parts, and which scene it has looked at next."""

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.parts import Level, Part, PartKind, Switch
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.domain.verbs import RecordVerb
from support.booth import Booth
from support.playbook import NOON, given
from support.sheets import cue, seconds, sheet, three_cues

LOGO = Part(PartKind.SOURCE, "A", "Logo")
GATE = Part(PartKind.FILTER, "Mic", "Gate")
SLOW = Level(-20.0, seconds(10))


def test_two_quick_gos_with_volumes_are_one_and_one_without_lets_a_fade_go_on():
    plan = sheet(
        cue("a", 1, volumes={"Music": SLOW}),
        cue("b", 1, scene="B"),
        cue("c", 1, volumes={"Mic": Level(0.0)}),
    )
    with Booth(plan) as booth:
        for _ in range(3):
            booth.go()
            booth.pass_time(1)
        asked = [dict(each.volumes) for each in booth.obs.wanted]
        assert asked == [{"Music": SLOW}, {}, {"Music": SLOW, "Mic": Level(0.0)}]


def test_parts_that_never_reached_obs_go_with_the_next_take():
    plan = sheet(
        cue("a", 1, scene="A", switches=(Switch(LOGO, True), Switch(GATE, False))),
        cue("b", 1, scene="B"),
        cue("c", 1, scene="C"),
    )
    with Booth(plan) as booth:
        booth.go()
        booth.obs.says(1, Leg.SCENE, LegStatus.ON_AIR)
        booth.obs.says(1, Leg.FILTER, LegStatus.ON_AIR)
        booth.obs.says(1, Leg.SOURCE, LegStatus.FAILED, Trouble("not-connected"))
        booth.pass_time(1)
        booth.go()
        assert dict(booth.obs.wanted[-1].parts) == {LOGO: True}
        booth.obs.says(2, Leg.SOURCE, LegStatus.ON_AIR)
        booth.pass_time(1)
        booth.go()
        assert dict(booth.obs.wanted[-1].parts) == {}


def test_a_cue_without_a_scene_is_on_air_when_all_that_it_sets_was_read_back():
    plan = sheet(cue("a", 1, volumes={"Music": SLOW}, switches=(Switch(GATE, True),)))
    with Booth(plan) as booth:
        booth.obs.shows(scene="X", on_air="X")
        assert booth.go().tally == "asked"
        booth.obs.says(1, Leg.FILTER, LegStatus.ON_AIR)
        assert booth.settled().tally == "asked"
        booth.obs.says(1, Leg.VOLUME, LegStatus.MOVING)
        assert booth.settled().tally == "moving"
        booth.obs.says(1, Leg.VOLUME, LegStatus.ON_AIR)
        assert booth.settled().tally == "on air"


def test_the_scene_of_the_standby_is_looked_at_from_the_start_and_after_every_go():
    with Booth(three_cues()) as booth:
        booth.settled()
        assert booth.obs.ahead == [("a", "A")]
        booth.go()
        booth.settled()
        assert booth.obs.ahead[-1] == ("b", "B")
        booth.ask(c.SetStandby("c"))
        assert booth.obs.ahead[-1] == ("c", "C")


def test_after_the_last_cue_the_preview_is_not_ours():
    with Booth(sheet(cue("a", 1, scene="A"))) as booth:
        booth.go()
        booth.settled()
        assert booth.obs.ahead[-1] == ("", None)


def test_every_output_looks_at_its_own_scene():
    plan = sheet(cue("a", 1, scenes={"venue": "Logo"}), outputs=(PROGRAM, "venue"))
    with Booth(plan, outputs=(PROGRAM, "venue")) as booth:
        booth.settled()
        assert booth.obs.ahead == [("a", None)]
        assert booth.switchers["venue"].ahead == [("a", "Logo")]


def test_a_show_that_is_taken_up_again_leaves_the_preview_until_the_operator_s_word():
    state = given(three_cues(), e.CueTaken(NOON, "a", 1)).state
    with Booth(three_cues(), state=state, resumed=True) as booth:
        booth.obs.shows(scene="X", on_air="X")
        booth.pass_time(1)
        assert booth.obs.ahead == []
        booth.go()
        booth.settled()
        assert booth.obs.ahead[-1] == ("c", "C")


def test_a_recording_is_kept_as_it_was_seen():
    with Booth(sheet(cue("a", 1, record=RecordVerb.START))) as booth:
        booth.obs.shows(recording=True)
        booth.obs.shows(recording=True, fps=30.0)
        booth.obs.shows(recording=False)
        booth.settled()
        kept = [one for one in booth.journal.events if isinstance(one, e.RecordingSeen)]
        assert [one.running for one in kept] == [True, False]
