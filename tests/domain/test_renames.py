"""A scene or an input that a hand renamed: noticed once, kept, compared by its new name."""

import pytest
from msgspec.structs import replace

from eventdesk.domain import events as e
from eventdesk.domain.desired import switcher_desired
from eventdesk.domain.renames import in_effect, remembered, renamed
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Seen, differences, missing
from eventdesk.domain.show import Renamed
from eventdesk.domain.switcher import Link, SwitcherDesired
from support.playbook import NOON, given, ready
from support.sheets import at, cue, sheet

PLAN = sheet(cue("a", 1, scene="A", mute=("Mic",)), cue("b", 1, scene="B"))
TAKEN = e.CueTaken(at("11:00"), "a", 1)
MAIN = Renamed(PROGRAM, "Day 1", "A", "Main")


def kept(*known):
    """The show with these renames in its journal, cue a on air."""
    events = (
        e.SourceRenamed(NOON, each.output, each.collection, each.name, each.now) for each in known
    )
    return given(PLAN, TAKEN, *events).state


def looks(scenes=("Main", "B"), names=None, **changes):
    inputs = {"Mic": False} if "inputs" not in changes else changes.pop("inputs")
    return ready(scenes=scenes, inputs=inputs, collection="Day 1", renamed=names or {}, **changes)


@pytest.mark.parametrize(
    ("known", "seen", "new"),
    [
        ((), looks(names={"A": "Main"}), [MAIN]),
        ((MAIN,), looks(names={"A": "Main"}), []),
        ((MAIN,), looks(("Wide", "B"), {"A": "Wide", "Main": "Wide"}), [replace(MAIN, now="Wide")]),
        ((MAIN,), looks(("A", "B")), [replace(MAIN, now="A")]),
        ((MAIN,), looks(("B",)), [replace(MAIN, now="A")]),
        ((), looks(names={"Nobody's": "Main"}), []),
        ((), looks(names={"A": "Gone"}), []),
        ((), looks(names={"A": "Main"}, link=Link.SYNCING), []),
        ((), looks(("A", "B"), {"Mic": "M"}, inputs={"M": True}), [
            Renamed(PROGRAM, "Day 1", "Mic", "M")
        ]),
    ],
)  # fmt: skip
def test_what_is_new_of_the_show_s_own_names_is_to_be_kept(known, seen, new):
    events = [
        e.SourceRenamed(NOON, each.output, each.collection, each.name, each.now) for each in new
    ]
    assert list(renamed(kept(*known), seen, NOON)) == events


def test_a_name_that_is_a_thing_of_its_own_again_leads_nowhere_else():
    assert kept(MAIN, replace(MAIN, now="A")).renamed == ()
    assert kept(MAIN, replace(MAIN, now="Wide")).renamed == (replace(MAIN, now="Wide"),)


def test_a_driver_that_has_just_begun_is_helped_by_what_was_kept():
    assert remembered(kept(MAIN), looks()).now("A") == "Main"
    assert remembered(kept(MAIN), looks(("A", "Main"))).now("A") == "A"
    assert remembered(kept(MAIN), looks(("Wide",))).now("A") == "A"


def test_another_collection_s_names_are_none_of_this_one_s():
    other = replace(looks(), collection="Day 2")
    assert remembered(kept(MAIN), other).now("A") == "A"


def test_a_renamed_scene_and_input_are_what_is_meant():
    seen = looks(scene="Main", names={"A": "Main", "Mic": "M"}, inputs={"M": True})
    meant = SwitcherDesired(1, "test", scene="A", muted={"Mic": True})
    assert list(differences(meant, seen)) == []
    (found,) = differences(replace(meant, scene="B"), seen)
    assert (found.wanted, found.found) == ("B", "Main")
    assert [each.name for each in missing(PLAN, seen)] == []


def test_a_renamed_scene_that_is_not_on_air_is_named_as_obs_names_it():
    (found,) = differences(
        SwitcherDesired(1, "test", scene="A"), looks(scene="B", names={"A": "Main"})
    )
    assert (found.wanted, found.found) == ("Main", "B")


def test_the_operator_is_shown_what_the_sheet_calls_otherwise():
    seen = looks(names={"A": "Main", "Nobody's": "B"})
    assert in_effect(kept(), {PROGRAM: seen}) == (MAIN,)
    assert in_effect(kept(), {PROGRAM: replace(seen, link=Link.SILENT)}) == ()


def test_a_rename_is_told_to_the_driver_with_every_ask():

    desired = switcher_desired(kept(MAIN), PROGRAM, Seen())
    assert (desired.scene, desired.renamed) == ("A", {"A": "Main"})
