"""The desk's OBSes: pictures and passwords go to the one that plays the part by now."""

import threading

import pytest
from msgspec.structs import replace

from eventdesk.app.desk_obses import DeskObses
from eventdesk.domain.runsheet import PROGRAM, Output
from eventdesk.domain.secret import Secret
from eventdesk.domain.switcher import Link, SwitcherSeen
from support.snapshots import demo_sheet, keynote, ready

BACKUP = "backup"
WORD = Secret("word")


class Obs:
    """A driver that says who it is."""

    def __init__(self, output):
        self.output, self.tried = output, []
        self.started = threading.Event()

    def start(self, report):
        self.started.set()

    def picture(self, scene, width):
        return f"{self.output}/{scene}".encode()

    def reconnect(self, password=None):
        self.tried.append(password)

    def stop(self):
        """It runs nothing."""


@pytest.fixture
def desk():
    """The OBSes of a show with a backup, begun; the drivers; what was kept, and when."""
    made, kept, news = {}, {}, threading.Event()

    def make(output):
        return made.setdefault(output, Obs(output))

    def keep(obs, password):
        kept[obs] = password
        news.set()
        return True

    sheet = demo_sheet()
    sheet = replace(sheet, outputs={**sheet.outputs, BACKUP: Output(BACKUP, mirrors=PROGRAM)})
    shot = keynote(sheet=sheet, switchers={PROGRAM: ready(), BACKUP: ready(BACKUP)})
    obses = DeskObses(make, keep, rehearse=False)
    assert obses.picture("A", 320) is None, "there is no driver yet"
    obses.open(shot.state)
    for switcher in obses.switchers.values():
        switcher.start(lambda report: None)
    obses.begin()
    for switcher in obses.switchers.values():
        switcher._thread.join(5)
    yield obses, made, kept, news, shot
    for switcher in obses.switchers.values():
        switcher.stop()


def moved(shot):
    return replace(shot, state=replace(shot.state, programs=(PROGRAM, BACKUP)))


def test_there_is_one_for_every_output_of_the_sheet(desk):
    obses, made, *_ = desk
    assert set(obses.switchers) == set(made) == {PROGRAM, "venue", BACKUP}


def test_the_program_s_picture_is_the_new_program_s_once_it_has_moved(desk):
    obses, _, _, _, shot = desk
    assert obses.picture("A", 320) == b"program/A"
    obses.see(moved(shot))
    assert obses.picture("A", 320) == b"backup/A"
    assert obses.picture_of(BACKUP, "A", 320) == b"program/A"
    assert obses.picture_of("venue", "A", 320) == b"venue/A"
    assert obses.picture_of("nobody", "A", 320) is None


def test_a_typed_password_goes_to_that_obs_and_is_kept_under_its_own_name(desk):
    obses, made, kept, news, shot = desk
    obses.see(moved(shot))
    obses.reconnect(PROGRAM, WORD)
    assert (made[BACKUP].tried, made[PROGRAM].tried) == ([WORD], [])
    away = {PROGRAM: SwitcherSeen(PROGRAM, Link.CONNECTING), BACKUP: ready(BACKUP)}
    obses.see(replace(moved(shot), switchers=away))
    assert kept == {}
    obses.see(moved(shot))
    assert news.wait(5)
    assert kept == {BACKUP: WORD}
