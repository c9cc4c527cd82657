"""Graphics are drawn ahead, each once, only while nothing moves, and never in anybody's way."""

import threading

import pytest
from msgspec.structs import replace

from eventdesk.domain.desired import graphics_of
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import PROGRAM
from eventdesk.domain.snapshot import Tally
from eventdesk.domain.switcher import Link
from eventdesk.engine.ahead import CALM, Ahead
from eventdesk.engine.clocks import ManualClock
from support.snapshots import START, demo_sheet, ready, snapshot

PATIENCE = 10


class Drawing:
    """A renderer that writes down what it draws; ``gate`` can keep it at a graphic."""

    def __init__(self):
        self.drawn = []
        self.changed = threading.Condition()
        self.gate = threading.Event()
        self.gate.set()
        self.entered = threading.Event()
        self.error = None

    def __call__(self, graphic, canvas):
        self.entered.set()
        assert self.gate.wait(PATIENCE)
        with self.changed:
            self.drawn.append((graphic, canvas))
            self.changed.notify_all()
        if self.error:
            raise self.error

    def until(self, count):
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.drawn) >= count, PATIENCE), self.drawn


@pytest.fixture
def drawing():
    return Drawing()


@pytest.fixture
def clock():
    return ManualClock(START, 100.0)


@pytest.fixture
def ahead(drawing, clock):
    made = Ahead(drawing, clock)
    clock.move(CALM)
    yield made
    drawing.gate.set()
    made.stop()


def seeing(sheet=None, **changes):
    return snapshot(sheet, switchers={PROGRAM: ready(**changes)})


SHEET = demo_sheet()
ALL = graphics_of(SHEET)


def test_every_graphic_of_the_sheet_is_drawn_once_in_the_order_of_the_cues(ahead, drawing):
    for _ in range(3):
        ahead.see(seeing(SHEET))
    drawing.until(len(ALL))
    ahead.see(seeing(SHEET))
    ahead.stop()
    assert drawing.drawn == [(graphic, Canvas()) for graphic in ALL]


def test_nothing_is_drawn_before_obs_tells_its_canvas(ahead, drawing):
    ahead.see(seeing(SHEET, link=Link.CONNECTING))
    ahead.see(snapshot(SHEET))
    ahead.stop()
    assert drawing.drawn == []


def test_another_canvas_is_drawn_for_and_a_new_sheet_s_new_names_alone(ahead, drawing):
    ahead.see(seeing(SHEET))
    drawing.until(len(ALL))
    large = Canvas(3840, 2160)
    ahead.see(seeing(SHEET, canvas=large))
    drawing.until(2 * len(ALL))
    person = SHEET.speakers["mori"]
    corrected = replace(
        SHEET, speakers={**SHEET.speakers, "mori": replace(person, role=person.name)}
    )
    ahead.see(seeing(corrected, canvas=large))
    fresh = [each for each in graphics_of(corrected) if each not in ALL]
    drawing.until(2 * len(ALL) + len(fresh))
    ahead.stop()
    assert [graphic for graphic, _ in drawing.drawn[2 * len(ALL) :]] == fresh


@pytest.mark.parametrize("tally", [Tally.ASKED, Tally.MOVING])
def test_it_gives_way_as_soon_as_something_moves(ahead, drawing, tally):
    drawing.gate.clear()
    ahead.see(seeing(SHEET))
    assert drawing.entered.wait(PATIENCE)
    ahead.see(replace(seeing(SHEET), tally=tally))
    drawing.gate.set()
    drawing.until(1)
    ahead.stop()
    assert len(drawing.drawn) == 1


def test_it_goes_on_when_all_is_calm_again(ahead, drawing):
    ahead.see(replace(seeing(SHEET), tally=Tally.MOVING))
    assert drawing.drawn == []
    ahead.see(replace(seeing(SHEET), tally=Tally.ON_AIR))
    drawing.until(len(ALL))


def test_an_ask_to_the_devices_gives_a_second_of_quiet(ahead, drawing, clock):
    shot = seeing(SHEET)
    ahead.see(replace(shot, state=replace(shot.state, take=7)))
    ahead.stop()
    assert drawing.drawn == []


def test_what_cannot_be_drawn_is_left_to_whoever_shows_it(ahead, drawing):
    drawing.error = OSError("no room on the disk")
    ahead.see(seeing(SHEET))
    drawing.until(len(ALL))
