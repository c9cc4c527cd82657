"""A move as a batch: one step per video frame, both graphics in the same steps."""

from hypothesis import given
from hypothesis import strategies as st

from eventdesk.domain.graphic import Keyframe, Rendered
from eventdesk.drivers.obs import animation
from eventdesk.drivers.obs.animation import Actor
from eventdesk.drivers.obs.overlay import PARKED_X
from eventdesk.drivers.obs.state import OVERLAY_SCENE

FRAMES = st.lists(
    st.builds(Keyframe, st.integers(-500, 500), st.integers(-500, 500), *[st.floats(0, 1)] * 4),
    max_size=20,
).map(tuple)


def actor(slot="A", item=1, enter=(), leave=()):
    return Actor(slot, item, Rendered(f"{slot}.png", 100, 600, 400, 80, enter, leave))


def steps(requests):
    """The batch cut at its sleeps."""
    cut = [[]]
    for request in requests:
        if request[0] == "Sleep":
            cut.append([])
        else:
            cut[-1].append(request)
    return cut


def transforms(requests, item):
    return [
        data["sceneItemTransform"]
        for name, data in requests
        if name == "SetSceneItemTransform" and data["sceneItemId"] == item
    ]


def test_entering_ends_at_rest_and_whole():
    frames = (Keyframe(-50, right=0.75), Keyframe(-25, left=0.5))
    moves = transforms(animation.change(None, actor(enter=frames), "blank", cut=False), 1)
    crops = ("cropLeft", "cropTop", "cropRight", "cropBottom")
    assert [(move["positionX"], move["positionY"]) for move in moves] == [
        (50, 600),
        (275, 600),  # OBS places what the crop leaves
        (100, 600),
    ]
    assert [tuple(move[crop] for crop in crops) for move in moves] == [
        (0, 0, 300, 0),
        (200, 0, 0, 0),
        (0, 0, 0, 0),
    ]


def test_leaving_ends_off_the_canvas_and_empty():
    batch = animation.change(actor(leave=(Keyframe(dy=10),)), None, "blank.png", cut=False)
    park, empty = batch[-2:]
    assert park[1]["sceneItemTransform"]["positionX"] == PARKED_X
    assert empty[1]["inputSettings"]["file"] == "blank.png"


def test_cut_has_no_frames():
    frames = (Keyframe(right=0.5),) * 9
    batch = animation.change(
        actor("A", 1, leave=frames), actor("B", 2, enter=frames), "blank", cut=True
    )
    assert animation.frames(batch) == 0
    assert [name for name, _ in batch] == [
        "SetSceneItemTransform",
        "SetInputSettings",
        "SetSceneItemTransform",
    ]


def test_what_is_not_known_to_be_in_a_slot_leaves_at_once():
    batch = animation.change(Actor("A", 1, None), None, "blank", cut=False)
    assert animation.frames(batch) == 0


@given(FRAMES, FRAMES)
def test_an_exchange_moves_each_once_per_frame_and_both_begin_together(enter, leave):
    batch = animation.change(
        actor("A", 1, leave=leave), actor("B", 2, enter=enter), "blank", cut=False
    )
    cut = steps(batch)
    assert len(cut) == max(len(enter), len(leave)) + 1
    for step in cut:
        assert len(transforms(step, 1)) <= 1
        assert len(transforms(step, 2)) <= 1
    assert len(transforms(batch, 1)) == len(leave) + 1
    assert len(transforms(batch, 2)) == len(enter) + 1
    assert len(transforms(cut[0], 1)) == len(transforms(cut[0], 2)) == 1
    assert batch[-1][0] != "Sleep"  # OBS does not wait for a Sleep that ends a batch


@given(FRAMES)
def test_a_crop_is_never_wider_than_the_graphic(enter):
    for move in transforms(animation.change(None, actor(enter=enter), "blank", cut=False), 1):
        assert 0 <= move["cropLeft"] + move["cropRight"] <= 400
        assert 0 <= move["cropTop"] + move["cropBottom"] <= 80


def seen(actor_, data):
    """The strip of the canvas in which a transform shows a plate, left and right; None: nowhere."""
    left = data["positionX"]
    if left == PARKED_X:
        return None
    return left, left + actor_.rendered.width - data["cropLeft"] - data["cropRight"]


@given(st.floats(0, 1), st.sampled_from(["left", "right"]), st.integers(-60, 60))
def test_in_an_update_the_old_picture_is_seen_only_where_the_new_one_is_not(share, edge, shift):
    new = Actor("B", 2, Rendered("B.png", 100, 600, 400, 80, update=(Keyframe(**{edge: share}),)))
    old = Actor("A", 1, Rendered("A.png", 100 + shift, 600, 380, 80))
    first = steps(animation.change(old, new, "blank", cut=False))[0]
    came, stays = seen(new, transforms(first, 2)[0]), seen(old, transforms(first, 1)[0])
    whole = (100 + shift, 480 + shift)
    if came is None:
        assert stays == whole
    elif share == 0:
        assert stays is None
    elif stays is not None:
        until, since = min(came[0], whole[1]), max(came[1], whole[0])
        assert stays == ((whole[0], until) if edge == "left" else (since, whole[1]))


def test_an_update_that_moves_comes_from_above_and_the_old_picture_goes_at_its_end():
    frames = (Keyframe(dy=20), Keyframe(dy=10, bottom=0.2))
    new = Actor("A", 1, Rendered("A.png", 100, 600, 400, 80, update=frames), top=4)
    old = Actor("B", 2, Rendered("B.png", 100, 600, 400, 80), top=4)
    batch = animation.change(old, new, "blank", cut=False)
    assert batch[0] == (
        "SetSceneItemIndex",
        {"sceneName": OVERLAY_SCENE, "sceneItemId": 1, "sceneItemIndex": 4},
    )
    assert len(steps(batch)) == 3
    assert [move["positionX"] for move in transforms(batch, 2)] == [PARKED_X]
    assert transforms(steps(batch)[-1], 1)[0]["positionY"] == 600


def test_what_is_cut_away_wholly_is_off_the_canvas():
    for frame in (Keyframe(right=1.0), Keyframe(left=0.6, right=0.4), Keyframe(top=1.0)):
        whole = actor()
        assert animation.place(whole, whole.rendered, frame) == animation.park(whole)


def test_at_once_no_update_is_played():
    new = Actor("B", 2, Rendered("B.png", 1, 2, 4, 8, update=(Keyframe(right=0.5),) * 5))
    assert animation.frames(animation.change(actor(), new, "blank", cut=True)) == 0
