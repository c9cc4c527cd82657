"""Every name of the demo show in every look: proven by the desk, found in OBS's own recording."""

import itertools

import pytest
from PySide6.QtGui import QColor, QImage

from eventdesk.domain.desired import graphic_of
from eventdesk.domain.graphic import Canvas
from eventdesk.domain.runsheet import LowerThirdPlan
from eventdesk.domain.switcher import Leg, LegStatus
from eventdesk.engine.assets import asset
from eventdesk.graphics.renderer import GraphicsRenderer
from eventdesk.storage.runsheet import load
from support.driving import Desk
from support.obs_scenes import colour
from support.real_obs import RealObs
from support.recording import recorded

CANVAS = Canvas(640, 360, 30)
GROUND = 0x708090
"""Neither as dark as the plates nor as bright as the letters."""
LOOKS = ("classic", "minimal", "duo", "panel")
STEP = 3
"""Every third pixel, across and down, is compared."""
UNLIKE = 40
"""Of 255, in brightness: a compressed recording is soft at the edges of letters."""
SAME = 0.15
"""So many of a graphic's pixels may be unlike in a frame that shows it at rest."""


@pytest.fixture(scope="module")
def obs():
    with RealObs({"Podium": (colour("Podium colour", GROUND),)}) as started:
        yield started


@pytest.fixture
def shows(qapp, tmp_path):
    """What is shown one after the other: each name in each look, then all of the panel together;
    with its picture as the program should look, in grey."""
    sheet = load(asset("demo", "daejeon-2021.yaml")).sheet
    renderer = GraphicsRenderer(tmp_path / "pictures")
    panel = sheet.cue("s3-panel").lower_third.speakers
    named = [((who,), look) for look in LOOKS for who in sheet.speakers]
    ground = QImage(CANVAS.width, CANVAS.height, QImage.Format.Format_RGB32)
    ground.fill(QColor(GROUND))

    def show(speakers, look):
        graphic = graphic_of(sheet, speakers, LowerThirdPlan(speakers, look))
        rendered = renderer.render(graphic, CANVAS)
        return graphic, rendered, grey(renderer.compose(ground, rendered, CANVAS))

    return renderer, [show(*each) for each in [*named, (panel, "panel")]]


def grey(image):
    """The lower half's brightness, thinned."""
    flat = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = range(CANVAS.height // 2, CANVAS.height, STEP)
    return b"".join(bytes(flat.constScanLine(y))[: CANVAS.width : STEP] for y in lines)


def unlike(frame, expected, ground):
    """The share of the graphic's pixels that are otherwise in this frame."""
    of_graphic = sum(abs(one - bare) > UNLIKE for one, bare in zip(expected, ground, strict=True))
    wrong = sum(abs(one - other) > UNLIKE for one, other in zip(frame, expected, strict=True))
    return wrong / max(of_graphic, 1)


def longest_change(shown, following):
    """Frames that the way from one graphic to another may take."""
    return max(len(following.update), len(shown.leave), len(following.enter)) + 2


def test_every_demo_name_in_every_look_is_on_air_in_the_recording(obs, shows, tmp_path):
    renderer, sequence = shows
    with (
        obs.client() as observer,
        Desk(obs.port, obs.password, tmp_path, frozenset({"Podium"}), renderer=renderer) as desk,
    ):
        desk.wait_ready()
        desk.want(overlay=True)
        desk.wait_seen(lambda seen: seen.overlay_in == {"Podium"})
        with recorded(observer, CANVAS.width, CANVAS.height) as recording:
            for graphic, _, _ in sequence:
                report = desk.last(desk.want(graphic=graphic), Leg.GRAPHIC)
                assert report.status is LegStatus.ON_AIR, (graphic.name, report.trouble)
            desk.last(desk.want(), Leg.GRAPHIC)
        desk.want(overlay=False)
    frames = [
        grey(QImage(frame, CANVAS.width, CANVAS.height, 3 * CANVAS.width, _RGB))
        for frame in recording.frames
    ]
    pictures = [expected for _, _, expected in sequence]
    at_rest = found_in_order(frames, pictures, frames[0])
    assert all(len(numbers) >= 5 for numbers in at_rest), [len(n) for n in at_rest]
    for (_, shown, _), (_, following, _), ours, theirs in zip(
        sequence, sequence[1:], at_rest, at_rest[1:], strict=False
    ):
        assert theirs[0] - ours[-1] <= longest_change(shown, following)
    for number, (numbers, expected) in enumerate(zip(at_rest, pictures, strict=True)):
        middle = frames[numbers[len(numbers) // 2]]
        shares = [unlike(middle, other, frames[0]) for other in pictures]
        assert min(range(len(shares)), key=shares.__getitem__) == number, (number, shares)
        assert pictures.count(expected) == 1, "two graphics that nobody could tell apart"


_RGB = QImage.Format.Format_RGB888


def found_in_order(frames, pictures, ground):
    """For each picture the numbers of the frames that show it at rest; a frame shows the one that
    is on, or the one after it, or is on the way."""
    found = [[] for _ in pictures]
    now = 0
    for number, frame in enumerate(frames):
        shares = {
            candidate: unlike(frame, pictures[candidate], ground)
            for candidate in itertools.islice(range(now, len(pictures)), 2)
        }
        nearest = min(shares, key=shares.__getitem__)
        if shares[nearest] <= SAME:
            found[nearest].append(number)
            now = nearest
    return found
