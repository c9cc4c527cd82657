"""The alarm bar: what is wrong, since when and what to do, until it is cured."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt

from eventdesk.domain.alarm import Alarm, Fault
from eventdesk.domain.health import Health
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.ui import theme
from eventdesk.ui.panels.vital_signs import LOWEST
from support.snapshots import START, keynote, ready

SINCE = START + timedelta(minutes=47)
GOOD = Health(
    fps=30.0,
    cpu=0.12,
    bitrate=2.5e6,
    dropped=0.0,
    skipped=0.004,
    congestion=0.0,
    disk_hours=14.2,
    trend=(2.4e6, 2.5e6, 2.5e6),
)


def alarm(fault, about="", amount=0.0, output=PROGRAM):
    return Alarm(output, fault, SINCE, about, amount)


def shown(live, *alarms):
    live.draw(keynote(alarms=alarms))
    return live.window.alarms


def test_all_is_well_without_a_word(live):
    assert live.window.alarms.isHidden()


@pytest.mark.parametrize(
    ("one", "head", "words"),
    [
        (
            alarm(Fault.BLACK, "Podium"),
            "BLACK ON AIR",
            "The scene “Podium” is black since 09:47:00. Check its source in OBS, or take another"
            " cue.",
        ),
        (
            alarm(Fault.SILENCE, "Podium mic"),
            "SILENCE ON AIR",
            "Nothing is heard of Podium mic since 09:47:00. Check the microphone and the mixing"
            " desk.",
        ),
        (
            alarm(Fault.SILENCE),
            "SILENCE ON AIR",
            "No input is open on air since 09:47:00. Unmute the microphone in OBS's mixer.",
        ),
        (
            alarm(Fault.DROPPED, amount=0.034),
            "NETWORK LOSES FRAMES",
            "3 % of the frames are lost on the network since 09:47:00. Free the upload, or lower"
            " OBS's bitrate.",
        ),
        (
            alarm(Fault.DISK, amount=0.62),
            "DISK RUNS FULL",
            "The disk has room for 0.6 hours more of recording. Free some space on OBS's machine.",
        ),
    ],
)
def test_an_alarm_says_what_is_wrong_since_when_and_what_to_do(live, one, head, words):
    bar = shown(live, one)
    assert bar.isVisible()
    assert bar.badge.text() == head
    assert bar.words.text() == words


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_words_with_nothing_left_to_fill_in(live, fault):
    bar = shown(live, alarm(fault, "Thing", 0.5))
    assert bar.badge.text().isupper()
    assert "{" not in bar.words.text()
    assert bar.words.text().endswith(".")


def test_of_several_the_gravest_is_in_the_head_and_each_has_its_line(live):
    bar = shown(
        live, alarm(Fault.BLACK, "Podium"), alarm(Fault.CPU, amount=0.9, output="venue"),
        alarm(Fault.DISK, amount=0.5), alarm(Fault.FPS, amount=20.0),
    )  # fmt: skip
    assert bar.badge.text() == "BLACK ON AIR +3"
    lines = bar.words.text().split("\n")
    assert len(lines) == 3
    assert lines[1].startswith("venue: OBS takes 90 % of its machine")


def test_what_the_audience_notices_is_red_and_the_machine_s_own_trouble_is_not(live):
    assert shown(live, alarm(Fault.BLACK)).badge.look.colour == theme.RED
    assert shown(live, alarm(Fault.CPU)).badge.look.colour == theme.ORANGE
    assert shown(live, alarm(Fault.FROZEN)).badge.look.colour == theme.RED


def test_esc_does_not_put_it_away_and_its_cure_does(live, qtbot):
    shown(live, alarm(Fault.BLACK, "Podium"))
    qtbot.keyClick(live.window, Qt.Key.Key_Escape)
    assert live.window.alarms.isVisible()
    assert shown(live).isHidden()


def test_a_machine_in_trouble_looks_so_in_the_health_line_as_well(live):
    calm = live.window.health.outputs[PROGRAM].look
    shown(live, alarm(Fault.CPU, amount=0.9))
    assert live.window.health.outputs[PROGRAM].look != calm
    assert live.window.health.outputs["venue"].look.colour != theme.ORANGE


def test_the_health_line_shows_bitrate_room_and_trend_in_few_words(live):
    live.draw(keynote(health={PROGRAM: GOOD}))
    health = live.window.health
    assert (
        health.outputs[PROGRAM].text() == "program: ready · 30 fps · 2.5 Mbit/s · recording (14 h)"
    )
    assert health.trends[PROGRAM].isVisible()
    assert health.trends["venue"].isHidden()
    tip = health.outputs[PROGRAM].toolTip()
    assert "OBS takes 12 % of its machine" in tip
    assert "too slow for: 0.4 %" in tip


def test_a_trend_draws_its_line(live):
    live.draw(keynote(health={PROGRAM: GOOD}))
    image = live.window.health.trends[PROGRAM].grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(4)}
    assert any(colour != theme.PANEL for colour in colours)


def columns(level):
    """The colours along the middle of the level's bar, right of its loudspeaker."""
    image = level.grab().toImage()
    middle = image.height() // 2
    left = round(image.height() * 0.8)
    return [image.pixelColor(x, middle).name() for x in range(left, image.width())]


@pytest.mark.parametrize(
    ("dbfs", "share"), [(LOWEST, 0.0), (-30.0, 0.5), (-15.0, 0.75), (-100.0, 0.0), (0.0, 1.0)]
)
def test_the_level_is_as_long_as_the_sound_is_loud(live, dbfs, share):
    live.draw(keynote(level=dbfs))
    level = live.window.health.level
    assert level.isVisible()
    assert level.accessibleName() == f"Program sound: {round(dbfs)} dBFS"
    found = columns(level)
    lit = sum(colour != theme.RAISED for colour in found) / len(found)
    assert lit == pytest.approx(share, abs=0.05)


def test_a_level_that_is_too_loud_is_orange_at_its_end_and_all_over_when_it_clips(live):
    live.draw(keynote(level=-1.0))
    found = columns(live.window.health.level)
    assert found[2] == theme.BLUE
    assert theme.ORANGE in found
    live.draw(keynote(level=-1.0, alarms=(alarm(Fault.CLIPPING, "Film"),)))
    assert columns(live.window.health.level)[2] == theme.ORANGE


def test_without_meters_there_is_no_level(live):
    live.draw(keynote(level=None))
    assert live.window.health.level.isHidden()


def test_a_bad_reading_of_the_machine_is_not_kept_from_another_output(live):
    live.draw(
        keynote(
            switchers={PROGRAM: ready(), "venue": replace(ready(), output="venue")},
            health={PROGRAM: GOOD},
        )
    )
    assert "Mbit/s" not in live.window.health.outputs["venue"].text()
