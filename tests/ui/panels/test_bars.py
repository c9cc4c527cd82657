"""The bars: what needs a person is said in the window, and GO stays where it is."""

import pytest
from PySide6.QtCore import Qt

from eventdesk.domain import commands as c
from eventdesk.domain.broadcast import Trouble
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.seen import Difference, Missing
from eventdesk.domain.show import Renamed
from eventdesk.domain.snapshot import JournalHealth
from eventdesk.domain.switcher import Leg, LegStatus, Link, SwitcherSeen
from support.snapshots import keynote, long_sheet, ready, report, snapshot

BREAK = Difference(PROGRAM, Leg.SCENE, "Podium", "Podium", "Break")
LACKS = (
    Missing(PROGRAM, "scene", "Panel wide", ("s3-panel",), "Panel Wide"),
    Missing(PROGRAM, "input", "Podium mic", ("s1-chung", "s1-five")),
)


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_journal_in_memory_is_a_red_bar_with_its_reason(live):
    assert live.window.journal.isHidden()
    trouble = Trouble("disk-full", "ENOSPC")
    live.draw(keynote(journal=JournalHealth.MEMORY, journal_trouble=trouble))
    assert live.window.journal.isVisible()
    assert live.window.journal.badge.text() == "NOT KEPT ON DISK"
    assert "The disk is full" in live.window.journal.words.text()
    assert "cannot resume" in live.window.journal.words.text()
    assert live.window.health.journal.text() == "Record: in memory only"
    live.draw(keynote())
    assert live.window.journal.isHidden()


def test_a_part_that_failed_is_told_with_what_to_do(live):
    failed = report(Leg.SCENE, LegStatus.FAILED, trouble=Trouble("scene-missing", "Podium"))
    live.draw(keynote(legs={"s1-chung": failed}))
    assert live.window.trouble.isVisible()
    assert live.window.trouble.words.text().startswith(
        "Scene (program): OBS has no scene “Podium”."
    )


@pytest.mark.parametrize(
    ("leg", "what", "wanted", "found", "words"),
    [
        (Leg.VOLUME, "Music", "-20dB", "0dB", "Volume Music (program): 0dB, meant -20dB."),
        (Leg.FILTER, "Mic / Gate", "on", "off", "Filter Mic / Gate (program): off, meant on."),
        (Leg.SOURCE, "A / B", "shown", "hidden", "Source A / B (program): hidden, meant shown."),
        (Leg.REPLAY, "", "running", "stopped", "Replay (program): stopped, meant running."),
    ],
)
def test_what_differs_of_a_cue_s_parts_is_named(live, leg, what, wanted, found, words):
    difference = Difference(PROGRAM, leg, what, wanted, found)
    live.draw(keynote(differences=(difference,)))
    assert live.window.differences.words.text() == words


def test_an_output_that_obs_lacks_is_named_by_what_it_is(live):
    lacks = (
        Missing(PROGRAM, "filter", "Mic / Compressor", ("a",), "Mic / Compresor"),
        Missing(PROGRAM, "replay", "", ("a", "b")),
    )
    live.draw(keynote(missing=lacks))
    assert live.window.missing.words.text() == (
        "filter “Mic / Compressor” (program), cues: 1 · “Mic / Compresor” meant?\n"
        "replay buffer (program), cues: 2"
    )


def test_a_failure_of_an_earlier_cue_is_history(live):
    live.draw(keynote(legs={"o-film": report(Leg.SCENE, LegStatus.FAILED)}))
    assert live.window.trouble.isHidden()


def test_a_change_by_hand_is_offered_to_adopt_or_return(live, qtbot):
    live.draw(keynote(differences=(BREAK,)))
    bar = live.window.differences
    assert bar.badge.text() == "CHANGED BY HAND"
    assert bar.words.text() == "Scene (program): Break, meant Podium."
    click(qtbot, bar.adopt_button)
    click(qtbot, bar.return_button)
    assert live.asked == [c.Adopt(), c.Return()]


def test_a_mute_that_differs_names_its_input_in_words(live):
    live.draw(keynote(differences=(Difference(PROGRAM, Leg.AUDIO, "Podium mic", "open", "muted"),)))
    assert live.window.differences.words.text() == (
        "Audio Podium mic (program): muted, meant open."
    )


def test_a_reopened_show_says_that_the_desk_keeps_its_hands_off(live):
    live.draw(keynote(hands_off=True, differences=(BREAK,)))
    assert live.window.differences.badge.text() == "SHOW REOPENED, HANDS OFF"
    assert "Break" in live.window.differences.words.text()
    assert live.window.differences.adopt_button.isVisible()
    live.draw(keynote(hands_off=True))
    assert "GO goes on from here" in live.window.differences.words.text()
    assert not live.window.differences.adopt_button.isVisible()


def test_a_reopened_show_whose_obs_is_not_seen_yet_does_not_say_that_all_is_well(live):
    live.draw(keynote(hands_off=True, switchers={PROGRAM: SwitcherSeen(PROGRAM, Link.CONNECTING)}))
    assert "GO goes on" not in live.window.differences.words.text()
    assert "not seen" in live.window.differences.words.text()


def without_overlay(**changes):
    return snapshot(on_air="s1-chung", switchers={PROGRAM: ready(overlay=False)}, **changes)


def test_the_overlay_is_installed_on_consent_only(desk, qtbot):
    desk.draw(without_overlay())
    assert desk.window.overlay.isVisible()
    assert desk.asked == []
    click(qtbot, desk.window.overlay.install_button)
    assert desk.asked == [c.InstallOverlay()]


def test_not_now_asks_about_the_overlay_no_more(desk, qtbot):
    desk.draw(without_overlay())
    click(qtbot, desk.window.overlay.later)
    desk.draw(without_overlay())
    assert desk.window.overlay.isHidden()
    assert "no overlay" in desk.window.health.outputs[PROGRAM].text()


@pytest.mark.parametrize("decided", [True, False])
def test_a_decision_about_the_overlay_is_not_asked_for_again(desk, decided):
    desk.draw(without_overlay(state={"overlay": decided}))
    assert desk.window.overlay.isHidden()


def test_a_show_that_names_nobody_needs_no_overlay(desk):
    desk.draw(snapshot(long_sheet(5), switchers={PROGRAM: ready(overlay=False)}))
    assert desk.window.overlay.isHidden()


def test_what_obs_lacks_is_listed_with_what_may_be_meant(live):
    live.draw(keynote(missing=LACKS))
    lines = live.window.missing.words.text().splitlines()
    assert live.window.missing.badge.text() == "MISSING IN OBS: 2"
    assert lines == [
        "scene “Panel wide” (program), cues: 1 · “Panel Wide” meant?",
        "input “Podium mic” (program), cues: 2",
    ]


def test_a_dismissed_list_comes_back_only_when_it_changes(live, qtbot):
    live.draw(keynote(missing=LACKS))
    click(qtbot, live.window.missing.dismiss)
    live.draw(keynote(missing=LACKS))
    assert live.window.missing.isHidden()
    live.draw(keynote(missing=LACKS[:1]))
    assert live.window.missing.isVisible()


def test_a_kicked_desk_offers_to_connect_again(live, qtbot):
    live.draw(keynote(switchers={PROGRAM: SwitcherSeen(PROGRAM, Link.KICKED)}))
    assert live.window.link.isVisible()
    assert not live.window.link.field.isVisible()
    click(qtbot, live.window.link.button)
    assert live.reconnected == [(PROGRAM, None)]


@pytest.mark.parametrize(
    ("link", "code", "head", "advice"),
    [
        (Link.CONNECTING, "nobody-listens", "OBS not running", "tick Tools"),
        (Link.CONNECTING, "obs-crashed", "OBS crashed", "“Run in Normal Mode”"),
        (Link.CONNECTING, "obs-closed", "OBS closed", "Start it again"),
        (Link.CONNECTING, "unknown-host", "unknown machine", "Check the name"),
        (Link.CONNECTING, "no-route", "no way there", "network cable"),
        (Link.CONNECTING, "host-silent", "machine silent", "firewall"),
        (Link.CONNECTING, "not-obs", "not OBS", "Check address and port"),
        (Link.SILENT, "no-answer", "not answering", "Look at its window"),
        (Link.TOO_OLD, "too-old", "OBS too old", "Install OBS 28"),
        (Link.WRONG_PASSWORD, "wrong-password", "wrong password", "Show Connect Info"),
        (Link.WRONG_PASSWORD, "password-needed", "needs a password", "Show Connect Info"),
        (Link.KICKED, "kicked", "disconnected by OBS", "only when you say so"),
    ],
)
def test_an_obs_that_is_not_reached_is_told_with_its_reason_and_what_to_do(
    live, link, code, head, advice
):
    seen = SwitcherSeen(PROGRAM, link, Trouble(code), address="10.0.0.5:4455")
    live.draw(keynote(switchers={PROGRAM: seen}))
    bar = live.window.link
    assert bar.badge.text() == f"program: {head}"
    assert bar.words.text().startswith("10.0.0.5:4455 · ")
    assert advice in bar.words.text()
    waits = link in (Link.WRONG_PASSWORD, Link.TOO_OLD, Link.KICKED)
    assert bar.button.isVisible() is waits


@pytest.mark.parametrize("code", ["connection-lost", "collection-changing", "obs-loading"])
def test_what_passes_by_itself_is_no_bar(live, code):
    seen = SwitcherSeen(PROGRAM, Link.SYNCING, Trouble(code))
    live.draw(keynote(switchers={PROGRAM: seen}))
    assert live.window.link.isHidden()


def test_of_two_obses_the_one_that_waits_for_a_word_is_told(live):
    dead = SwitcherSeen(PROGRAM, Link.CONNECTING, Trouble("nobody-listens"))
    asks = SwitcherSeen("venue", Link.WRONG_PASSWORD, Trouble("wrong-password"))
    live.draw(keynote(switchers={PROGRAM: dead, "venue": asks}))
    assert live.window.link.badge.text() == "venue: wrong password"


def test_what_obs_calls_otherwise_is_told_until_it_is_dismissed(live, qtbot):
    renamed = (Renamed(PROGRAM, "Day 1", "Podium", "Main camera"),)
    live.draw(keynote(renamed=renamed))
    bar = live.window.missing
    assert bar.badge.text() == "RENAMED IN OBS: 1"
    assert bar.words.text() == "“Podium” is now “Main camera” (program); its cues follow."
    live.draw(keynote(renamed=renamed, missing=LACKS[:1]))
    assert bar.badge.text() == "MISSING IN OBS: 1"
    assert len(bar.words.text().splitlines()) == 2
    click(qtbot, bar.dismiss)
    assert bar.isHidden()
    live.draw(keynote())
    assert bar.isHidden()


def test_a_typed_password_is_forgotten_when_another_obs_asks(live, qtbot):
    live.draw(keynote(switchers={"venue": SwitcherSeen("venue", Link.WRONG_PASSWORD)}))
    live.window.link.field.setText("for venue")
    live.draw(keynote(switchers={PROGRAM: SwitcherSeen(PROGRAM, Link.WRONG_PASSWORD)}))
    assert live.window.link.field.text() == ""


def test_a_password_that_is_being_typed_survives_a_tick(live, qtbot):
    wrong = {PROGRAM: SwitcherSeen(PROGRAM, Link.WRONG_PASSWORD)}
    live.draw(keynote(switchers=wrong))
    qtbot.mouseClick(live.window.link.field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(live.window.link.field, "half")
    live.draw(keynote(switchers=wrong))
    assert live.window.link.field.text() == "half"
    assert live.window.link.field.hasFocus()


def test_no_bar_moves_go_or_grows_the_window(live):
    window = live.window
    before = (window.size(), window.go.geometry(), window.on_air.geometry())
    live.draw(
        keynote(
            journal=JournalHealth.MEMORY,
            journal_trouble=Trouble("disk-full"),
            differences=(BREAK,) * 4,
            missing=LACKS * 5,
            legs={"s1-chung": report(Leg.SCENE, LegStatus.FAILED)},
            switchers={
                PROGRAM: ready(overlay=False),
                "venue": SwitcherSeen("venue", Link.WRONG_PASSWORD),
            },
        )
    )
    window.quit.ask()
    window.layout().activate()
    assert (window.size(), window.go.geometry(), window.on_air.geometry()) == before
