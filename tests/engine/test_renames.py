"""A hand renames a scene during the show: kept and told, and neither drift nor another's cut."""

from eventdesk.domain import commands as c
from eventdesk.domain import events as e
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Tally
from support.booth import Booth
from support.playbook import NOON, given
from support.sheets import cue, named, sheet

PLAN = sheet(cue("a", 1, scene="A", lower_third=named("kim")), cue("b", 1, scene="B"))
DAY = {"collection": "Day 1", "inputs": {}}


def on_air(booth):
    booth.obs.shows(scenes=("A", "B"), **DAY)
    booth.go()
    booth.ask(c.ShowLowerThird())


def rename(booth, **changes):
    """Scene A, which is on air, is called Main from now on."""
    main = {"scene": "Main", "on_air": "Main", "scenes": ("Main", "B"), "renamed": {"A": "Main"}}
    booth.obs.shows(**{**main, **changes})
    return booth.settled()


def test_a_rename_of_the_scene_on_air_is_kept_and_told_and_changes_nothing_else():
    with Booth(PLAN, obeys=True) as booth:
        on_air(booth)
        shown = booth.latest.state.lower_third
        rename(booth)
        after = booth.pass_time(10)
        assert (after.tally, after.differences) == (Tally.ON_AIR, ())
        assert after.state.lower_third == shown is not None
        assert (after.notice.code, after.notice.about) == ("renamed", "A → Main")
        assert [each.now for each in after.renamed] == ["Main"]
        assert after.missing == ()
        (kept,) = [event for event in booth.journal.events if isinstance(event, e.SourceRenamed)]
        assert (kept.output, kept.collection, kept.name, kept.now) == (
            PROGRAM,
            "Day 1",
            "A",
            "Main",
        )


def test_a_hand_that_takes_the_renamed_scene_off_is_still_drift():
    with Booth(PLAN, obeys=True) as booth:
        on_air(booth)
        rename(booth, scene="B", on_air="B")
        booth.pass_time(1)
        (found,) = booth.until(lambda now: now.differences).differences
        assert (found.wanted, found.found) == ("Main", "B")
        adopted = booth.ask(c.Adopt())
        assert adopted.state.looks[PROGRAM].scene == "B"


def test_after_a_restart_the_new_driver_is_told_what_the_old_one_saw():
    told = e.SourceRenamed(NOON, PROGRAM, "Day 1", "A", "Main")
    state = given(PLAN, told).state
    with Booth(PLAN, state=state, obeys=True) as booth:
        booth.obs.shows(scenes=("Main", "B"), **DAY)
        after = booth.settled()
        assert after.missing == ()
        assert [each.now for each in after.renamed] == ["Main"]
        booth.go()
        assert (booth.obs.wanted[-1].scene, booth.obs.wanted[-1].renamed) == ("A", {"A": "Main"})


def test_a_rename_back_is_kept_too():
    with Booth(PLAN, obeys=True) as booth:
        on_air(booth)
        rename(booth)
        booth.obs.shows(scene="A", on_air="A", scenes=("A", "B"), renamed={"Main": "A"})
        after = booth.pass_time(1)
        assert (after.state.renamed, after.renamed, after.differences) == ((), (), ())
