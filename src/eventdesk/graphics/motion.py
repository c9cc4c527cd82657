"""How a lower third comes, goes and is overwritten: one keyframe for each video frame."""

from eventdesk.domain.graphic import Keyframe, Side
from eventdesk.graphics.template import Curve, Move, MoveKind

_PRECISION = 1e-6


def entering(
    move: Move, fps: float, size: tuple[int, int], grows_from: Side = Side.LEFT
) -> tuple[Keyframe, ...]:
    """From nothing visible (the first keyframe, exactly) to the picture at rest (the last).

    ``size`` is the picture's in pixels, ``grows_from`` where it comes from: its outer edge, or
    its middle. Every place and cut is on whole pixels: a share of the size that a driver turns
    back into pixels gives the same pixel.
    """
    if move.kind is MoveKind.CUT or 0 in size:
        return ()
    shown = _shares(move, fps)
    return tuple(_frame(move.kind, share, size, grows_from) for share in shown)


def leaving(
    move: Move, fps: float, size: tuple[int, int], grows_from: Side = Side.LEFT
) -> tuple[Keyframe, ...]:
    """From rest to nothing, the same way out."""
    if move.kind is MoveKind.CUT or 0 in size:
        return ()
    gone = _shares(move, fps)
    return tuple(_frame(move.kind, 1.0 - share, size, grows_from) for share in gone)


def _frame(kind: MoveKind, shown: float, size: tuple[int, int], grows_from: Side) -> Keyframe:
    width, height = size
    if kind is MoveKind.RISE:
        hidden = height - round(shown * height)
        return Keyframe(dy=hidden, bottom=hidden / height)
    hidden = width - round(shown * width)
    if grows_from is Side.CENTRE:  # out of the middle, whatever the kind: there is no edge there
        near = hidden // 2
        return Keyframe(left=near / width, right=(hidden - near) / width)
    if kind is MoveKind.SLIDE:
        if grows_from is Side.LEFT:
            return Keyframe(dx=-hidden, left=hidden / width)
        return Keyframe(dx=hidden, right=hidden / width)
    if grows_from is Side.LEFT:
        return Keyframe(right=hidden / width)
    return Keyframe(left=hidden / width)


def _shares(move: Move, fps: float) -> list[float]:
    """How far the move is at its start and after each frame; ``fps`` in frames a second."""
    frames = max(1, round(move.seconds * fps))
    return [0.0, *(_eased(move.curve, n / frames) for n in range(1, frames)), 1.0]


def _eased(curve: Curve, time: float) -> float:
    """A CSS cubic-bezier() at ``time`` 0..1. Its control points are within 0..1 (the template
    is checked), so it never runs backwards or past its end."""
    x1, y1, x2, y2 = curve
    low, high = 0.0, 1.0
    while high - low > _PRECISION:
        middle = (low + high) / 2
        if _bezier(x1, x2, middle) < time:
            low = middle
        else:
            high = middle
    return min(1.0, max(0.0, _bezier(y1, y2, (low + high) / 2)))


def _bezier(first: float, second: float, t: float) -> float:
    rest = 1 - t
    return 3 * rest * rest * t * first + 3 * rest * t * t * second + t * t * t
