"""Every frame of a recording by OBS: how graphics move, change, update, and give way."""

from datetime import timedelta
from itertools import pairwise

import pytest
from msgspec import Struct

from eventdesk.domain.graphic import Keyframe
from eventdesk.domain.runsheet import Transition
from eventdesk.domain.switcher import Leg, LegStatus
from support.driving import Desk, graphic
from support.obs_client import LOW_VOLUME
from support.obs_scenes import colour
from support.real_obs import RealObs
from support.recording import Recording, recorded

WIDTH, HEIGHT = 640, 360
SCENES = {"One": (colour("One colour", 0x203040),), "Two": (colour("Two colour", 0x204030),)}
KINDS = {
    "Slide": "slide_transition",
    "Swipe": "swipe_transition",
    "Luma Wipe": "wipe_transition",
}
TRANSFORMS = 1 << 19  # SceneItemTransformChanged
CUT = Transition("Cut")
ANN, BOB = graphic("Ann"), graphic("Bob")
MAGENTA, CYAN = "magenta", "cyan"
# The plates of the tests' renderer, on this canvas.
LEFT, RIGHT, TOP, BOTTOM = WIDTH // 10, WIDTH // 10 + WIDTH // 2, HEIGHT * 3 // 4, HEIGHT * 11 // 12
MIDDLE = (TOP + BOTTOM) // 2


@pytest.fixture(scope="module")
def obs():
    with RealObs(SCENES, canvas=(WIDTH, HEIGHT), transitions=KINDS) as started:
        yield started


@pytest.fixture
def observer(obs):
    with obs.client() as client:
        client.request("SetCurrentSceneTransition", transitionName="Cut")
        client.request("SetCurrentProgramScene", sceneName="One")
        yield client


@pytest.fixture
def desk(obs, observer, tmp_path):
    with Desk(obs.port, obs.password, tmp_path, frozenset(SCENES)) as driven:
        driven.wait_ready()
        driven.renderer.colours["Bob"] = CYAN
        driven.want(overlay=True)
        driven.wait_seen(lambda seen: seen.overlay and seen.overlay_in == set(SCENES))
        yield driven
        driven.want(graphic_cut=True)
        driven.wait_seen(lambda seen: seen.graphic is None)


def show(desk, who, **desired):
    report = desk.last(desk.want(graphic=who, **desired), Leg.GRAPHIC)
    assert report.status is LegStatus.ON_AIR, report.trouble


def shade(pixel):
    """The plate that a pixel belongs to; "" for a scene. Between two of them it may be either."""
    red, green, blue = pixel
    if blue > 150 and red > 150 and green < 110:
        return MAGENTA
    if blue > 150 and green > 150 and red < 110:
        return CYAN
    return ""


class Span(Struct, frozen=True):
    """Where a plate is seen in the row through its middle."""

    left: int
    right: int


def spans(recording: Recording, frame: bytes, y: int = MIDDLE) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for number, pixel in enumerate(recording.row(frame, y)):
        name, x = shade(pixel), 2 * number
        if name:
            left = found[name].left if name in found else x
            found[name] = Span(left, x)
    return found


def arrivals(came) -> int:
    """How often another slot than before came to rest where the graphic belongs."""
    moves = [each.data for each in came if each.type == "SceneItemTransformChanged"]
    places = [(move["sceneItemId"], move["sceneItemTransform"]) for move in moves]
    there = [
        item for item, place in places if (place["positionX"], place["cropRight"]) == (LEFT, 0)
    ]
    return sum(one != other for one, other in pairwise([None, *there]))


def at(place: int, wanted: int) -> bool:
    """The recording keeps colours for every second pixel only, and softly."""
    return abs(place - wanted) <= 4


def test_a_move_of_forty_steps_is_forty_frames_each_a_step_further(desk, observer):
    steps = tuple(Keyframe(dx=10 * number) for number in range(40, 0, -1))
    desk.renderer.moves = steps
    with recorded(observer, WIDTH, HEIGHT) as recording:
        show(desk, ANN)
    # The plate comes from the right: its left edge is inside the picture all the way.
    lefts = [
        found[MAGENTA].left for frame in recording.frames if (found := spans(recording, frame))
    ]
    positions = [round((left - LEFT) / 10) for left in lefts]
    distinct = [
        p for number, p in enumerate(positions) if number == 0 or p != positions[number - 1]
    ]
    assert distinct == list(range(40, -1, -1))


def test_an_exchange_at_once_has_no_frame_without_a_name_and_none_with_two(desk, observer):
    show(desk, ANN, graphic_cut=True)
    with recorded(observer, WIDTH, HEIGHT) as recording:
        for number in range(12):
            show(desk, (BOB, ANN)[number % 2], graphic_cut=True)
    seen = [spans(recording, frame) for frame in recording.frames]
    assert all(len(found) == 1 for found in seen)
    assert all(at(s.left, LEFT) and at(s.right, RIGHT) for found in seen for s in found.values())
    names = [next(iter(found)) for found in seen]
    changes = sum(one != other for one, other in pairwise(names))
    assert changes == 12


@pytest.mark.parametrize("edge", ["right", "left"])
def test_an_update_wipes_the_new_words_over_the_old_ones_and_nothing_is_bare(desk, observer, edge):
    steps = [Keyframe(**{edge: 1 - number / 8}) for number in range(9)]
    desk.renderer.update = tuple(steps)
    show(desk, ANN, graphic_cut=True)
    with recorded(observer, WIDTH, HEIGHT) as recording:
        for who in (BOB, ANN, BOB):
            show(desk, who)
    shares = []
    for frame in recording.frames:
        found = spans(recording, frame)
        lefts, rights = zip(*((s.left, s.right) for s in found.values()), strict=True)
        assert at(min(lefts), LEFT)
        assert at(max(rights), RIGHT)
        row = [shade(p) for p in recording.row(frame, MIDDLE)[LEFT // 2 + 3 : RIGHT // 2 - 3]]
        bare = [x for x, name in enumerate(row) if not name]
        assert len(bare) <= 3  # where the two meet, the recording mixes their colours
        shares.append(round(8 * row.count(CYAN) / len(row)))
    assert set(shares) == set(range(9))  # every step of the wipe was on air


def test_pages_come_one_over_the_other_for_as_long_as_each_has(desk, observer):
    desk.renderer.pages = (MAGENTA, CYAN)
    desk.renderer.page_seconds = 0.6
    desk.renderer.update = tuple(Keyframe(right=1 - number / 4) for number in range(5))
    observer.reidentify(LOW_VOLUME | TRANSFORMS)
    with recorded(observer, WIDTH, HEIGHT) as recording:
        mark = observer.mark()
        show(desk, ANN, graphic_cut=True)
        observer.wait_until(lambda came: arrivals(came) > 3, mark, timeout=10)
    names = [set(spans(recording, frame)) for frame in recording.frames]
    first = next(number for number, found in enumerate(names) if found)
    assert all(names[first:])
    whole = [next(iter(found)) for found in names[first:] if len(found) == 1]
    turns = [n for number, n in enumerate(whole) if number == 0 or n != whole[number - 1]]
    assert len(turns) >= 3
    assert turns == [(MAGENTA, CYAN)[number % 2] for number in range(len(turns))]
    assert desk.seen.graphic == ANN


@pytest.mark.parametrize("kind", ["Slide", "Swipe"])
def test_before_a_transition_that_would_carry_it_a_graphic_leaves_and_comes_back(
    desk, observer, kind
):
    show(desk, ANN)
    with recorded(observer, WIDTH, HEIGHT) as recording:
        carried = Transition(kind, timedelta(milliseconds=500))
        take = desk.want(scene="Two", transition=carried, graphic=ANN)
        assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
        assert desk.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    seen = [spans(recording, frame).get(MAGENTA) for frame in recording.frames]
    moving = [
        number for number, frame in enumerate(recording.frames) if two_scenes(recording, frame)
    ]
    assert moving
    assert not any(seen[moving[0] : moving[-1] + 1])
    assert at(seen[0].left, LEFT)
    assert at(seen[-1].left, LEFT)


@pytest.mark.parametrize("kind", ["Fade", "Luma Wipe"])
def test_in_a_transition_that_mixes_in_place_a_graphic_stays_and_stands_still(desk, observer, kind):
    show(desk, ANN)
    with recorded(observer, WIDTH, HEIGHT) as recording:
        mixed = Transition(kind, timedelta(milliseconds=500))
        take = desk.want(scene="Two", transition=mixed, graphic=ANN)
        assert desk.last(take, Leg.SCENE).status is LegStatus.ON_AIR
        assert desk.last(take, Leg.GRAPHIC).status is LegStatus.ON_AIR
    seen = [spans(recording, frame) for frame in recording.frames]
    assert all(at(s[MAGENTA].left, LEFT) and at(s[MAGENTA].right, RIGHT) for s in seen)


def two_scenes(recording: Recording, frame: bytes) -> bool:
    """Whether a row above the plate shows both scenes: one is bluer, the other greener."""
    greener = [green > blue for _, green, blue in recording.row(frame, HEIGHT // 3, 8)]
    return any(greener) and not all(greener)
